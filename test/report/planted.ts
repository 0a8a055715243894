import { generateKeyPairSync, randomInt } from 'node:crypto';
import type { Document, Snapshot } from '../../scanner/model';
import { readerOf } from '../../scanner/text';
import { memorySnapshot } from '../manifest/memory-snapshot';

const DIGITS = '0123456789';
/** In parts, so that no scanner takes this file for what it makes. */
const PREFIX = { aws: ['AK', 'IA'], stripe: ['sk', 'live', ''], github: ['gh', 'p_'] } as const;
const ALLOW = 'nhi' + '-allow';
const UPPER = 'ABCDEFGHIJKLMNOPQRSTUVWXYZ';
const LETTERS = UPPER + UPPER.toLowerCase();

/** A small repository full of secrets, made anew for every run: none of them is ever committed. */
export interface Planted {
  /** By what they are; whoever shows one of these, in whatever form, shows a secret. */
  readonly secrets: ReadonlyMap<string, string>;
  /** By path. */
  readonly texts: ReadonlyMap<string, string>;
  readonly documents: readonly Document[];
  readonly snapshot: Snapshot;
}

export function plant(): Planted {
  const secrets = new Map<string, string>();
  const keep = (name: string, value: string): string => {
    secrets.set(name, value);
    return value;
  };
  const aws = (name: string): string => keep(name, PREFIX.aws.join('') + random(`${UPPER}234567`, 16));
  const stripe = (name: string): string => keep(name, PREFIX.stripe.join('_') + random(LETTERS + DIGITS, 99));
  const github = (name: string): string => keep(name, githubToken());
  const password = (name: string): string =>
    keep(name, `${random(LETTERS, 6)}${random(DIGITS, 3)}-${random(LETTERS, 5)}${random(DIGITS, 2)}`);
  const pem = privateKey();
  for (const [index, line] of bodyOf(pem).entries()) keep(`line ${index + 1} of a private key`, line);

  const files: Record<string, string> = {
    'src/pay.ts': `const url = 'postgres://shop:${password('a password of an address')}@db.example.com/shop';
const stripe = "${stripe('a key in code')}"; const again = "${stripe('another key on its line')}";
process.env.DB_PASSWORD ??= '${password('a password in code')}';
const encoded = '${base64(github('a token in base64'))}';
`,
    'deploy/key.pem': pem,
    'deploy/key.json': JSON.stringify({ type: 'x', private_key: pem }),
    'deploy/Dockerfile': `FROM scratch
COPY secrets/${github('a token as a file name')}.pem /run/
RUN curl -H "Authorization: Bearer ${github('a token in a header')}" https://example.com/${aws('a key in a path')}/x.tgz
`,
    '.env': `AWS_ACCESS_KEY_ID=${aws('a key id in .env')}
DB_PASSWORD="${password('a password in .env')}"
# ${ALLOW} secret/stripe-live-key until 2031-04-01: it is ${stripe('a key in the reason of a waiver')}
STRIPE_API_KEY=${stripe('a waived key')}
`,
    '.github/workflows/release.yml': `on: push
jobs:
  release:
    runs-on: ubuntu-latest
    env:
      NPM_TOKEN: \${{ secrets.NPM_TOKEN }} # was ${github('a token beside a reference')}
    steps:
      - uses: acme/deploy@v1
        with: { token: "\${{ secrets.DEPLOY }}", key: "${aws('a key beside a reference')}" }
      - uses: acme/${aws('a key in the name of an action')}@v1
      - run: tool --key "\${{ secrets.${aws('a key as the name of a secret')} }}"
      - run: tool --token ${github('a token in a command')} "\${{ secrets.OTHER }}"
`,
    '.mcp.json': JSON.stringify(
      {
        mcpServers: {
          pay: {
            command: 'npx',
            args: ['-y', 'pay-server', '--key', stripe('a key in arguments of an MCP server')],
            env: { STRIPE_API_KEY: stripe('a key in the environment of an MCP server') },
          },
          [stripe('a key as the name of an MCP server')]: { url: `https://example.com/${aws('a key in an address')}` },
        },
      },
      undefined,
      2,
    ),
    'nhi.yaml': `version: 1
identities:
  - id: npm
    owner: "@acme/web" # ${github('a token in a comment of nhi.yaml')}
    expires: 2031-02-01
    purpose: "publishes with ${github('a token in a purpose')}"
    references: ["gha:secret/NPM_TOKEN"]
  - id: broken
    ownr: ${github('a token under an unknown key of nhi.yaml')}
    references: ["${github('a token as a reference')}"]
  - id: ${aws('a key as an id')}
    owner: x
    expires: ${aws('a key as an end')}
    references: ["${aws('a key as a reference')}"]
  - id: runbook
    owner: "${stripe('a key as an owner')}"
    expires: 2031-02-02
    revocation: { procedure: "run revoke ${github('a token in a procedure')}" }
    references: ["gha:secret/OTHER", "env:STRIPE_API_KEY"]
`,
  };
  const texts = new Map(Object.entries(files));
  return { secrets, texts, snapshot: memorySnapshot(files), documents: [...texts].map(documentOf) };
}

/** @returns what a secret looks like to who shows it in another form, by the form's name */
export function formsOf(secret: string): ReadonlyMap<string, string> {
  const bytes = Buffer.from(secret);
  const forms: [string, string][] = [
    ['as it is', secret],
    ['reversed', Array.from(secret).reverse().join('')],
    ['in hex', bytes.toString('hex')],
    ['in upper hex', bytes.toString('hex').toUpperCase()],
    ['percent-encoded', Array.from(bytes, (byte) => `%${byte.toString(16).padStart(2, '0')}`).join('')],
    ['percent-encoded where it must be', encodeURIComponent(secret)],
    ['as entities', Array.from(bytes, (byte) => `&#${byte};`).join('')],
    ...[0, 1, 2].flatMap((shift): [string, string][] => {
      // What stands before and behind decides the characters at both ends: only those between are the secret's own.
      const shifted = Buffer.concat([Buffer.alloc(shift), bytes])
        .toString('base64')
        .replace(/={1,2}$/, '');
      const own = shifted.slice(Math.ceil((shift * 4) / 3), Math.floor(((shift + bytes.length) * 4) / 3));
      return [
        [`in base64, shifted by ${shift}`, own],
        [`in base64url, shifted by ${shift}`, own.replaceAll('+', '-').replaceAll('/', '_')],
      ];
    }),
  ];
  return new Map(forms);
}

function random(alphabet: string, length: number): string {
  return Array.from({ length }, () => alphabet[randomInt(alphabet.length)] ?? '').join('');
}

function base64(text: string): string {
  return Buffer.from(text).toString('base64');
}

/** GitHub ends its tokens with the CRC-32 of what stands before, in base 62. */
function githubToken(): string {
  const alphabet = DIGITS + LETTERS;
  const body = random(alphabet, 30);
  let crc = 0xffffffff;
  for (const byte of Buffer.from(body)) {
    crc ^= byte;
    for (let bit = 0; bit < 8; bit++) crc = crc & 1 ? (crc >>> 1) ^ 0xedb88320 : crc >>> 1;
  }
  let rest = (crc ^ 0xffffffff) >>> 0;
  let check = '';
  for (; check.length < 6; rest = Math.floor(rest / 62)) check = (alphabet[rest % 62] ?? '') + check;
  return PREFIX.github.join('') + body + check;
}

function privateKey(): string {
  const { privateKey: key } = generateKeyPairSync('ec', { namedCurve: 'P-384' });
  return key.export({ type: 'pkcs8', format: 'pem' }).toString();
}

/** The first line says which algorithm, the same in every key. */
function bodyOf(pem: string): string[] {
  return pem
    .split('\n')
    .filter((line) => line !== '' && !line.startsWith('-----'))
    .slice(1);
}

function documentOf([path, text]: [string, string]): Document {
  return { path, origin: { kind: 'memory' }, open: () => readerOf(new TextEncoder().encode(text)) };
}
