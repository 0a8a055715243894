import type { Range } from '../model';

/** A command line that fetches a secret from a store. */
export interface StoreCommand {
  readonly provider: string;
  /** `secretref:aws-sm/<name>`; `?` for a name that is only known when it runs. */
  readonly key: string;
  /** Of the secret's name. */
  readonly range: Range;
}

/** How the command line tools of stores name what they fetch, from each vendor's reference. */
interface Form {
  /** Native search for it clears most texts. */
  readonly probe: string;
  readonly provider: string;
  /** Sticky, behind the probe; group 1 is the name, group 2 a second part. */
  readonly pattern: RegExp;
  readonly key: (name: string, second: string) => string;
}

const WORD = String.raw`["']?([\w./:@%+=$({}?-]{1,300})`;
/** Other options on the same command, also behind an escaped line break. */
const BETWEEN = String.raw`(?:[^\n|;&]|\\\r?\n){0,300}?`;

const forms: readonly Form[] = [
  {
    probe: 'secretsmanager get-secret-value',
    provider: 'aws',
    pattern: new RegExp(`${BETWEEN}--secret-id[ =]${WORD}`, 'y'),
    key: (name) => `secretref:aws-sm/${nameInArn(name)}`,
  },
  {
    probe: 'ssm get-parameter',
    provider: 'aws',
    pattern: new RegExp(`s?(?=${BETWEEN}--with-decryption)${BETWEEN}--names?[ =]${WORD}`, 'y'),
    key: (name) => `secretref:ssm/${name.replace(/^\//, '')}`,
  },
  {
    probe: 'gcloud secrets versions access',
    provider: 'gcp',
    pattern: new RegExp(`${BETWEEN}--secret[ =]${WORD}`, 'y'),
    key: (name) => `secretref:gcp-sm/?/${name}`,
  },
  {
    probe: 'az keyvault secret show',
    provider: 'azure',
    pattern: new RegExp(`${BETWEEN}(?:--name|-n)[ =]${WORD}(?:${BETWEEN}--vault-name[ =]${WORD})?`, 'y'),
    key: (name, vault) => `secretref:akv/${vault === '' ? '?' : vault}/${name}`,
  },
  {
    probe: 'vault kv get',
    provider: 'vault',
    pattern: new RegExp(`(?: {1,5}-[\\w-]{1,30}(?:=[^ \\n]{1,200})?){0,10} {1,5}${WORD}`, 'y'),
    key: (name) => `secretref:vault/${name}`,
  },
  {
    probe: 'op read',
    provider: '1password',
    pattern: / {1,5}(?:-{1,2}[\w-]{1,30} {1,5}){0,5}["']?op:\/\/([^\s/"']{1,100})\/([^\s/"']{1,100})/y,
    key: (vault, item) => `secretref:op/${vault}/${item}`,
  },
  {
    // github.com/segmentio/chamber: all of a service's secrets, from the parameter store
    probe: 'chamber exec',
    provider: 'aws',
    pattern: new RegExp(`(?: {1,5}--?[\\w-]{1,30}(?:=[^ \\n]{1,100})?){0,5} {1,5}(?!-)${WORD}`, 'y'),
    key: (name) => `secretref:ssm/${name}`,
  },
  {
    // docs.doppler.com/docs/cli
    probe: 'doppler run',
    provider: 'doppler',
    pattern: new RegExp(`${BETWEEN}(?:--project|-p)[ =]${WORD}`, 'y'),
    key: (name) => `secretref:doppler/${name}`,
  },
  {
    probe: 'doppler secrets',
    provider: 'doppler',
    pattern: new RegExp(`${BETWEEN}(?:--project|-p)[ =]${WORD}`, 'y'),
    key: (name) => `secretref:doppler/${name}`,
  },
  {
    // infisical.com/docs/cli
    probe: 'infisical run',
    provider: 'infisical',
    pattern: new RegExp(`${BETWEEN}--projectId[ =]${WORD}`, 'y'),
    key: (name) => `secretref:infisical/${name}`,
  },
  {
    probe: 'infisical export',
    provider: 'infisical',
    pattern: new RegExp(`${BETWEEN}--projectId[ =]${WORD}`, 'y'),
    key: (name) => `secretref:infisical/${name}`,
  },
  {
    // github.com/GoogleCloudPlatform/berglas: sm:// is Google's Secret Manager
    probe: 'berglas access',
    provider: 'gcp',
    pattern: / {1,5}["']?sm:\/\/([\w$-]{1,100})\/([\w$-]{1,255})/y,
    key: (project, name) => `secretref:gcp-sm/${project}/${name}`,
  },
];

/** @returns every command in the text that fetches a secret, in its order */
export function storeCommandsIn(text: string): readonly StoreCommand[] {
  const found: StoreCommand[] = [];
  for (const { probe, provider, pattern, key } of forms) {
    for (let at = text.indexOf(probe); at >= 0; at = text.indexOf(probe, at + probe.length)) {
      pattern.lastIndex = at + probe.length;
      const match = pattern.exec(text);
      const [whole, name = '', second = ''] = match ?? [];
      if (whole === undefined || name === '' || /public[-_]?key/i.test(name)) continue;
      const start = at + probe.length + whole.lastIndexOf(name);
      found.push({ provider, key: key(known(name), known(second)), range: { start, end: start + name.length } });
    }
  }
  return found.sort((a, b) => a.range.start - b.range.start);
}

/** A name that variables are part of is known in part. */
function known(name: string): string {
  const named = name.replace(/\$\{[^}]{0,100}\}?|\$\(.*|\$\w{1,100}|%\w{1,100}%/g, '?').replace(/\?{2,}/g, '?');
  let end = named.length;
  while (end > 0 && `"')}`.includes(named.charAt(end - 1))) end--;
  return named.slice(0, end);
}

function nameInArn(name: string): string {
  const secret = name.split(':secret:')[1];
  // Six random signs, of all letters and digits: a word of small letters is part of the name.
  return secret === undefined ? name : secret.replace(/-(?![a-z]{6}$)[A-Za-z0-9]{6}$/, '');
}
