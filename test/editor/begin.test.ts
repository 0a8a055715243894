import assert from 'node:assert/strict';
import { chmodSync, existsSync, mkdirSync, readFileSync, symlinkSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { git, SECRET } from '../hooks/workshop';
import { repository } from '../sources/repository';
import type { Locator } from 'playwright-core';
import type { Repository } from '../sources/repository';
import { packaged } from './packaged';
import { until } from './until';
import { openWorkbench } from './vscode/workbench';
import type { Workbench } from './vscode/workbench';

const BUILT = join(__dirname, '../../dist/cli.js');
const WALKTHROUGH = 'nhi-guard.nhi-guard#start';
const PUBLISH = `on: push
jobs:
  publish:
    runs-on: ubuntu-latest
    steps:
      - run: ./publish
        env:
          NODE_AUTH_TOKEN: \${{ secrets.NPM_TOKEN }}
`;

/** @returns a home whose shell finds the built command: VS Code takes its PATH from the shell that one logs in with */
function withProgram(repo: Repository): string {
  const home = join(repo.path, '.git/home');
  mkdirSync(home);
  chmodSync(BUILT, 0o755);
  symlinkSync(BUILT, join(home, 'nhi'));
  writeFileSync(join(home, '.profile'), `PATH="${home}:${dirname(process.execPath)}:$PATH"\n`);
  return home;
}

/** From an empty start to a commit that is stopped: what a person does on the first day. */
describe('on the first day, in the editor', () => {
  let repo: Repository;
  let code: Workbench;

  before(async function () {
    this.timeout(400_000);
    repo = repository();
    repo.commit('.github/workflows/release.yml', PUBLISH);
    repo.git(['config', 'user.name', 'Ada']);
    repo.git(['config', 'user.email', 'ada@example.com']);
    code = await openWorkbench({
      folder: repo.path,
      vsix: packaged(),
      env: { HOME: withProgram(repo), SHELL: '/bin/sh' },
      // Drawn as text, which can be read.
      settings: { 'terminal.integrated.gpuAcceleration': 'off' },
    });
  });
  after(async () => {
    await code.close();
    repo.remove();
  });
  afterEach(async function () {
    if (this.currentTest?.state === 'failed') await code.picture(this.currentTest.title.replaceAll(/\W+/g, '-'));
  });

  const step = (name: string): Locator =>
    code.page.locator(`.getting-started-step[data-step-id="${WALKTHROUGH}#${name}"]`);
  const hasStep = (name: string): Promise<boolean> =>
    step(name).locator('[role=checkbox][aria-checked=true]').isVisible();
  const written = (path: string): string => readFileSync(join(repo.path, path), 'utf8');

  /** The editor knows of the walkthrough only after the extension is installed. */
  async function walkthrough(): Promise<void> {
    await until('the walkthrough', async () => {
      await code.host((api, id) => api.commands.executeCommand('workbench.action.openWalkthrough', id), WALKTHROUGH);
      return step('look').isVisible();
    });
  }

  /** Opens a step and presses its button. */
  async function press(name: string, button: string): Promise<void> {
    await walkthrough();
    assert.equal(await hasStep(name), false, 'not done before it was begun');
    const wanted = step(name).locator('.monaco-button', { hasText: button });
    if (!(await wanted.isVisible())) await step(name).click();
    await wanted.click();
  }

  async function done(name: string): Promise<void> {
    await walkthrough();
    await until('the tick', () => hasStep(name));
  }

  async function said(words: RegExp): Promise<void> {
    const rows = code.page.locator('.xterm-rows:visible');
    await until(String(words), async () =>
      words.test((await rows.allInnerTexts()).join('\n').replaceAll('\u00a0', ' ')),
    );
  }

  it('shows a walkthrough of four steps', async () => {
    await walkthrough();
    const titles = await code.page.locator('.getting-started-step .step-title').allInnerTexts();
    assert.deepEqual(titles, [
      'See what is there',
      'Begin with nhi.yaml',
      'Accept an entry',
      'Stop secrets at the commit',
    ]);
  });

  it('shows the identities that nobody declared yet', async () => {
    await press('look', 'Show Identities');
    await code.page.locator('.pane-body .monaco-list-row', { hasText: 'NPM_TOKEN' }).first().waitFor();
    await done('look');
  });

  it('installs hooks that stop a commit made in a shell', async () => {
    await press('hooks', 'Install Git Hooks');
    await said(/Each commit and push is looked at/);
    assert.match(written('.git/hooks/pre-commit'), /nhi hooks install/);
    assert.ok(existsSync(join(repo.path, '.git/nhi/cli.js')), 'the hooks need nothing else');
    repo.stage('run.sh', SECRET);
    const { status, err } = git(repo, ['commit', '-m', 'Run']);
    assert.equal(status, 1);
    assert.match(err, /nhi: this commit adds a secret[\s\S]*run\.sh:1/);
    await done('hooks');
  });

  it('is stopped there, too, where the commit is made in the view of source control', async () => {
    await code.host(async (api) => {
      const extension = api.extensions.getExtension<{ getAPI(version: 1): Git }>('vscode.git')!;
      interface Git {
        repositories: { inputBox: { value: string }; status(): Promise<void> }[];
      }
      const [opened] = (await extension.activate()).getAPI(1).repositories;
      await opened!.status();
      opened!.inputBox.value = 'Run';
      await api.commands.executeCommand('workbench.view.scm');
      void api.commands.executeCommand('git.commit');
    });
    const dialog = code.page.locator('.monaco-dialog-box');
    await dialog.waitFor();
    assert.match(await dialog.innerText(), /nhi: this commit adds a secret/);
    await code.page.keyboard.press('Escape');
    await dialog.waitFor({ state: 'detached' });
    assert.match(repo.git(['status', '--short']), /^A {2}run\.sh$/m);
  });

  it('begins with nhi.yaml after it has shown what it writes and asked', async () => {
    repo.git(['reset', '-q', '--hard']);
    await press('begin', 'Initialise');
    await said(/Write\? \[Y\/n\]/);
    assert.ok(!existsSync(join(repo.path, 'nhi.yaml')));
    await code.page.keyboard.type('y');
    await code.page.keyboard.press('Enter');
    await said(/Done\./);
    assert.match(written('nhi.yaml'), /status: proposed[\s\S]*gha:secret\/NPM_TOKEN/);
    assert.match(written('.github/workflows/nhi.yml'), /nhi/);
    await done('begin');
  });

  it('opens the nhi.yaml that it wrote', async () => {
    await press('accept', 'Open nhi.yaml');
    await until('nhi.yaml', async () =>
      (await code.host((api) => api.window.activeTextEditor?.document.fileName ?? '')).endsWith('nhi.yaml'),
    );
    await done('accept');
    await code.host((api) => api.commands.executeCommand('nhi.identities.focus'));
    await code.page.locator('.pane-body .monaco-list-row', { hasText: 'proposed' }).first().waitFor();
  });

  it('lists the findings of the task in the list of problems, and each of them once when its file is opened', async () => {
    repo.write('src/pay,a b.sh', `\n${SECRET}`);
    const exitCode = await code.host(async (api) => {
      const [task] = await api.tasks.fetchTasks({ type: 'nhi' });
      const ended = new Promise<number | undefined>((resolve) => {
        api.tasks.onDidEndTaskProcess((event) => {
          resolve(event.exitCode);
        });
      });
      await api.tasks.executeTask(task!);
      return ended;
    });
    assert.equal(exitCode, 1, 'as nhi scan ends');
    await said(/src\/pay,a b\.sh:2:26-2:46: error secret\/aws-access-key: [\s\S]*files read/);
    await code.host((api) => api.commands.executeCommand('workbench.actions.view.problems'));
    const rows = code.page.locator('.markers-panel .monaco-list-row', { hasText: 'secret/aws-access-key' });
    await rows.first().waitFor();
    assert.match(await rows.first().innerText(), /nhi[\s\S]*Ln 2, Col 26/);
    await code.open('src/pay,a b.sh');
    await code.page.locator('.squiggly-error').first().waitFor();
    // What the extension says of an open file has a link to its rule, and stands in the place of the task's.
    await rows.locator('a', { hasText: 'secret/aws-access-key' }).waitFor();
    assert.equal(await rows.count(), 1);
  });

  it('runs the scan that tasks.json names', async () => {
    const task = { label: 'before the build', type: 'nhi', command: 'scan', problemMatcher: '$nhi' };
    repo.write('.vscode/tasks.json', JSON.stringify({ version: '2.0.0', tasks: [task] }));
    const exitCode = await until('the task', () =>
      code.host(async (api, name) => {
        const found = (await api.tasks.fetchTasks()).find((each) => each.name === name);
        if (found === undefined) return false;
        const ended = new Promise<number | undefined>((resolve) => {
          api.tasks.onDidEndTaskProcess((event) => {
            if (event.execution.task.name === name) resolve(event.exitCode);
          });
        });
        await api.tasks.executeTask(found);
        return ended;
      }, task.label),
    );
    assert.equal(exitCode, 1, 'it has found what the task before it found');
  });
});
