import { join } from 'node:path';
import { loadParts } from './load-parts';

// The program: all that it does is in the parts.
loadParts(join(__dirname, 'parts'), process.argv[2] === 'hook' ? 'hook' : 'command', true)('./main.js');
