// node test/bench/framework.mjs: the real pre-commit framework, found on PATH, with a repository made of the release tree:
// how long until the first commit, what stops and what passes. Ends with 1 where something is not as documented.
import { spawnSync } from 'node:child_process';
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { isInstalled } from './measure.mjs';

if (!isInstalled('pre-commit')) {
  console.log('pre-commit is not on PATH');
  process.exit(0);
}
const work = mkdtempSync(join(tmpdir(), 'nhi-framework-'));
const at = (...names) => join(work, ...names);
const env = Object.fromEntries(Object.entries(process.env).filter(([name]) => !name.startsWith('GIT_')));
Object.assign(env, { HOME: work, GIT_CONFIG_NOSYSTEM: '1', GIT_CONFIG_GLOBAL: at('none') });
for (const who of ['AUTHOR', 'COMMITTER']) {
  Object.assign(env, { [`GIT_${who}_NAME`]: 'Ada', [`GIT_${who}_EMAIL`]: 'ada@example.com' });
}
const run = (program, words, cwd, more = {}) => {
  const { status, stdout, stderr } = spawnSync(program, words, { cwd, env: { ...env, ...more }, encoding: 'utf8' });
  return { status, said: stdout + stderr };
};
let failures = 0;
const expect = (what, isTrue, { said } = {}) => {
  console.log(`${isTrue ? 'as documented' : 'NOT SO       '}  ${what}`);
  if (isTrue) return;
  failures++;
  if (said !== undefined) console.log(said);
};

const hookRepository = at('hooks');
run(process.execPath, [join(import.meta.dirname, '../../scripts/release-tree.mjs'), hookRepository], work);
for (const words of [
  ['init', '-q'],
  ['add', '-A', '-f'],
  ['commit', '-qm', 'Release'],
  ['tag', 'v1.0.0'],
]) {
  run('git', words, hookRepository);
}
const user = at('user');
mkdirSync(user);
const git = (words, more) => run('git', words, user, more);
const stage = (name, text) => {
  writeFileSync(join(user, name), text);
  git(['add', name]);
};
const isStopped = ({ status, said }) => status !== 0 && /nhi: this (?:commit|push) adds a secret/.test(said);
const passes = ({ status }) => status === 0;
// Made at run time, so that none stands in the code.
const secret = `key = ${['AK', 'IA', 'QWERTZU7ASDFGH2Y'].join('')}\n`;

git(['init', '-q', '-b', 'main']);
git(['commit', '-q', '--allow-empty', '-m', 'Begin']);
const stages = ['pre-commit', 'pre-merge-commit', 'pre-push'];
const config = ['repos:', `  - repo: ${hookRepository}`, '    rev: v1.0.0', '    hooks:', '      - id: nhi', ''];
stage('.pre-commit-config.yaml', config.join('\n'));
const start = performance.now();
const install = run('pre-commit', ['install', ...stages.flatMap((stage) => ['--hook-type', stage])], user);
const first = git(['commit', '-qm', 'First']);
const seconds = (performance.now() - start) / 1000;
console.log(run('pre-commit', ['--version'], user).said.trim());
expect(`install and first commit in ${seconds.toFixed(1)} s (at most 15)`, passes(first) && seconds < 15, {
  said: install.said + first.said,
});
expect('it warns of nothing', !/warn|deprecat/i.test(install.said + first.said), first);

stage('a.txt', 'fine\n');
expect('a clean commit passes', passes(git(['commit', '-qm', 'Clean'])));
git(['checkout', '-q', '-b', 'topic']);
stage('t.txt', 'fine\n');
git(['commit', '-qm', 'Topic']);
git(['checkout', '-q', 'main']);
stage('s.txt', secret);
const commit = git(['commit', '-qm', 'Secret']);
expect('pre-commit stops a secret', isStopped(commit), commit);
const skipped = git(['commit', '-qm', 'Secret'], { SKIP: 'nhi' });
expect('SKIP=nhi lets it pass', passes(skipped), skipped);
run('git', ['init', '-q', '--bare', at('server')], work);
git(['remote', 'add', 'origin', at('server')]);
const push = git(['push', '-q', 'origin', 'main']);
expect('pre-push stops it', isStopped(push), push);
git(['merge', '-q', '--no-commit', '--no-ff', 'topic']);
const merge = run('pre-commit', ['run', '--hook-stage', 'pre-merge-commit'], user);
expect('pre-merge-commit passes what a parent has', passes(merge), merge);
stage('m.txt', secret);
const dirty = run('pre-commit', ['run', '--hook-stage', 'pre-merge-commit'], user);
expect('pre-merge-commit stops what none has', isStopped(dirty), dirty);
rmSync(work, { recursive: true });
process.exitCode = failures === 0 ? 0 : 1;
