import type { IdentityKind, Range } from '../../model';
import type { ReferenceCollector } from '../reference-collector';
import { lifetimeOfValue, readValue } from '../value';

/** One credential in a tool's own file, and where its value stands. */
export interface ToolCredential {
  readonly key: string;
  readonly kind: IdentityKind;
  readonly provider: string;
  readonly syntax: string;
  /** What shows it: a key's name, a host. */
  readonly range: Range;
  /** As written; `''` where nothing was filled in. */
  readonly value: string;
  readonly valueRange: Range;
  readonly consumer?: string | undefined;
}

/**
 * Adds a credential: stored where its value is a literal, used where a variable or a command fills it, nothing where the
 * value is empty or shows only where one goes.
 */
export function addToolCredential(collector: ReferenceCollector, credential: ToolCredential): void {
  const { key, kind, provider, syntax, range, value, valueRange, consumer } = credential;
  const { form, variables, store } = readValue(value);
  if (form === 'empty' || form === 'placeholder' || form === 'switch') return;
  const isStored = form === 'literal' || form === 'address';
  if (isStored) collector.conceal(valueRange);
  const names = variables.flatMap(({ from, name }) => (from === 'environment' && name !== '' ? [name] : []));
  const [variable, another] = names;
  collector.add({
    key,
    linkedKeys: [
      ...(variable !== undefined && another === undefined ? [`env:${variable}`] : []),
      ...(store === undefined ? [] : [store]),
    ],
    role: isStored || form === 'sealed' ? 'stores' : 'uses',
    kind,
    provider,
    credential: form === 'command' || form === 'store' ? 'brokered' : 'static',
    duty: isStored ? 'privileged' : 'found',
    lifetime: isStored ? lifetimeOfValue(value) : undefined,
    consumer,
    syntax,
    range,
  });
}

/** @param host of a URL or a registry, without its scheme and closing slash */
export function registryKey(system: string, host: string): string {
  const name = host.replace(/^[a-z][a-z+.-]{0,20}:\/\//i, '').replace(/^\/\//, '');
  const end = name.endsWith('/') ? name.length - 1 : name.length;
  return `registry:${system}/${name.slice(0, end).replaceAll(/[\s*?%\p{Cc}]/gu, (sign) => encodeURIComponent(sign)) || '?'}`;
}
