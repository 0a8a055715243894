/** `git@host:acme/web.git`, what ssh takes for a path. */
const SCP_LIKE = /^(?:[^@/\s]{1,256}@)?([\w.-]{1,253}):(?!\/\/)(\S{1,1024})$/;
/** A drive of Windows: a path of one machine. */
const DRIVE = /^[a-z]:[\\/]/i;

/**
 * One name however it was cloned: without protocol, user, password, port and `.git`.
 * @param address of a remote, as git has it
 * @returns `github.com/acme/web`; of a folder its own name alone; undefined where nothing is left
 */
export function repositoryName(address: string): string | undefined {
  const [host, path] = partsOf(address);
  const [plain = ''] = path.split(/[?#]/, 1);
  const segments = plain.split(/[/\\]/).filter((segment) => segment !== '');
  const last = segments.at(-1)?.replace(/\.git$/, '');
  if (last === undefined || last === '') return undefined;
  return host === '' ? last : [host.toLowerCase(), ...segments.slice(0, -1), last].join('/');
}

function partsOf(address: string): readonly [string, string] {
  if (URL.canParse(address) && !DRIVE.test(address) && address.includes('://')) {
    const { hostname, pathname } = new URL(address);
    return [hostname, pathname];
  }
  const [, host, path] = DRIVE.test(address) ? [] : (SCP_LIKE.exec(address) ?? []);
  return host === undefined || path === undefined ? ['', address] : [host, path];
}
