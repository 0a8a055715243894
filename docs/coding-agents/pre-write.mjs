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

const input = readFileSync(0, 'utf8');
const [, , given] = process.argv;
const root = resolve(process.env.CLAUDE_PROJECT_DIR ?? process.cwd());
const write = given === undefined ? fromHook(input) : { path: resolve(given), text: input };
if (write !== undefined) judge(write);

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
  const known = secretsOf(current(path), name).map(({ fingerprint }) => fingerprint);
  const added = after.filter(({ fingerprint }) => !takeOut(known, fingerprint));
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
