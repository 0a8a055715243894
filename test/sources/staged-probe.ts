// Bundled and run inside real hooks: appends what a commit hook sees to the file named first.
import { appendFileSync } from 'node:fs';
import { openStaged } from '../../scanner/sources';
import { sidesOf } from './repository';
import type { Sides } from './repository';

export interface Seen {
  readonly hook: string;
  readonly sides: Record<string, Sides>;
  readonly manifest: string | undefined;
}

const [log = '', hook = ''] = process.argv.slice(2);
const { changes, after } = openStaged({ cwd: process.cwd() });
const seen: Seen = { hook, sides: sidesOf(changes), manifest: after.read('nhi.yaml') };
appendFileSync(log, `${JSON.stringify(seen)}\n`);
