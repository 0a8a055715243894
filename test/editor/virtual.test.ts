import assert from 'node:assert/strict';
import { join } from 'node:path';
import type { CodeAction } from 'vscode';
import { temporaryFolder } from '../sources/temporary-folder';
import type { TemporaryFolder } from '../sources/temporary-folder';
import { until } from './until';
import { openWorkbench } from './vscode/workbench';
import type { Workbench } from './vscode/workbench';
import { ACCESS_KEY, inDays, WORKFLOW } from './workspace';

const MANIFEST = `version: 1
identities:
  - id: npm-publish
    owner: "@acme/web"
    expires: ${inDays(70)}
    references: ["gha:secret/NPM_TOKEN"]
`;
const PUBLISH = `on: push
permissions: {}
jobs:
  publish:
    runs-on: ubuntu-latest
    steps:
      - run: ./publish
        env:
          NODE_AUTH_TOKEN: \${{ secrets.NPM_TOKEN }}
          DEPLOY_KEY: \${{ secrets.DEPLOY_KEY }}
`;

/** A folder that is on no disk, as GitHub Repositories and other providers open one. */
describe('in a virtual workspace', () => {
  let folder: TemporaryFolder;
  let code: Workbench;

  before(async function () {
    this.timeout(400_000);
    folder = temporaryFolder();
    folder.write('virtual.code-workspace', JSON.stringify({ folders: [{ uri: 'memory:/repo', name: 'repo' }] }));
    code = await openWorkbench({ folder: join(folder.path, 'virtual.code-workspace') });
    await write('run.sh', `export AWS_ACCESS_KEY_ID=${ACCESS_KEY}\n`);
    await write(WORKFLOW, PUBLISH);
    await write('nhi.yaml', MANIFEST);
  });
  after(async () => {
    await code.close();
    folder.remove();
  });
  afterEach(async function () {
    if (this.currentTest?.state === 'failed') await code.picture(this.currentTest.title.replaceAll(/\W+/g, '-'));
  });

  const write = (path: string, text: string): Promise<void> =>
    code.host(
      async (api, file, content) => {
        await api.workspace.fs.writeFile(api.Uri.parse(`memory:/repo/${file}`), new TextEncoder().encode(content));
      },
      path,
      text,
    );
  const read = (path: string): Promise<string> =>
    code.host(async (api, file) => {
      const uri = api.Uri.parse(`memory:/repo/${file}`);
      return new TextDecoder().decode(await api.workspace.fs.readFile(uri));
    }, path);
  const opened = (path: string): Promise<void> =>
    code.host(async (api, file) => {
      // As a click does: it holds the document no longer than it is shown.
      await api.commands.executeCommand('vscode.open', api.Uri.parse(`memory:/repo/${file}`), { preview: false });
    }, path);
  const problems = (path: string): Promise<string[]> =>
    code.host((api, file) => {
      const uri = api.Uri.parse(`memory:/repo/${file}`);
      const document = api.workspace.textDocuments.find((each) => each.uri.toString() === uri.toString());
      return api.languages
        .getDiagnostics(uri)
        .map(
          ({ code: rule, range }) => `${typeof rule === 'object' ? rule.value : ''} ${document?.getText(range) ?? ''}`,
        );
    }, path);

  it('underlines exactly the secret in an open document, and forgets it when it is closed', async () => {
    await opened('run.sh');
    await code.page.locator('.squiggly-error').first().waitFor();
    assert.deepEqual(await problems('run.sh'), [`secret/aws-access-key ${ACCESS_KEY}`]);
    await code.host((api) => api.commands.executeCommand('workbench.action.closeActiveEditor'));
    await until('nothing', async () => (await problems('run.sh')).length === 0);
  });

  it('judges by the nhi.yaml at its top, also where that is not open, and by what is written to it', async () => {
    await opened(WORKFLOW);
    await until(
      'what is not declared',
      async () => (await problems(WORKFLOW)).join() === 'identity/undeclared DEPLOY_KEY',
    );
    await write('nhi.yaml', MANIFEST.replace('NPM_TOKEN', 'DEPLOY_KEY'));
    await until('the other', async () => (await problems(WORKFLOW)).join() === 'identity/undeclared NPM_TOKEN');
    await write('nhi.yaml', MANIFEST);
    await until('the first', async () => (await problems(WORKFLOW)).join() === 'identity/undeclared DEPLOY_KEY');
  });

  it('declares in the nhi.yaml that is there', async () => {
    const declare = (): Promise<readonly string[] | false> =>
      code.host(async (api) => {
        const { document } = api.window.activeTextEditor!;
        const start = document.positionAt(document.getText().indexOf('DEPLOY_KEY }}'));
        const words = [document.uri, new api.Range(start, start), 'quickfix'] as const;
        const asked = api.commands.executeCommand<CodeAction[]>('vscode.executeCodeActionProvider', ...words);
        // VS Code takes the question back where the document is still being opened: then it is asked again.
        const actions = await asked.then(undefined, (error: unknown) => {
          if (error instanceof Error && error.name === 'Canceled') return undefined;
          throw error;
        });
        if (actions === undefined) return false;
        await api.workspace.applyEdit(actions.find(({ title }) => title.startsWith('Declare DEPLOY_KEY'))!.edit!);
        return actions.map(({ title }) => title);
      });
    const titles = await until('the actions', declare);
    assert.ok(titles.length > 0);
    const text = await until('the entry in the file', async () => {
      await code.host((api) => api.workspace.saveAll());
      const now = await read('nhi.yaml');
      return now !== MANIFEST && now;
    });
    assert.match(text, /id: npm-publish\n {4}owner: "@acme\/web"/, 'what stood there stands there still');
    assert.match(text, /gha:secret\/DEPLOY_KEY/);
    await until('nothing undeclared', async () => !(await problems(WORKFLOW)).join().includes('identity/undeclared'));
  });

  it('offers nothing that would need a disk, and nothing of it hangs or fails', async () => {
    const { isVirtual, tasks } = await code.host(async (api) => {
      await Promise.all(
        ['nhi.scanWorkspace', 'nhi.init', 'nhi.installHooks', 'nhi.openManifest', 'nhi.restart'].map((each) =>
          api.commands.executeCommand(each),
        ),
      );
      const found = await api.tasks.fetchTasks({ type: 'nhi' });
      return { isVirtual: api.workspace.workspaceFolders![0]!.uri.scheme === 'memory', tasks: found.length };
    });
    assert.ok(isVirtual);
    assert.equal(tasks, 0);
    await opened('run.sh');
    await until('the secret', async () => (await problems('run.sh')).join() === `secret/aws-access-key ${ACCESS_KEY}`);
    assert.equal(await code.page.locator('.notification-toast', { hasText: 'NHI' }).count(), 0);
  });
});
