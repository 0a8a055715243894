import type { Range } from '../../model';

/** A place where a program fetches a secret from a store. */
export interface StoreRead {
  readonly provider: string;
  /** As the stores' keys are written everywhere: `secretref:aws-sm/<name>`; `?` for what the program computes. */
  readonly key: string;
  /** Of the secret's name. */
  readonly range: Range;
}

/** How the clients of one store name a secret, from its maker's documentation. */
interface StoreClient {
  readonly provider: string;
  /** What a program that uses the client says somewhere. */
  readonly speaksOf: RegExp;
  /** Group 1 is the name. */
  readonly calls: readonly RegExp[];
  /** @param text of the whole program */
  readonly keyOf: (name: string, text: string) => string;
}

const NAME = `["'\`]([\\w./+=@:\${}-]{1,300})["'\`]`;
/** Between a member's or an argument's name and its value. */
const IS = String.raw`["']?\s{0,9}[:=(]\s{0,9}(?:aws\.String\()?`;

const clients: readonly StoreClient[] = [
  {
    provider: 'aws',
    speaksOf: /secrets-?manager/i,
    // SecretId: "x" (JavaScript, Python, Go, C#), secret_id: "x" (Ruby, Rust), secretId("x") (Java); by its resource name anywhere
    calls: [
      new RegExp(String.raw`\bsecret_?id${IS}${NAME}`, 'gi'),
      /["'`](arn:aws[\w-]{0,10}:secretsmanager:[\w-]{0,30}:[\w-]{0,30}:secret:[\w/+=.@-]{1,300})["'`]/g,
    ],
    keyOf: (name) => `secretref:aws-sm/${nameInArn(name)}`,
  },
  {
    provider: 'aws',
    speaksOf: /with_?decryption/i,
    calls: [
      new RegExp(String.raw`\bName${IS}${NAME}[^;]{0,120}?with_?decryption`, 'gi'),
      new RegExp(String.raw`with_?decryption[^;]{1,60}?\bName${IS}${NAME}`, 'gi'),
    ],
    keyOf: (name) =>
      `secretref:ssm/${name.replace(/^arn:aws[\w-]{0,10}:ssm:[\w-]{0,30}:[\w-]{0,30}:parameter\//, '').replace(/^\//, '')}`,
  },
  {
    provider: 'gcp',
    speaksOf: /secret-?_?manager/i,
    calls: [
      /["'`](projects\/[^\s"'`/]{1,100}\/secrets\/[^\s"'`/]{1,255})(?:\/versions\/[^\s"'`]{1,40})?["'`]/g,
      new RegExp(String.raw`\bsecret_?version_?path\(\s{0,40}[\w."'$[\]]{1,100},\s{0,40}${NAME}`, 'gi'),
    ],
    keyOf: (name) => {
      const [, project = '?', secret = name] = /^projects\/([^/]+)\/secrets\/([^/]+)$/.exec(name) ?? [];
      return `secretref:gcp-sm/${project}/${secret}`;
    },
  },
  {
    provider: 'azure',
    speaksOf: /key-?_?vault|azsecrets/i,
    calls: [new RegExp(String.raw`\.get_?secret(?:async)?\(\s{0,40}(?:ctx,\s{0,9})?${NAME}`, 'gi')],
    keyOf: (name, text) => `secretref:akv/${vaultIn(text)}/${name}`,
  },
  {
    provider: 'vault',
    speaksOf: /\bhvac\b|node-vault|hashicorp\/vault\/api|vault[_-]?api/i,
    calls: [
      new RegExp(String.raw`\bread_secret(?:_version)?\(\s{0,40}(?:path\s{0,3}=\s{0,3})?${NAME}`, 'g'),
      new RegExp(
        String.raw`\b(?:Logical\(\)\.Read|vault\.read|client\.read)(?:WithContext)?\(\s{0,40}(?:ctx,\s{0,9})?${NAME}`,
        'g',
      ),
      new RegExp(String.raw`\bKVv[12]\([^()\n]{1,100}\)\.Get\(\s{0,40}[\w.()]{1,60},\s{0,9}${NAME}`, 'g'),
    ],
    keyOf: (name) => `secretref:vault/${name}`,
  },
  {
    provider: '1password',
    speaksOf: /\bop:\/\//,
    // developer.1password.com/docs/cli/secret-reference-syntax: a vault, an item, perhaps a section, a field
    calls: [/["'`](op:\/\/[^\s"'`/|]{1,100}\/[^\s"'`/|]{1,100}(?:\/[^\s"'`]{1,100})?)["'`]/g],
    keyOf: (name) => `secretref:op/${name.split('/').slice(2, 4).join('/')}`,
  },
];

/** Vault's own ways to sign in and to look after itself; and what everybody may see. */
const NO_SECRET = /^\/?(?:auth|sys)\/|public[-_]?key/i;

/** Each client's name holds one of them. */
const STORE_WORDS = ['ecret', 'ecryption', 'ault', 'hvac', 'op://'];

/** @returns each secret that a program fetches by a name that stands in it */
export function storeReads(text: string): readonly StoreRead[] {
  // Native search clears most programs.
  if (!STORE_WORDS.some((word) => text.includes(word))) return [];
  return clients
    .filter(({ speaksOf }) => speaksOf.test(text))
    .flatMap(({ provider, calls, keyOf }) =>
      calls.flatMap((call) =>
        [...text.matchAll(call)].flatMap(({ index, 0: whole, 1: name = '' }): readonly StoreRead[] => {
          if (NO_SECRET.test(name)) return [];
          const start = index + whole.indexOf(name);
          return [{ provider, key: keyOf(open(name), text), range: { start, end: start + name.length } }];
        }),
      ),
    );
}

/** What the program puts in, in any language's way, is unknown. */
function open(name: string): string {
  return name.replace(/\$?\{[^}]{0,100}\}?|%[svdr]/g, '?').replace(/\?{2,}/g, '?');
}

function nameInArn(name: string): string {
  const secret = name.split(':secret:')[1];
  // Six random signs, of all letters and digits: a word of small letters is part of the name.
  return secret === undefined ? name : secret.replace(/-(?![a-z]{6}$)[A-Za-z0-9]{6}$/, '');
}

/** The vault whose address the program holds, where it holds one. */
function vaultIn(text: string): string {
  const names = new Set(
    [...text.matchAll(/https:\/\/([\w-]{1,60})\.vault\.azure\.net/g)].map(([, name = '?']) => name),
  );
  const [only = '?', ...others] = names;
  return others.length === 0 ? only : '?';
}
