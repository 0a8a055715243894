import assert from 'node:assert/strict';
import { linkSync, readFileSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import type { Locator } from 'playwright-core';
import type { Repository } from '../sources/repository';
import { fixables } from './fixables';
import { packaged } from './packaged';
import { until } from './until';
import { openWorkbench } from './vscode/workbench';
import type { Workbench } from './vscode/workbench';
import { ACCESS_KEY, WORKFLOW, workspace } from './workspace';

/** What a person sees who installed the extension in a real VS Code. */
describe('on the screen, the packaged extension', () => {
  let folder: Repository;
  let code: Workbench;

  before(async function () {
    this.timeout(400_000);
    folder = workspace();
    code = await openWorkbench({ folder: folder.path, vsix: packaged() });
  });
  after(async () => {
    await code.close();
    folder.remove();
  });
  afterEach(async function () {
    if (this.currentTest?.state === 'failed') await code.picture(this.currentTest.title.replaceAll(/\W+/g, '-'));
  });

  const lens = (text: string): Locator => code.page.locator('.codelens-decoration', { hasText: text });

  it('underlines exactly the secret', async () => {
    await code.open('scripts/backup.sh');
    await code.page.locator('.squiggly-error').first().waitFor();
    const covered = await code.host((api) => {
      const document = api.window.activeTextEditor!.document;
      return api.languages.getDiagnostics(document.uri).map((each) => document.getText(each.range));
    });
    assert.deepEqual(covered, [ACCESS_KEY]);
  });

  it('says over an entry how often it is used and when it expires, and lists the uses', async () => {
    await code.open('nhi.yaml');
    await lens('used in 1 place · expires in 70 days').locator('a').click();
    await code.page.locator('.peekview-widget', { hasText: 'release.yml' }).first().waitFor();
    await code.page.keyboard.press('Escape');
    await code.page.locator('.peekview-widget').waitFor({ state: 'detached' });
  });

  it('answers who, what, until when and how reviewed under the pointer', async () => {
    await code.open(WORKFLOW);
    await code.select('NPM_TOKEN }}');
    await code.host((api) => api.commands.executeCommand('editor.action.showHover'));
    const hover = code.page.locator('.monaco-hover', { hasText: 'npm-publish' }).first();
    await hover.waitFor();
    const text = await hover.innerText();
    for (const words of [/owner @acme\/web/, /may: /, /ends .* \(in 70 days\)/, /last reviewed never/]) {
      assert.match(text, words);
    }
    await code.page.keyboard.press('Escape');
  });

  it('says behind a use whose it is', async () => {
    await code.page.locator('.view-line', { hasText: '@acme/web · 70 d' }).first().waitFor();
  });

  it('lists problems with rule and place, and explains a rule in a page of its own', async () => {
    await code.host((api) => api.commands.executeCommand('workbench.actions.view.problems'));
    const row = code.page.locator('.markers-panel .monaco-list-row', { hasText: 'DEPLOY_KEY has no owner' }).first();
    await row.waitFor();
    assert.match(await row.innerText(), /nhi[\s\S]*identity\/undeclared[\s\S]*Ln 13/);
    await code.host((api) => api.commands.executeCommand('workbench.action.closePanel'));
    const page = await code.host(async (api) => {
      const found = api.languages.getDiagnostics().flatMap(([, list]) => list);
      const target = found.flatMap(({ code: each }) => (typeof each === 'object' ? [each.target] : []))[0]!;
      const document = await api.workspace.openTextDocument(target);
      return [document.languageId, document.getText()];
    });
    assert.equal(page[0], 'markdown');
    assert.match(page[1] ?? '', /^# [a-z]+\/[a-z-]+\n/);
  });

  it('shows identities and findings as trees, with the number of findings as a badge', async () => {
    await code.page.locator('.activitybar [aria-label^="NHI"]').first().click();
    const rows = code.page.locator('.pane-body .monaco-list-row');
    const identity = rows.filter({ hasText: 'npm-publish' }).first();
    await identity.waitFor();
    assert.match(await identity.innerText(), /npm-publish\s*@acme\/web · 70 d/);
    await rows.filter({ hasText: 'd-expired' }).first().waitFor();
    await code.page.locator('.activitybar .badge-content').filter({ hasText: /\d/ }).first().waitFor();
    await identity.click();
    await until('the entry', async () => (await code.selected()) === 'npm-publish');
    await code.host((api) => api.commands.executeCommand('nhi.groupByOwner'));
    await rows.filter({ hasText: '@acme/web' }).first().waitFor();
    await code.host((api) => api.commands.executeCommand('workbench.view.explorer'));
  });

  it('ends a scan whose progress is cancelled, and lists nothing of it', async () => {
    folder.write('large/0.ts', 'export const limit = next(limit);\n'.repeat(30_000));
    // Names of one file: much to read, little to write.
    for (let at = 1; at < 2000; at++) linkSync(join(folder.path, 'large/0.ts'), join(folder.path, `large/${at}.ts`));
    const scan = code.host((api) => api.commands.executeCommand('nhi.scanWorkspace'));
    const progress = code.page.locator('.notification-toast', { hasText: 'NHI scans the workspace' });
    await progress.filter({ hasText: / of \d{1,9} files/ }).waitFor();
    await progress.locator('.monaco-button', { hasText: 'Cancel' }).click();
    await scan;
    await progress.waitFor({ state: 'detached' });
    rmSync(join(folder.path, 'large'), { recursive: true });
    const closed = await code.host((api) => {
      const open = api.workspace.textDocuments.map(({ uri }) => uri.toString());
      const listed = api.languages.getDiagnostics().filter(([, list]) => list.length > 0);
      return listed.map(([uri]) => uri.toString()).filter((uri) => !open.includes(uri));
    });
    assert.deepEqual(closed, []);
  });

  it('lists the problems of every file after a scan that was asked for', async () => {
    await code.command('NHI: Scan Workspace');
    const files = await until('all problems', async () => {
      const found = await code.host((api) =>
        api.languages.getDiagnostics().flatMap(([uri, list]) => (list.length > 0 ? [uri.path] : [])),
      );
      return found.length > 6 && found;
    });
    assert.ok(!files.some((path) => path.endsWith('/.env')), 'what is ignored is not read');
  });

  describe('the lightbulb', () => {
    for (const { path, at, title, result } of fixables) {
      it(`repairs, can be undone and saved: ${title.source.replaceAll(/[\\^]/g, '')}`, async () => {
        const isDone = async (): Promise<boolean> => {
          for (const [file, words] of Object.entries(result)) {
            if (!words.test(await code.text(file))) return false;
          }
          return true;
        };
        // Undo is of the file that was written: mostly the one that the cursor is in.
        const written = path in result ? path : (Object.keys(result)[0] ?? path);
        const before = await code.text(written);
        await code.open(path);
        await code.select(at);
        await choose(title);
        await until('the repair', isDone);
        await code.open(written);
        await code.host((api) => api.commands.executeCommand('undo'));
        await confirmed('the text as it was', async () => (await code.text(written)) === before && !(await isDone()));
        await code.host((api) => api.commands.executeCommand('redo'));
        await confirmed('the repair again', isDone);
        await code.host((api) => api.workspace.saveAll());
        for (const [file, words] of Object.entries(result)) {
          assert.match(readFileSync(join(folder.path, file), 'utf8'), words);
        }
      });
    }

    it('never prefers to waive', async () => {
      await code.open('scripts/backup.sh');
      await code.select(ACCESS_KEY);
      const titles = await offered();
      assert.match(titles.at(-1) ?? '', /^Waive/);
      assert.doesNotMatch(titles[0] ?? '', /^Waive/);
      await code.page.keyboard.press('Escape');
    });
  });

  /** Opens the menu at the cursor once it has something of ours in it. @returns the titles in their order */
  async function offered(): Promise<string[]> {
    const rows = code.page.locator('.action-widget .monaco-list-row.action');
    return until('the menu of the lightbulb', async () => {
      await code.host((api) => api.commands.executeCommand('editor.action.quickFix'));
      const shown = await rows
        .first()
        .waitFor({ timeout: 5000 })
        .then(
          () => true,
          () => false,
        );
      const titles = shown ? await rows.allInnerTexts() : [];
      return titles.length > 0 && titles.map((title) => title.trim());
    });
  }

  async function choose(title: RegExp): Promise<void> {
    const titles = await offered();
    const index = titles.findIndex((each) => title.test(each));
    assert.ok(index >= 0, `${String(title)} is not among ${titles.join(' | ')}`);
    // A block lies over the list: it takes keys, not clicks.
    for (let step = 0; step < index; step++) await code.page.keyboard.press('ArrowDown');
    await code.page.keyboard.press('Enter');
  }

  /** Of an edit in several files VS Code asks whether all are meant. */
  async function confirmed(what: string, ask: () => Promise<boolean>): Promise<void> {
    const button = code.page.locator('.monaco-dialog-box .monaco-button').first();
    await until(what, async () => {
      if (await button.isVisible()) await button.click({ timeout: 1000 }).catch(() => undefined);
      return ask();
    });
  }
});
