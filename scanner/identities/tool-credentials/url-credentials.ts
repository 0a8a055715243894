import type { ReferenceCollector } from '../reference-collector';
import { readUrl } from '../value';
import { addToolCredential, registryKey } from './credential';

/** A URL with a user in it. */
const WITH_USER = /\b(?:git\+)?https?:\/\/[^\s"'`<>/@]{1,300}@[^\s"'`<>,;)\]]{1,300}/g;

/** What kind of server the URLs of a file lead to. */
export interface UrlSystem {
  readonly keyOf: (host: string) => string;
  readonly provider: string;
  readonly syntax: string;
}

const system = (name: string, provider: string): UrlSystem => ({
  keyOf: (host) => registryKey(name, host),
  provider,
  syntax: `${name}.url`,
});

export const pythonIndex = system('pypi', 'pypi');
export const rubySource = system('rubygems', 'rubygems');
export const gitRemote: UrlSystem = { keyOf: (host) => `git:remote/${host}`, provider: 'git', syntax: 'git.remote' };

/** @returns a reader of files that name servers by URLs, some of which have a password or token in them */
export function readUrls({ keyOf, provider, syntax }: UrlSystem): (collector: ReferenceCollector) => void {
  return (collector) => {
    for (const match of collector.text.matchAll(WITH_USER)) {
      const [url] = match;
      const parts = readUrl(url);
      const secret = parts?.password ?? parts?.user;
      if (parts === undefined || secret === undefined) continue;
      const value = url.slice(secret.start, secret.end);
      // A user alone is a name, unless it is long enough for a token or a variable fills it.
      if (parts.password === undefined && value.length < 16 && !value.startsWith('$')) continue;
      const at = (offset: number): number => match.index + offset;
      addToolCredential(collector, {
        key: keyOf(url.slice(parts.host.start, parts.host.end)),
        kind: 'registry_credential',
        provider,
        syntax,
        range: { start: at(parts.host.start), end: at(parts.host.end) },
        value,
        valueRange: { start: at(secret.start), end: at(secret.end) },
      });
    }
  };
}
