import { join } from 'node:path';
import { loadParts } from './load-parts';

// The second thread of a large scan; what it compiles the first one keeps.
loadParts(join(__dirname, 'parts'), 'command', false)('./worker.js');
