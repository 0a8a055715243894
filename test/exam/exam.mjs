// npm run exam -- DIR [--peers]: runs `nhi` as a user would on the labelled cases of DIR and prints the scorer's own
// tables. DIR holds the cases (*.jsonl) and the programs that write them as files and score: materialise.py, lines.py,
// normalise.py, score.py. --peers lets gitleaks, where it is on PATH, sit the same exam.
import { spawnSync } from 'node:child_process';
import { existsSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { parseArgs } from 'node:util';
import { factsOf } from './facts.mjs';

const { values, positionals } = parseArgs({
  allowPositionals: true,
  options: { peers: { type: 'boolean' }, keep: { type: 'boolean' } },
});
if (positionals.length !== 1) throw new Error('usage: npm run exam -- DIR [--peers] [--keep]');
const exam = resolve(positionals[0]);
const work = mkdtempSync(join(tmpdir(), 'nhi-exam-'));
const nhi = join(import.meta.dirname, '../../dist/cli.js');

function run(command, words, { allow = [0] } = {}) {
  const done = spawnSync(command, words, { encoding: 'utf8', maxBuffer: 1 << 30, stdio: ['ignore', 'pipe', 'pipe'] });
  if (!allow.includes(done.status))
    throw new Error(`${command} ${words.join(' ')} ended with ${done.status}\n${done.stderr}`);
  return done.stdout;
}
const python = (script, ...words) => run('python3', [join(exam, script), ...words]);
const lines = (rows) => rows.map((row) => `${JSON.stringify(row)}\n`).join('');

/** What stands between two positions of a file below `folder`; the scorer wants to see it, the report does not hold it. */
function textReader(folder) {
  const texts = new Map();
  return ({ path, line, column, endLine, endColumn }) => {
    if (!texts.has(path)) texts.set(path, readFileSync(join(folder, path), 'utf8').split(/\r\n|\r|\n/));
    const text = texts.get(path);
    if (line === endLine) return text[line - 1].slice(column - 1, endColumn - 1);
    return [
      text[line - 1].slice(column - 1),
      ...text.slice(line, endLine - 1),
      text[endLine - 1].slice(0, endColumn - 1),
    ].join('\n');
  };
}

/** What `nhi scan` says, in the scorer's form. */
function scanFolder(folder) {
  const { findings } = JSON.parse(
    run(process.execPath, [nhi, 'scan', folder, '--format', 'json', '--fail-on', 'none', '--all']),
  );
  const textAt = textReader(folder);
  return findings
    .filter((finding) => !finding.waived)
    .map((finding) => ({
      path: finding.path,
      line: finding.line,
      end_line: finding.endLine,
      rule: finding.rule,
      secret: textAt(finding),
    }));
}

function save(name, rows) {
  const file = join(work, name);
  writeFileSync(file, lines(rows));
  return file;
}

function gitleaks(folder, name) {
  const report = join(work, `${name}.gitleaks.json`);
  run('gitleaks', [
    'dir',
    folder,
    '--report-format',
    'json',
    '--report-path',
    report,
    '--no-banner',
    '--exit-code',
    '0',
  ]);
  const findings = join(work, `${name}.gitleaks.jsonl`);
  python('normalise.py', '--tool', 'gitleaks', '--root', folder, '--in', report, '--out', findings);
  return findings;
}

function heading(text) {
  console.log(`\n== ${text}\n`);
}

const isSecret = (finding) => finding.rule.startsWith('secret/');
const cases = (name) => join(exam, name);

if (existsSync(cases('secrets.jsonl'))) {
  const folder = join(work, 'secrets');
  python('materialise.py', '--cases', cases('secrets.jsonl'), '--out', folder);
  const score = (findings) =>
    python(
      'score.py',
      'exam',
      '--cases',
      cases('secrets.jsonl'),
      '--index',
      `${folder}.index.json`,
      '--findings',
      findings,
    );
  heading('secrets.jsonl: nhi');
  console.log(score(save('secrets.found.jsonl', scanFolder(folder).filter(isSecret))));
  if (values.peers) {
    heading('secrets.jsonl: gitleaks');
    console.log(score(gitleaks(folder, 'secrets')));
  }
}

if (existsSync(cases('creddata-lines.jsonl'))) {
  const folder = join(work, 'lines');
  python('lines.py', '--in', cases('creddata-lines.jsonl'), '--out', folder);
  const score = (findings) => python('score.py', 'creddata', '--data', folder, '--findings', findings);
  heading('creddata-lines.jsonl: nhi');
  console.log(score(save('lines.found.jsonl', scanFolder(join(folder, 'data')).filter(isSecret))));
  if (values.peers) {
    heading('creddata-lines.jsonl: gitleaks');
    console.log(score(gitleaks(join(folder, 'data'), 'lines')));
  }
}

/** Each case is the root of a checkout of its own. */
function inEachCheckout(name, ask) {
  const folder = join(work, name);
  python('materialise.py', '--cases', cases(`${name}.jsonl`), '--out', folder, '--layout', 'repo');
  const index = JSON.parse(readFileSync(`${folder}.index.json`, 'utf8'));
  return Object.keys(index).flatMap((id) =>
    ask(join(folder, id)).map((row) => ({ ...row, path: `${id}/${row.path}` })),
  );
}

if (existsSync(cases('nhi-facts.jsonl'))) {
  const facts = inEachCheckout('nhi-facts', (folder) =>
    factsOf(JSON.parse(run(process.execPath, [nhi, 'list', folder, '--format', 'json'])), textReader(folder)),
  );
  heading('nhi-facts.jsonl: nhi');
  console.log(
    python(
      'score.py',
      'facts',
      '--cases',
      cases('nhi-facts.jsonl'),
      '--index',
      join(work, 'nhi-facts.index.json'),
      '--facts',
      save('facts.found.jsonl', facts),
    ),
  );
}

if (existsSync(cases('nhi-findings.jsonl'))) {
  const findings = inEachCheckout('nhi-findings', scanFolder);
  const map = join(import.meta.dirname, 'rule-map.json');
  heading('nhi-findings.jsonl: nhi');
  console.log(
    python(
      'score.py',
      'nhi',
      '--cases',
      cases('nhi-findings.jsonl'),
      '--index',
      join(work, 'nhi-findings.index.json'),
      '--findings',
      save('findings.found.jsonl', findings),
      '--map',
      map,
    ),
  );
}

if (values.keep) console.log(`kept: ${work}`);
else rmSync(work, { recursive: true, force: true });
