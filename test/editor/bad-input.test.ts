import assert from 'node:assert/strict';
import { linkSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { repository } from '../sources/repository';
import type { Repository } from '../sources/repository';
import { packaged } from './packaged';
import { until } from './until';
import { openWorkbench } from './vscode/workbench';
import type { Workbench } from './vscode/workbench';
import { ACCESS_KEY } from './workspace';

const MEGA = 1 << 20;
const LINE = `export AWS_ACCESS_KEY_ID=${ACCESS_KEY}\n`;

/** What no editor likes: too much, too many, a file that will not keep still, a thread that dies. */
describe('what is hard on the editor', () => {
  let repo: Repository;
  let code: Workbench;

  before(async function () {
    this.timeout(400_000);
    repo = repository();
    repo.write('run.sh', LINE);
    const settings = { 'workbench.editorLargeFileConfirmation': 1024 };
    code = await openWorkbench({ folder: repo.path, vsix: packaged(), settings });
  });
  after(async () => {
    await code.close();
    repo.remove();
  });
  afterEach(async function () {
    if (this.currentTest?.state === 'failed') await code.picture(this.currentTest.title.replaceAll(/\W+/g, '-'));
  });

  const shown = (path: string): Promise<void> =>
    code.host(
      async (api, file) => {
        await api.commands.executeCommand('vscode.open', api.Uri.file(file), { preview: false });
      },
      join(repo.path, path),
    );
  const problems = (path: string): Promise<number> =>
    code.host((api, file) => api.languages.getDiagnostics(api.Uri.file(file)).length, join(repo.path, path));
  const run = (command: string): Promise<unknown> =>
    code.host((api, name) => api.commands.executeCommand(name), command);

  /** What a person reads who points at the status of the language. */
  async function statusSays(words: RegExp): Promise<void> {
    const status = code.page.locator('.hover-language-status', { hasText: 'NHI' });
    await until(String(words), async () => {
      await code.page.mouse.move(600, 300);
      await code.page.locator('[id="status.languageStatus"]').hover();
      await status
        .first()
        .waitFor({ timeout: 3000 })
        .catch(() => undefined);
      return (await status.allInnerTexts()).some((text) => words.test(text));
    });
    await code.page.mouse.move(600, 300);
  }

  it('says of a file of 50 MB, the largest that VS Code shows to extensions, that it is not judged', async () => {
    const rest = `${'nothing to see here '.repeat(50)}\n`;
    repo.write('large.log', LINE + rest.repeat(Math.floor((50 * MEGA - LINE.length) / rest.length)));
    await shown('large.log');
    await statusSays(/Not all of this file is judged: above the size that is looked at while you type/);
    assert.equal(await problems('large.log'), 0);
    await shown('run.sh');
    await until('the secret', async () => (await problems('run.sh')) === 1);
    await statusSays(/^(?![\s\S]*Not all)[\s\S]*NHI/);
    await run('workbench.action.closeAllEditors');
    rmSync(join(repo.path, 'large.log'));
  });

  it('shows the first thousand findings of a file and two thousand of all, and says that there are more', async () => {
    const names = ['many.sh', 'many-more.sh', 'most.sh'];
    for (const name of names) repo.write(name, LINE.repeat(2500));
    await shown('many.sh');
    await until('a thousand', async () => (await problems('many.sh')) === 1000);
    await statusSays(/Not all of this file is judged: it holds more than is reported/);
    await code.page.locator('.activitybar [aria-label^="NHI"]').first().click();
    await code.page.locator('.pane-body .message', { hasText: '1001 more are not listed' }).waitFor();
    await run('workbench.view.explorer');
    await run('workbench.action.closeAllEditors');
    for (const name of names) rmSync(join(repo.path, name));
  });

  it('knows a file as it is after it was changed while all were scanned, and of those that went nothing', async () => {
    const names = Array.from({ length: 1500 }, (_, at) => `large/${at}.ts`);
    repo.write('large/first.ts', 'export const limit = next(limit);\n'.repeat(20_000));
    repo.write('a-first.sh', 'true\n');
    for (const name of names) linkSync(join(repo.path, 'large/first.ts'), join(repo.path, name));
    const scan = run('nhi.scanWorkspace');
    await code.page
      .locator('.notification-toast', { hasText: 'NHI scans the workspace' })
      .filter({ hasText: / of \d{1,9} files/ })
      .waitFor();
    repo.write('a-first.sh', LINE);
    for (const name of names.slice(1000)) rmSync(join(repo.path, name));
    await scan;
    await until('what was written meanwhile', async () => (await problems('a-first.sh')) === 1);
    repo.write('a-first.sh', 'true\n');
    await until('what it says now', async () => (await problems('a-first.sh')) === 0);
    rmSync(join(repo.path, 'large'), { recursive: true });
  });

  describe('where the worker dies', () => {
    let program: string;
    let whole: string;
    before(async () => {
      const folder = await code.host((api) => api.extensions.getExtension('nhi-guard.nhi-guard')!.extensionPath);
      program = join(folder, 'dist/extension/editor-worker.js');
      whole = readFileSync(program, 'utf8');
    });
    afterEach(() => {
      writeFileSync(program, whole);
    });
    /** A worker that dies of the first message that it gets. */
    const DIES = "require('node:worker_threads').parentPort.on('message', () => process.exit(7));\n";

    it('starts it once more, and all is as before', async () => {
      const mark = JSON.stringify(join(repo.path, '.git/died'));
      const fs = "require('node:fs')";
      writeFileSync(
        program,
        `if (!${fs}.existsSync(${mark})) { ${fs}.writeFileSync(${mark}, ''); ${DIES} } else {${whole}}`,
      );
      await shown('run.sh');
      await run('nhi.restart');
      repo.write('again.sh', LINE);
      await shown('again.sh');
      await until('the secret', async () => (await problems('again.sh')) === 1);
      assert.equal(readFileSync(join(repo.path, '.git/died'), 'utf8'), '', 'it has died once');
      await statusSays(/^(?![\s\S]*has stopped)[\s\S]*NHI/);
    });

    it('says that it has stopped where it dies again, and starts it when it is asked to', async () => {
      writeFileSync(program, DIES);
      await run('nhi.restart');
      await statusSays(/NHI has stopped[\s\S]*it exited with 7/);
      await shown('run.sh');
      await statusSays(/NHI has stopped/);
      await run('nhi.scanWorkspace');
      writeFileSync(program, whole);
      await code.page.locator('[id="status.languageStatus"]').hover();
      await code.page.locator('.hover-language-status a', { hasText: 'Restart' }).click();
      await statusSays(/^(?![\s\S]*has stopped)[\s\S]*findings/);
      repo.write('once-more.sh', LINE);
      await shown('once-more.sh');
      await until('the secret', async () => (await problems('once-more.sh')) === 1);
    });
  });
});
