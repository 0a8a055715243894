import { readUrl } from '../value';

/** What a command starts, as far as its words show. */
export interface StartedCode {
  /** `npx`, `docker`; a path's last part. */
  readonly program: string;
  /** The package, image, module or file, without version and without credentials. */
  readonly code?: string;
  readonly form?: 'package' | 'image' | 'module' | 'file';
  /** As written: `1.2.3`, `latest`, `sha256:…`; absent where none is. */
  readonly version?: string;
  /** One version and no other. */
  readonly isPinned: boolean;
}

/** Programs that fetch a package or image and run it, and the words that must come before its name, in this order. */
const RUNNERS: Readonly<Record<string, readonly string[]>> = {
  npx: [],
  bunx: [],
  pnpx: [],
  pnpm: ['dlx'],
  yarn: ['dlx'],
  npm: ['exec'],
  bun: ['x'],
  uvx: [],
  uv: ['tool', 'run'],
  pipx: ['run'],
  dnx: [],
  docker: ['run'],
  podman: ['run'],
};

const CONTAINERS: ReadonlySet<string> = new Set(['docker', 'podman']);

/** Options whose value is the next word; other options are taken for switches. */
const OPTIONS_WITH_VALUE: ReadonlySet<string> = new Set(
  `-e --env --env-file -v --volume --mount -p --publish --name --network --net -w --workdir -u --user -h --hostname --platform
   --entrypoint -l --label --add-host -m --memory --cpus --pull --python --with --index-url --extra-index-url --directory
   --project --registry --cache --userconfig -c`.split(/\s+/),
);

/** Options that name the package. */
const PACKAGE_OPTIONS: ReadonlySet<string> = new Set(['-p', '--package', '--from', '--spec']);

/** @param words the program and its arguments */
export function startedCode(words: readonly string[]): StartedCode | undefined {
  const [first = '', ...rest] = words;
  const program = first
    .slice(Math.max(first.lastIndexOf('/'), first.lastIndexOf('\\')) + 1)
    .replace(/\.(?:cmd|exe|ps1)$/i, '');
  if (program === '') return undefined;
  if (program === 'cmd' && /^\/c$/i.test(rest[0] ?? '')) return startedCode(rest.slice(1));
  const before = Object.hasOwn(RUNNERS, program) ? RUNNERS[program] : undefined;
  const isContainer = CONTAINERS.has(program);
  const spec = before && specOf(rest, before, isContainer);
  if (spec === undefined) return { program, isPinned: false, ...fileOf(rest) };
  return { program, form: isContainer ? 'image' : 'package', ...(isContainer ? imageOf(spec) : packageOf(spec)) };
}

function specOf(words: readonly string[], before: readonly string[], isContainer: boolean): string | undefined {
  let left = before;
  for (let at = 0; at < words.length; at++) {
    const word = words[at] ?? '';
    const [option, value] = word.startsWith('--') && word.includes('=') ? splitOnce(word, '=') : [word, undefined];
    if (!isContainer && PACKAGE_OPTIONS.has(option)) return value ?? words[at + 1];
    if (OPTIONS_WITH_VALUE.has(option) && value === undefined) at++;
    else if (left.length > 0) left = left[0] === word ? left.slice(1) : left;
    else if (!word.startsWith('-') && word !== '') return word;
  }
  return undefined;
}

function packageOf(spec: string): Pick<StartedCode, 'code' | 'version' | 'isPinned'> {
  if (spec.includes('://')) return repositoryOf(spec);
  const exact = spec.indexOf('==');
  const at = exact > 0 ? exact : spec.indexOf('@', 1);
  if (at <= 0) return { code: spec, isPinned: false };
  const version = spec.slice(exact > 0 ? at + 2 : at + 1);
  return { code: spec.slice(0, at), version, isPinned: /^v?\d+\.\d+(?:\.\d+)?(?:[-+.][\w.+-]*)?$/.test(version) };
}

/** `git+https://user:token@host/owner/name@commit`: neither user nor query is kept. */
function repositoryOf(spec: string): Pick<StartedCode, 'code' | 'version' | 'isPinned'> {
  const url = readUrl(spec);
  if (url === undefined) return { isPinned: false };
  const path = spec.slice(url.path.start, url.path.end);
  const at = path.lastIndexOf('@');
  const version = at > 0 ? path.slice(at + 1) : undefined;
  return {
    code: spec.slice(url.host.start, url.host.end) + (at > 0 ? path.slice(0, at) : path),
    ...(version === undefined ? {} : { version }),
    isPinned: version !== undefined && /^[0-9a-f]{40}$/.test(version),
  };
}

function imageOf(spec: string): Pick<StartedCode, 'code' | 'version' | 'isPinned'> {
  const [name, digest] = splitOnce(spec, '@');
  const colon = name.lastIndexOf(':');
  const hasTag = colon > name.lastIndexOf('/');
  const code = hasTag ? name.slice(0, colon) : name;
  const version = digest ?? (hasTag ? name.slice(colon + 1) : undefined);
  return { code, ...(version === undefined ? {} : { version }), isPinned: digest !== undefined };
}

function fileOf(words: readonly string[]): Pick<StartedCode, 'code' | 'form'> {
  const module = words[0] === '-m' ? words[1] : undefined;
  if (module !== undefined && /^[\w.-]{1,200}$/.test(module)) return { code: module, form: 'module' };
  const file = words.find((word) => /^[\w@./\\${}:-]{1,200}\.(?:[cm]?[jt]s|py|jar|dll|sh|rb|go)$/i.test(word));
  return file === undefined ? {} : { code: file, form: 'file' };
}

function splitOnce(text: string, sign: string): readonly [string, string | undefined] {
  const at = text.indexOf(sign);
  return at < 0 ? [text, undefined] : [text.slice(0, at), text.slice(at + 1)];
}
