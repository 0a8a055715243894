// Bundled and run inside real hooks: appends what a commit hook sees to the file named first.
import { appendFileSync } from 'node:fs';
import { openStaged } from '../../scanner/sources';
import { sidesOf } from './repository';

const [log = '', hook = ''] = process.argv.slice(2);
const { changes, after } = openStaged({ cwd: process.cwd() });
appendFileSync(log, `${JSON.stringify({ hook, sides: sidesOf(changes), manifest: after.read('nhi.yaml') })}\n`);
