import { join } from 'node:path';
import { loadParts } from './load-parts';
import { optimizeLater } from './optimize-later';

// The program: all that it does is in the parts.
const use = process.argv[2] === 'hook' ? 'hook' : 'command';
// A hook ends before anything is optimized.
if (use === 'command') optimizeLater();
loadParts(join(__dirname, 'parts'), use, true)('./main.js');
