import type { Command } from './commands';
import { scanAndReport } from './scan-report';

/** `nhi check`: what nhi.yaml says on its own; no other file is read for it. */
export const checkCommand: Command = (call, host) => scanAndReport(call, host, 'manifest');
