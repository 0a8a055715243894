import assert from 'node:assert/strict';
import type { TemporaryFolder } from '../sources/temporary-folder';
import { closeBrowser, openWorkbench } from './vscode/workbench';
import type { Workbench } from './vscode/workbench';
import { ACCESS_KEY, workspace } from './workspace';

/** What a person sees in a real VS Code. */
describe('on the screen', () => {
  let folder: TemporaryFolder;
  let code: Workbench;

  before(async function () {
    this.timeout(300_000);
    folder = workspace();
    code = await openWorkbench({ folder: folder.path });
  });
  after(async () => {
    await code.close();
    await closeBrowser();
    folder.remove();
  });
  afterEach(async function () {
    if (this.currentTest?.state === 'failed') await code.picture(this.currentTest.title.replaceAll(/\W+/g, '-'));
  });

  it('the squiggle covers exactly the secret', async () => {
    await code.open('scripts/backup.sh');
    await code.page.locator('.squiggly-error').first().waitFor();
    const covered = await code.host((api) => {
      const document = api.window.activeTextEditor!.document;
      return api.languages.getDiagnostics(document.uri).map((each) => document.getText(each.range));
    });
    assert.deepEqual(covered, [ACCESS_KEY]);
  });
});
