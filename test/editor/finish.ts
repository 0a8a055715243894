import { closeBrowser } from './vscode/workbench';

/** One browser serves all files of a run. */
export const mochaHooks = { afterAll: closeBrowser };
