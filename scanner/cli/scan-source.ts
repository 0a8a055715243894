import { UsageError } from '../model';
import type { Day } from '../model';
import type { Call } from './arguments';

/** What `nhi scan` looks at. */
export type ScanSource =
  | { readonly kind: 'tree' }
  | { readonly kind: 'staged' }
  | { readonly kind: 'range'; readonly range: string }
  | { readonly kind: 'history'; readonly all: boolean; readonly since?: Day }
  | { readonly kind: 'stdin'; readonly path?: string };

/** @throws UsageError where the call asks for two of them, or for what goes with none */
export function sourceOf(call: Call): ScanSource {
  const { staged, range, history, stdin, since, words, all } = call;
  const path = call['stdin-path'];
  if (path !== undefined && stdin === undefined) throw new UsageError('--stdin-path goes with --stdin');
  if (since !== undefined && history === undefined) throw new UsageError('--since goes with --history');
  const asked = [
    ...(staged ? ['--staged'] : []),
    ...(range === undefined ? [] : ['--range']),
    ...(history ? ['--history'] : []),
    ...(stdin ? ['--stdin'] : []),
  ];
  const [name] = asked;
  if (name === undefined) return { kind: 'tree' };
  if (asked.length > 1) throw new UsageError(`nhi scan looks at one thing at a time: ${asked.join(' or ')}`);
  if (call.noIgnore) throw new UsageError(`--no-ignore is about the work tree: ${name} does not look at it`);
  if (call.manifest !== undefined) throw new UsageError(`${name} takes nhi.yaml from where it looks: no --manifest`);
  if (staged) return { kind: 'staged' };
  const [word] = words;
  if (word !== undefined) throw new UsageError(`nhi scan ${name} takes no paths and was also given "${word}"`);
  if (range !== undefined) return { kind: 'range', range };
  if (history) return { kind: 'history', all, ...(since !== undefined && { since }) };
  return { kind: 'stdin', ...(path !== undefined && { path }) };
}
