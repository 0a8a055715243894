import { programFolder } from './program-folder';
import { runProcess } from './process-host';
import { scannerSession } from './session';

const folder = programFolder();
runProcess(scannerSession(folder && `${folder}/worker.js`));

// Without it the bundler takes the file for CommonJS, and with it all that it imports.
export {};
