import type { IdentityReading, Range } from '../../model';
import { dockerSecretKey } from '../compose';
import { addEnvironmentEntries } from '../environment-block';
import type { EnvironmentEntry } from '../environment-block';
import { NOTHING_READ } from '../plain-source';
import { identityOfName } from '../provider';
import { ReferenceCollector } from '../reference-collector';
import { isPlaceholder } from '../value';
import { instructionsIn } from './instructions';
import type { Instruction } from './instructions';

const NAME = /^(?:Dockerfile|Containerfile)(?:[._-][\w.-]{0,100})?$|\.(?:dockerfile|containerfile)$/i;

/** What is beside a Dockerfile by a name like its own. */
const OTHER = /\.(?:dockerignore|md|sh|tpl|lock|json|ts|py|go)$/i;

export function isDockerfile(path: string): boolean {
  const name = path.slice(path.lastIndexOf('/') + 1);
  return NAME.test(name) && !OTHER.test(name);
}

export function readDockerfile(path: string, text: string): IdentityReading {
  if (!isDockerfile(path)) return NOTHING_READ;
  const collector = new ReferenceCollector(path, text);
  for (const instruction of instructionsIn(text)) {
    switch (instruction.name) {
      case 'ARG':
      case 'ENV':
        readVariables(collector, instruction);
        break;
      case 'RUN':
        readMounts(collector, instruction.range);
        break;
      case 'COPY':
      case 'ADD':
        readCopied(collector, instruction.range);
        break;
    }
  }
  return collector.reading();
}

/** `NAME=value`, values quoted or with escaped blanks; several on a line. */
const ASSIGNMENT =
  /([A-Z_][\w.-]{0,199})(?:=("(?:[^"\\\n]|\\.){0,4000}"?|'[^'\n]{0,4000}'?|(?:[^\s"'\\]|\\.){0,4000}))?/iy;

function readVariables(collector: ReferenceCollector, { name, range }: Instruction): void {
  const isArgument = name === 'ARG';
  const entries = entriesIn(collector.text, range, isArgument).map((entry) =>
    isKept(isArgument, entry) ? { ...entry, fact: "stays in the image's history" } : entry,
  );
  addEnvironmentEntries(collector, entries, {
    syntax: isArgument ? 'docker.arg' : 'docker.env',
    duty: isArgument ? 'found' : 'privileged',
    consumer: isArgument ? 'build' : 'image',
  });
}

function entriesIn(text: string, { start, end }: Range, isArgument: boolean): readonly EnvironmentEntry[] {
  const found: EnvironmentEntry[] = [];
  let at = start;
  while (at < end) {
    const unit = text[at] ?? '';
    if (/[\s\\`]/.test(unit)) {
      at++;
      continue;
    }
    if (unit === '#') {
      at = text.indexOf('\n', at) < 0 ? end : text.indexOf('\n', at);
      continue;
    }
    ASSIGNMENT.lastIndex = at;
    const match = ASSIGNMENT.exec(text);
    if (match === null) break;
    const [all, variable = '', written] = match;
    const nameRange = { start: at, end: at + variable.length };
    at += all.length;
    if (written === undefined && !isArgument) {
      // The old form, one variable: `ENV NAME value`.
      const value = text.slice(at, end);
      const from = at + (value.length - value.trimStart().length);
      if (found.length === 0)
        found.push({ name: variable, nameRange, value: value.trim(), valueRange: { start: from, end } });
      break;
    }
    const quoted = /^["']/.test(written ?? '') ? 1 : 0;
    const closed =
      quoted === 1 && (written ?? '').length > 1 && (written ?? '').endsWith((written ?? '')[0] ?? '') ? 1 : 0;
    const valueRange = { start: Math.min(nameRange.end + 1 + quoted, at), end: at - closed };
    found.push({ name: variable, nameRange, value: text.slice(valueRange.start, valueRange.end), valueRange });
  }
  return found;
}

/** docs.docker.com/build/building/secrets: arguments and variables stay in the image. */
/** docs.docker.com, build check SecretsUsedInArgOrEnv: both stay in the history of the image that they stand in. */
function isKept(isArgument: boolean, { name, value }: EnvironmentEntry): boolean {
  const { kind } = identityOfName(name);
  if (!/(?:TOKEN|PASSWORD|PASSWD|SECRET|KEY|CREDENTIALS?)$/i.test(name) || kind === 'other') return false;
  return isArgument || (value !== '' && !isPlaceholder(value, name));
}

const MOUNT = /--mount=((?:"[^"\n]{0,500}"|[^\s"]){1,1000})/g;

/** `RUN --mount=type=secret,id=npm,env=NPM_TOKEN` and `--mount=type=ssh`. */
function readMounts(collector: ReferenceCollector, { start, end }: Range): void {
  const written = collector.text.slice(start, Math.min(end, start + 20_000));
  if (!written.includes('--mount=')) return;
  for (const match of written.matchAll(MOUNT)) {
    const options = match[1] ?? '';
    const type = /(?:^|,)type=(secret|ssh)(?=,|$)/.exec(options)?.[1];
    if (type === undefined) continue;
    const from = start + match.index + '--mount='.length;
    const idAt = /(?:^|,)id=([^,\s]{1,200})/.exec(options);
    const target = /(?:^|,)(?:target|dst|destination)=([^,\s]{1,300})/.exec(options)?.[1];
    const id = idAt?.[1] ?? (type === 'ssh' ? 'default' : (target?.slice(target.lastIndexOf('/') + 1) ?? ''));
    if (id === '') continue;
    const idStart = idAt === null ? from : from + idAt.index + idAt[0].length - id.length;
    addMount(collector, type, id, options, {
      start: idStart,
      end: idAt === null ? from + options.length : idStart + id.length,
    });
  }
}

function addMount(collector: ReferenceCollector, type: string, id: string, options: string, range: Range): void {
  const variable = /(?:^|,)env=(\w{1,200})/.exec(options)?.[1];
  const isSsh = type === 'ssh';
  const named = identityOfName(variable ?? id);
  collector.add({
    key: isSsh ? `docker:ssh/${id}` : dockerSecretKey(id),
    linkedKeys: variable === undefined ? [] : [`env:${variable}`],
    role: 'uses',
    kind: isSsh ? 'ssh_key' : named.kind,
    provider: isSsh ? 'ssh' : named.provider,
    credential: isSsh ? 'brokered' : 'static',
    duty: 'found',
    consumer: 'build',
    syntax: isSsh ? 'docker.ssh-mount' : 'docker.secret-mount',
    range,
  });
}

/** Files that hold credentials by their makers' documentation. */
const CREDENTIAL_FILE =
  /(?:^|\/)(?:\.npmrc|\.netrc|_netrc|\.pypirc|\.git-credentials|\.dockercfg|\.docker\/config\.json|\.aws\/credentials|\.kube\/config|id_(?:rsa|dsa|ecdsa|ed25519)|\.env(?:\.(?:prod|production|local))?)$/;

/** A file that was copied stays in its layer, even where a later one removes it. */
function readCopied(collector: ReferenceCollector, { start, end }: Range): void {
  const written = collector.text.slice(start, Math.min(end, start + 5000));
  if (/(?:^|\s)--from=/.test(written)) return;
  const words = [...written.matchAll(/[^\s"',[\]]{1,300}/g)].filter(
    ({ 0: word }) => !word.startsWith('--') && word !== '\\',
  );
  for (const word of words.slice(0, -1)) {
    if (!CREDENTIAL_FILE.test(word[0])) continue;
    const at = start + word.index;
    collector.note('docker.copied-credentials', `${word[0]} stays in the image's layer; use RUN --mount=type=secret`, {
      start: at,
      end: at + word[0].length,
    });
  }
}
