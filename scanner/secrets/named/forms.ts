import type { SecretKind } from '../detector';
import type { Form } from './form';
import { markedForms } from './marked';
import { vendorForms } from './vendors';

/** Every form that only an assignment gives away. */
export const namedForms: readonly Form[] = [...markedForms, ...vendorForms];

/** What they are forms of; a vendor with several lengths once for each. */
export const namedKinds: readonly SecretKind[] = namedForms.map(({ of }) => of);
