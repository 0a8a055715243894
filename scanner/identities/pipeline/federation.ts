import type { Range } from '../../model';
import { roleKey } from '../aws-role';
import type { ReferenceDraft } from '../reference-collector';
import { staticName } from './environment';

/**
 * @param role an ARN, a name, or an expression, which is only known when the job runs
 * @returns what is recorded where a job takes an AWS role with its identity token; one hour where nothing else is said
 */
export function federatedRole(
  role: string,
  range: Range,
  more: Pick<ReferenceDraft, 'syntax' | 'consumer' | 'environment' | 'federation'> & {
    readonly seconds?: string | undefined;
  },
): ReferenceDraft {
  const { seconds, ...rest } = more;
  const written = staticName(role);
  const lasts = Number(seconds);
  return {
    ...rest,
    key: roleKey(written),
    role: 'federates',
    kind: 'iam_role',
    provider: 'aws',
    credential: 'keyless',
    duty: written === '?' ? 'found' : 'privileged',
    privileges:
      written === '?' ? [] : [{ fact: `role ${written}`, level: /admin/i.test(written) ? 'admin' : 'unknown', range }],
    lifetime:
      seconds === undefined
        ? { seconds: 3600, source: 'session duration: 3600 s by default' }
        : { ...(Number.isInteger(lasts) && { seconds: lasts }), source: `session duration: ${seconds}` },
    range,
  };
}
