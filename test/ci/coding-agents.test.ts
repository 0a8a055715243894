import assert from 'node:assert/strict';
import { spawn, spawnSync } from 'node:child_process';
import { once } from 'node:events';
import { chmodSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { BUILT, isBuilt } from '../hooks/workshop';
import { repository } from '../sources/repository';
import type { Repository } from '../sources/repository';
import { ACCESS_KEY, SECRET } from './clones';

const DOCS = join(__dirname, '../../docs');
const SCRIPT = join(DOCS, 'coding-agents/pre-write.mjs');

describe('the pre-write hook for coding agents', () => {
  let repo: Repository;
  before(function () {
    if (!isBuilt()) this.skip();
  });
  beforeEach(() => {
    repo = repository();
    repo.script('tools/nhi', [`exec "${process.execPath}" "${BUILT}" "$@"`]);
  });
  afterEach(() => {
    repo.remove();
  });

  const ask = (input: string, words: readonly string[] = [], more: Readonly<Record<string, string>> = {}) => {
    const { status, stdout, stderr } = spawnSync(process.execPath, [SCRIPT, ...words], {
      cwd: repo.path,
      encoding: 'utf8',
      input,
      env: {
        ...repo.environment,
        CLAUDE_PROJECT_DIR: repo.path,
        PATH: `${join(repo.path, 'tools')}:${process.env['PATH'] ?? ''}`,
        ...more,
      },
    });
    assert.ok(!(stdout + stderr).includes(ACCESS_KEY));
    return { status, err: stderr };
  };
  const call = (tool: string, toolInput: object): string =>
    JSON.stringify({ hook_event_name: 'PreToolUse', cwd: repo.path, tool_name: tool, tool_input: toolInput });
  const path = (file: string): string => join(repo.path, file);

  it('lets pass what adds no secret, in silence', () => {
    assert.deepEqual(ask(call('Write', { file_path: path('b.sh'), content: 'echo fine\n' })), { status: 0, err: '' });
    assert.deepEqual(ask(call('Bash', { command: 'ls' })), { status: 0, err: '' });
  });

  it('stops a file that is written with a secret, and says where and what to do', () => {
    const { status, err } = ask(call('Write', { file_path: path('scripts/b.sh'), content: SECRET }));
    assert.equal(status, 2);
    assert.match(
      err,
      /^nhi: this edit adds a secret\. Nothing was written\.\n {2}scripts\/b\.sh:1 {2}secret\/aws-access-key\n/,
    );
    assert.match(err, /Read the value from the environment or a secret store instead/);
  });

  it('stops an edit, one of several, and a notebook’s cell', () => {
    repo.write('b.sh', 'one\ntwo\n');
    const edit = { old_string: 'two\n', new_string: SECRET };
    assert.equal(ask(call('Edit', { file_path: path('b.sh'), ...edit })).status, 2);
    const edits = [{ old_string: 'one', new_string: 'uno' }, edit];
    assert.equal(ask(call('MultiEdit', { file_path: path('b.sh'), edits })).status, 2);
    assert.equal(
      ask(call('NotebookEdit', { notebook_path: path('n.ipynb'), new_source: `key = "${ACCESS_KEY}"` })).status,
      2,
    );
  });

  it('lets pass an edit beside a secret that was there, and stops a second one', () => {
    repo.write('b.sh', `echo one\n${SECRET}`);
    const edit = (text: string): string =>
      call('Edit', { file_path: path('b.sh'), old_string: 'echo one', new_string: text });
    assert.equal(ask(edit('echo two\necho three')).status, 0);
    const renamed = { old_string: 'export AWS_ACCESS_KEY_ID', new_string: 'export KEY' };
    assert.equal(ask(call('Edit', { file_path: path('b.sh'), ...renamed })).status, 0);
    assert.equal(ask(edit(SECRET.replace('QWERTZ', 'QWERTA'))).status, 2);
  });

  it('lets pass what a waiver excuses', () => {
    const soon = new Date(Date.now() + 30 * 86_400_000).toISOString().slice(0, 10);
    const waiver = `# ${['nhi', 'allow'].join('-')} secret/aws-access-key until ${soon}: the vendor's sample\n`;
    assert.equal(ask(call('Write', { file_path: path('b.sh'), content: waiver + SECRET })).status, 0);
  });

  it('takes the text of any other agent on standard input', () => {
    assert.equal(ask('echo fine\n', ['b.sh']).status, 0);
    const { status, err } = ask(SECRET, ['b.sh']);
    assert.equal(status, 2);
    assert.match(err, /b\.sh:1/);
  });

  it('stops what it cannot look at: no nhi, or a call that cannot be read', () => {
    const content = call('Write', { file_path: path('b.sh'), content: 'echo fine\n' });
    const none = ask(content, [], { PATH: '/nowhere' });
    assert.equal(none.status, 2);
    assert.match(none.err, /was not looked at, so it is not made/);
    assert.equal(ask('{').status, 2);
    assert.equal(ask('null').status, 2);
    const folder = ask(call('Edit', { file_path: repo.path, old_string: 'a', new_string: 'b' }));
    assert.equal(folder.status, 2);
    assert.match(folder.err, /^nhi: this edit was not looked at, so it is not made\. EISDIR/);
    writeFileSync(path('tools/nhi'), '#!/bin/sh\necho broken >&2\nexit 2\n');
    chmodSync(path('tools/nhi'), 0o755);
    assert.match(ask(content).err, /broken/);
  });

  it('waits for a call that is written while it reads', async () => {
    const child = spawn(process.execPath, [SCRIPT], {
      cwd: repo.path,
      stdio: ['pipe', 'ignore', 'ignore'],
      env: { ...repo.environment, PATH: join(repo.path, 'tools') },
    });
    const text = call('Write', { file_path: path('b.sh'), content: SECRET + '#\n'.repeat(500_000) });
    const [first, last] = [text.slice(0, -1), text.slice(-1)];
    child.stdin.write(first, () => child.stdin.end(last));
    assert.deepEqual(await once(child, 'exit'), [2, null]);
  });

  it('stands in settings that are JSON and name the tools that write', () => {
    const [, json = ''] = /```json\n([\s\S]*?)```/.exec(readFileSync(join(DOCS, 'coding-agents.md'), 'utf8')) ?? [];
    const { hooks } = JSON.parse(json) as {
      hooks: { PreToolUse: [{ matcher: string; hooks: [{ command: string }] }] };
    };
    const [entry] = hooks.PreToolUse;
    for (const tool of ['Write', 'Edit', 'MultiEdit', 'NotebookEdit'])
      assert.match(tool, new RegExp(`^(?:${entry.matcher})$`));
    assert.match(entry.hooks[0].command, /nhi-pre-write\.mjs/);
  });
});
