import { join } from 'node:path';
import { loadParts } from './load-parts';

// The program: all that it does is in the parts.
loadParts(join(__dirname, 'parts'), true)('./main.js');
