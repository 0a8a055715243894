#!/usr/bin/env node
// Asked before a coding agent writes a file: ends with 0 where it may, with 2 where the new text adds a hard-coded secret or
// could not be looked at, and then says why on standard error.
//   as a hook of Claude Code (PreToolUse), with its JSON on standard input:  node pre-write.mjs
//   for any other agent, with the new text on standard input:                node pre-write.mjs PATH
import { spawnSync } from 'node:child_process';
import { existsSync, readFileSync } from 'node:fs';
import { basename, join, relative, resolve, sep } from 'node:path';
import process from 'node:process';

const TIMEOUT_MILLISECONDS = 10_000;
const MAX_BYTES = 256 * 1024 * 1024;

// An agent takes any other code than 2 for a hook that failed, and writes all the same.
process.on('uncaughtException', (error) => {
  stop(`nhi: this edit was not looked at, so it is not made. ${error.message}`);
});
const input = await standardInput();
const [, , given] = process.argv;
const root = resolve(process.env.CLAUDE_PROJECT_DIR ?? process.cwd());
const write = given === undefined ? fromHook(input) : { path: resolve(given), text: input };
if (write !== undefined) judge(write);

/** Read as it comes: whoever started this may write later than it reads. */
async function standardInput() {
  const chunks = [];
  for await (const chunk of process.stdin) chunks.push(chunk);
  return Buffer.concat(chunks).toString('utf8');
}

/** What the tool is about to leave behind; undefined where it writes no file, or will itself refuse to. */
function fromHook(json) {
  const call = parsed(json);
  const { file_path: path, content, new_source: cell } = call.tool_input ?? {};
  const target = path ?? call.tool_input?.notebook_path;
  if (typeof target !== 'string') return undefined;
  const file = resolve(call.cwd ?? root, target);
  const text = content ?? cell ?? edited(file, call.tool_input);
  return typeof text === 'string' ? { path: file, text } : undefined;
}

/** The file with one or several replacements made in it. */
function edited(file, { old_string: from, new_string: to, replace_all: isAll, edits }) {
  const steps = edits ?? [{ old_string: from, new_string: to, replace_all: isAll }];
  return steps.reduce((text, { old_string: old, new_string: fresh, replace_all: all }) => {
    if (typeof old !== 'string' || typeof fresh !== 'string') return text;
    return all === true ? text.replaceAll(old, () => fresh) : text.replace(old, () => fresh);
  }, current(file));
}

function judge({ path, text }) {
  const inside = relative(root, path).split(sep).join('/');
  const name = inside.startsWith('../') || inside === '' ? basename(path) : inside;
  const after = secretsOf(text, name);
  if (after.length === 0) return;
  // What stands there already is not this edit's doing.
  const before = current(path);
  const known = secretsOf(before, name).map((finding) => subjectOf(finding, before));
  const added = after.filter((finding) => !takeOut(known, subjectOf(finding, text)));
  if (added.length === 0) return;
  const lines = added.map(
    ({ line, rule, message, remedy }) =>
      `  ${name}:${line}  ${rule}\n    ${message}\n    If it is real: ${remedy.text}`,
  );
  stop(
    [
      'nhi: this edit adds a secret. Nothing was written.',
      ...lines,
      'Read the value from the environment or a secret store instead, and write no secret into any other file.',
    ].join('\n'),
  );
}

/** @returns the open findings about secrets that fail a run */
function secretsOf(text, name) {
  const own = join(root, 'node_modules/nhi-guard/dist/cli.js');
  const [program, first] = existsSync(own) ? [process.execPath, [own]] : ['nhi', []];
  const run = spawnSync(program, [...first, 'scan', '--stdin', '--stdin-path', name, '--format', 'json'], {
    cwd: root,
    input: text,
    encoding: 'utf8',
    timeout: TIMEOUT_MILLISECONDS,
    maxBuffer: MAX_BYTES,
  });
  if (run.status !== 0 && run.status !== 1) {
    // One that ends before it has read all may leave an EPIPE, and says itself why it ended.
    stop(`nhi: this edit was not looked at, so it is not made. ${run.stderr || run.error?.message}`);
  }
  return parsed(run.stdout).findings.filter(
    ({ rule, severity, waived }) => rule.startsWith('secret/') && severity === 'error' && waived === undefined,
  );
}

/** What makes two secrets the same one: the line they stand on does not. */
function subjectOf({ rule, line, column, endLine, endColumn }, text) {
  const starts = [0, ...[...text.matchAll(/\r\n|\n|\r/g)].map((end) => end.index + end[0].length)];
  return `${rule} ${text.slice(starts[line - 1] + column - 1, starts[endLine - 1] + endColumn - 1)}`;
}

function current(file) {
  return existsSync(file) ? readFileSync(file, 'utf8') : '';
}

function takeOut(list, item) {
  const at = list.indexOf(item);
  if (at !== -1) list.splice(at, 1);
  return at !== -1;
}

function parsed(json) {
  try {
    return JSON.parse(json);
  } catch {
    return stop('nhi: this edit was not looked at, so it is not made: what was said about it is no JSON.');
  }
}

function stop(message) {
  process.stderr.write(`${message}\n`);
  process.exit(2);
}
