// Bundled and run inside real hooks: writes what a push hook sees to the file named first.
import { readFileSync, writeFileSync } from 'node:fs';
import { openPush, parsePrePush, parsePreReceive } from '../../scanner/sources';
import { sidesOf, textOf } from './repository';
import type { Sides } from './repository';

export interface Pushed {
  readonly judged: string;
  readonly commits: readonly Record<string, Sides>[];
  readonly tips: readonly { ref: string; sides: Record<string, Sides> }[];
  readonly documents: Record<string, string[]>;
}

const [log, hook, name = '', url = ''] = process.argv.slice(2);
if (log !== undefined) {
  const input = readFileSync(0, 'utf8');
  const push = openPush({
    cwd: process.cwd(),
    updates: hook === 'pre-push' ? parsePrePush(input) : parsePreReceive(input),
    receiver: hook === 'pre-push' ? { kind: 'remote', name, url } : { kind: 'here' },
  });
  const documents: Record<string, string[]> = {};
  for (const document of push.documents) (documents[document.path] ??= []).push(textOf(document));
  const seen: Pushed = {
    judged: push.judged,
    commits: Array.from(push.commits, ({ changes }) => sidesOf(changes)),
    tips: push.tips.map((tip) => ({ ref: tip.ref, sides: sidesOf(tip.change().changes) })),
    documents,
  };
  writeFileSync(log, JSON.stringify(seen));
}
