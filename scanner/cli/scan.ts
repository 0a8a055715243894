import type { Command } from './commands';
import { scanAndReport } from './scan-report';

/** `nhi scan [PATH...]`: everything there is to say of a tree. */
export const scanCommand: Command = (call, host) => scanAndReport(call, host, 'tree');
