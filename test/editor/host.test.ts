import assert from 'node:assert/strict';
import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { repository } from '../sources/repository';
import type { Repository } from '../sources/repository';
import type { CodeAction, CompletionList, DocumentSymbol, Hover, Location, MarkdownString, Position } from 'vscode';
import { until } from './until';
import { openDesktop } from './vscode/desktop';
import { findDesktop } from './vscode/find-desktop';
import { thisMachine } from './vscode/machine';
import { openWorkbench } from './vscode/workbench';
import type { ExtensionHost, WorkbenchOptions } from './vscode/workbench';
import { ACCESS_KEY, inDays, WORKFLOW, workspace } from './workspace';

const desktop = findDesktop(thisMachine);

describe('in the extension host', () => {
  inTheHost(openWorkbench);
});

// Where there is one; the server's is the same code without Electron.
if (desktop !== undefined) {
  describe('in the extension host of a desktop VS Code', () => {
    inTheHost((options) => openDesktop(desktop, options));
  });
}

/** Inside the extension host of a real VS Code, in Restricted Mode, with two folders open. */
function inTheHost(openHost: (options: WorkbenchOptions) => Promise<ExtensionHost>): void {
  let one: Repository;
  let two: Repository;
  let code: ExtensionHost;

  before(async function () {
    this.timeout(400_000);
    one = workspace();
    two = repository();
    two.write('deep/er/run.sh', `export AWS_ACCESS_KEY_ID=${ACCESS_KEY}\n`);
    two.write(
      'nhi.yaml',
      `version: 1\nidentities:\n  - id: two\n    owner: web\n    expires: ${inDays(9)}\n    references: ["env:TWO"]\n`,
    );
    const folders = [{ path: one.path }, { path: two.path }];
    one.write('both.code-workspace', JSON.stringify({ folders }));
    code = await openHost({
      folder: join(one.path, 'both.code-workspace'),
      settings: {
        'security.workspace.trust.enabled': true,
        'security.workspace.trust.startupPrompt': 'never',
        'security.workspace.trust.banner': 'never',
        'editor.codeActionsOnSave': { 'source.fixAll.nhi': 'explicit' },
      },
    });
  });
  after(async () => {
    await code.close();
    one.remove();
    two.remove();
  });

  const problems = (path: string): Promise<string[]> =>
    code.host(
      (api, file) =>
        api.languages
          .getDiagnostics(api.Uri.file(file))
          .map(({ code: rule, range }) => `${typeof rule === 'object' ? rule.value : ''} ${range.start.line + 1}`),
      path,
    );
  const opened = (path: string): Promise<void> =>
    code.host(async (api, file) => {
      await api.window.showTextDocument(api.Uri.file(file), { preview: false });
    }, path);

  it('scans in Restricted Mode, each folder by its own nhi.yaml', async () => {
    assert.equal(await code.host((api) => api.workspace.isTrusted), false);
    await opened(join(two.path, 'deep/er/run.sh'));
    const found = await until('the secret', async () => {
      const list = await problems(join(two.path, 'deep/er/run.sh'));
      return list.length > 0 && list;
    });
    assert.deepEqual(found, ['secret/aws-access-key 1']);
    await opened(join(two.path, 'nhi.yaml'));
    await until('the end that is near', async () =>
      (await problems(join(two.path, 'nhi.yaml'))).some((each) => each.startsWith('identity/expires-soon')),
    );
  });

  it('runs nothing in Restricted Mode, whoever asks for it', async () => {
    const running = await code.host(async (api) => {
      for (const command of ['nhi.init', 'nhi.installHooks']) await api.commands.executeCommand(command);
      await api.commands.executeCommand('workbench.action.closeActiveEditor');
      return api.tasks.taskExecutions.length + api.window.terminals.length;
    });
    assert.equal(running, 0);
    assert.ok(!existsSync(join(one.path, '.git/hooks/pre-commit')));
  });

  it('shows nothing of what is ignored', async () => {
    await opened(join(one.path, '.env'));
    await opened(join(one.path, WORKFLOW));
    await until('the workflow', async () => (await problems(join(one.path, WORKFLOW))).length > 0);
    assert.deepEqual(await problems(join(one.path, '.env')), []);
  });

  it('judges what is typed before it is saved, and takes back what is gone', async () => {
    const path = join(one.path, 'src/typed.ts');
    one.write('src/typed.ts', '\n');
    await opened(path);
    const type = (text: string): Promise<void> =>
      code.host(async (api, words) => {
        const editor = api.window.activeTextEditor!;
        const all = new api.Range(0, 0, editor.document.lineCount, 0);
        await editor.edit((edit) => {
          edit.replace(all, words);
        });
      }, text);
    await type(`\n\nconst id = '${ACCESS_KEY}';\n`);
    await until('the secret', async () => (await problems(path)).join() === 'secret/aws-access-key 3');
    await type('const id = process.env.ID;\n');
    await until('nothing', async () => (await problems(path)).length === 0);
    await code.host((api) => api.commands.executeCommand('workbench.action.revertAndCloseActiveEditor'));
  });

  it('follows a file that is renamed, and forgets one that is closed', async () => {
    const from = join(two.path, 'deep/er/run.sh');
    const to = join(two.path, 'deep/run-it.sh');
    await code.host(
      async (api, old, now) => {
        const edit = new api.WorkspaceEdit();
        edit.renameFile(api.Uri.file(old), api.Uri.file(now));
        await api.workspace.applyEdit(edit);
      },
      from,
      to,
    );
    await opened(to);
    await until('the new name', async () => (await problems(to)).length === 1);
    await until('the old name', async () => (await problems(from)).length === 0);
    await code.host((api) => api.commands.executeCommand('workbench.action.closeAllEditors'));
    await until('closed documents', async () => (await problems(to)).length === 0);
  });

  it('forgets a folder where it is switched off, and knows it again where it is switched on', async () => {
    const here = join(two.path, 'deep/run-it.sh');
    const there = join(one.path, 'scripts/backup.sh');
    const enable = (value: boolean): Promise<void> =>
      code.host(
        async (api, path, is) => {
          const settings = api.workspace.getConfiguration('nhi', api.Uri.file(path));
          await settings.update('enable', is, api.ConfigurationTarget.WorkspaceFolder);
        },
        here,
        value,
      );
    await opened(here);
    await opened(there);
    await until('both', async () => (await problems(here)).length === 1 && (await problems(there)).length === 1);
    await enable(false);
    await until('one alone', async () => (await problems(here)).length === 0 && (await problems(there)).length === 1);
    await enable(true);
    await until('both again', async () => (await problems(here)).length === 1);
  });

  it('takes in a folder that is opened later, and forgets it when it is closed', async () => {
    const three = repository();
    three.write('closed.sh', `export AWS_ACCESS_KEY_ID=${ACCESS_KEY}\n`);
    const path = join(three.path, 'closed.sh');
    await code.host((api, folder) => {
      const { length } = api.workspace.workspaceFolders ?? [];
      api.workspace.updateWorkspaceFolders(length, 0, { uri: api.Uri.file(folder) });
    }, three.path);
    await until('the folder', () => code.host((api) => api.workspace.workspaceFolders?.length === 3));
    await code.host((api) => api.commands.executeCommand('nhi.scanWorkspace'));
    await until('its problem', async () => (await problems(path)).length === 1);
    // Refused while the change before it is under way.
    await until('the folder to close', () =>
      code.host((api) => {
        const { length } = api.workspace.workspaceFolders ?? [];
        if (length === 3) api.workspace.updateWorkspaceFolders(2, 1);
        return length === 2;
      }),
    );
    await until('nothing of it', async () => (await problems(path)).length === 0);
    three.remove();
  });

  it('judges a text that has no file yet', async () => {
    await code.host(async (api, key) => {
      const document = await api.workspace.openTextDocument({ language: 'shellscript', content: `export K=${key}\n` });
      await api.window.showTextDocument(document);
    }, ACCESS_KEY);
    await until('the secret', () =>
      code.host((api) => api.languages.getDiagnostics(api.window.activeTextEditor!.document.uri).length === 1),
    );
    await code.host((api) => api.commands.executeCommand('workbench.action.revertAndCloseActiveEditor'));
  });

  it('keeps old answers while nhi.yaml is broken, and says what is wrong with it once', async () => {
    const path = join(one.path, 'nhi.yaml');
    await opened(path);
    await until('the manifest', async () => (await problems(path)).length > 1);
    await code.host(async (api) => {
      const editor = api.window.activeTextEditor!;
      const at = editor.document.positionAt(editor.document.getText().indexOf('"@acme/web"'));
      await editor.edit((edit) => {
        edit.replace(new api.Range(at, at.translate(0, 11)), '@acme/web');
      });
    });
    await until('one problem', async () => (await problems(path)).join().startsWith('manifest/invalid'));
    await opened(join(one.path, WORKFLOW));
    const hovers = await code.host(async (api) => {
      const { document } = api.window.activeTextEditor!;
      const at = document.positionAt(document.getText().indexOf('NPM_TOKEN') + 1);
      const found = await api.commands.executeCommand<Hover[]>('vscode.executeHoverProvider', document.uri, at);
      return found.flatMap(({ contents }) => contents.map((each) => (each as MarkdownString).value)).join();
    });
    assert.match(hovers, /npm\\-publish/);
    await opened(path);
    await code.host((api) => api.commands.executeCommand('workbench.action.files.revert'));
    await until('all as before', async () => (await problems(path)).length > 1);
  });

  it('strikes through the entry whose end has passed, and never a secret', async () => {
    const tagged = await code.host((api) =>
      api.languages
        .getDiagnostics()
        .flatMap(([, list]) => list)
        .filter(({ tags }) => tags !== undefined && tags.length > 0)
        .map(({ code: rule, tags }) => [typeof rule === 'object' ? rule.value : '', tags!.join()]),
    );
    assert.deepEqual(tagged, [['identity/expired', '2']]);
  });

  it('completes, goes to and lists what a manifest names', async () => {
    const answers = await code.host(async (api) => {
      const { document } = api.window.activeTextEditor!;
      const text = document.getText();
      const at = (words: string): Position => document.positionAt(text.indexOf(words) + 1);
      const items = await api.commands.executeCommand<CompletionList>(
        'vscode.executeCompletionItemProvider',
        document.uri,
        at('"@acme/web"'),
      );
      const places = await api.commands.executeCommand<Location[]>(
        'vscode.executeReferenceProvider',
        document.uri,
        at('npm-publish'),
      );
      const symbols = await api.commands.executeCommand<DocumentSymbol[]>(
        'vscode.executeDocumentSymbolProvider',
        document.uri,
      );
      return {
        labels: items.items.map(({ label }) => (typeof label === 'string' ? label : label.label)),
        places: places.map(({ uri }) => uri.path),
        symbols: symbols.flatMap(({ children }) => children.map(({ name }) => name)),
      };
    });
    assert.ok(answers.labels.includes('@acme/all'), answers.labels.join());
    assert.ok(answers.places.some((path) => path.endsWith('release.yml')));
    assert.ok(answers.symbols.includes('npm-publish'));
  });

  it('underlines a secret in a cell of a notebook', async () => {
    const found = await code.host(async (api, key) => {
      const cell = new api.NotebookCellData(api.NotebookCellKind.Code, `id = "${key}"`, 'python');
      const notebook = await api.workspace.openNotebookDocument('jupyter-notebook', new api.NotebookData([cell]));
      const { document } = notebook.cellAt(0);
      while (api.languages.getDiagnostics(document.uri).length === 0)
        await new Promise((resolve) => setImmediate(resolve));
      return api.languages.getDiagnostics(document.uri).map(({ range }) => document.getText(range));
    }, ACCESS_KEY);
    assert.deepEqual(found, [ACCESS_KEY]);
  });

  it('fills gaps of nhi.yaml when a file is saved, and leaves the code and what it could excuse as it is', async () => {
    const workflow = join(one.path, WORKFLOW);
    const manifest = join(one.path, 'nhi.yaml');
    const before = readFileSync(workflow, 'utf8');
    const declared = readFileSync(manifest, 'utf8');
    await opened(workflow);
    await until('the gap', async () =>
      (await problems(workflow)).some((each) => each.startsWith('identity/undeclared')),
    );
    await code.host(async (api) => {
      const editor = api.window.activeTextEditor!;
      await editor.edit((edit) => {
        edit.insert(new api.Position(0, 0), '# said\n');
      });
      await api.commands.executeCommand('workbench.action.files.save');
    });
    const text = (path: string): Promise<string> =>
      code.host(async (api, file) => (await api.workspace.openTextDocument(api.Uri.file(file))).getText(), path);
    const filled = await until('the entry', async () => {
      const said = await text(manifest);
      return said !== declared && said;
    });
    assert.ok(filled.startsWith(declared), 'what stood there stands there still');
    assert.match(
      filled.slice(declared.length),
      /- id: deploy-key\n {4}status: proposed\n[\s\S]*gha:secret\/DEPLOY_KEY/,
    );
    assert.equal(readFileSync(workflow, 'utf8'), `# said\n${before}`);
    assert.ok(!existsSync(join(one.path, 'nhi-baseline.yaml')));
  });

  it('has nothing to fix at once in a file whose secrets are to be moved out', async () => {
    const path = join(one.path, 'src/mail.ts');
    await opened(path);
    await until('the secret', async () => (await problems(path)).length > 0);
    const kinds = await code.host(async (api) => {
      const { document } = api.window.activeTextEditor!;
      const all = new api.Range(0, 0, document.lineCount, 0);
      const ask = async (kind: string): Promise<number> => {
        const words = [document.uri, all, kind] as const;
        const found = await api.commands.executeCommand<CodeAction[]>('vscode.executeCodeActionProvider', ...words);
        return found.filter(({ edit }) => edit !== undefined).length;
      };
      return { all: await ask('source.fixAll.nhi'), one: await ask('quickfix') };
    });
    assert.equal(kinds.all, 0);
    assert.ok(kinds.one > 0, 'each by itself can be repaired');
  });
}
