import { runProcess } from './process-host';
import { scannerSession } from './session';

runProcess(scannerSession);
