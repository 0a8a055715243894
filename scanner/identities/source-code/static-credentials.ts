import type { IdentityKind, Range } from '../../model';
import type { ReferenceCollector } from '../reference-collector';
import { snakeCase } from '../program';
import type { Argument, Program } from './program';

/** What makes a client's credential out of a key that does not end by itself, from each maker's reference. */
interface Maker {
  readonly provider: string;
  readonly kind: IdentityKind;
  /** Native search for one of them clears most programs. */
  readonly probes: readonly string[];
  /** Others have names like the maker's for keys of their own. */
  readonly speaksOf?: RegExp;
  /** Up to and including the opening parenthesis. */
  readonly call: RegExp;
  /** Of the argument that is the credential: its names, or its place among those without. */
  readonly secret: { readonly names: readonly string[]; readonly at: number };
  /** Names of one that makes the credential a session's, or its place. */
  readonly session?: { readonly names: readonly string[]; readonly at: number };
  /** The secret argument is a file's name. */
  readonly isFile?: true;
}

/** Stores of other makers speak the language of S3, and are given such keys. */
const AWS = /aws|amazon|boto|(?:\b|_)s3/i;

const makers: readonly Maker[] = [
  {
    provider: 'aws',
    kind: 'iam_user',
    probes: ['AWSCredentials', 'AwsBasicCredentials', 'NewStaticCredentials', 'Aws::Credentials'],
    speaksOf: AWS,
    call: /\b(?:new\s{1,3})?(?:\w{1,30}\.){0,3}(?:BasicAWSCredentials|AwsBasicCredentials(?:\.create)?|NewStaticCredentials(?:Provider)?|Aws::Credentials\.new)\(/g,
    secret: { names: ['secret_access_key', 'secret_key'], at: 1 },
    session: { names: ['session_token'], at: 2 },
  },
  {
    provider: 'azure',
    kind: 'service_account',
    probes: ['ClientSecretCredential'],
    call: /\b(?:new\s{1,3})?(?:\w{1,30}\.){0,3}(?:New)?ClientSecretCredential(?:Builder)?\(/g,
    secret: { names: ['client_secret'], at: 2 },
  },
  {
    provider: 'azure',
    kind: 'service_account',
    probes: ['UsernamePasswordCredential'],
    call: /\b(?:new\s{1,3})?(?:\w{1,30}\.){0,3}(?:New)?UsernamePasswordCredential(?:Builder)?\(/g,
    secret: { names: ['password'], at: 3 },
  },
  {
    provider: 'azure',
    kind: 'api_key',
    probes: ['AzureKeyCredential'],
    call: /\b(?:new\s{1,3})?(?:\w{1,30}\.){0,3}AzureKeyCredential\(/g,
    secret: { names: ['key'], at: 0 },
  },
  {
    provider: 'azure',
    kind: 'access_token',
    probes: ['SharedKeyCredential'],
    call: /\b(?:new\s{1,3})?(?:\w{1,30}\.){0,3}(?:Storage|New)?SharedKeyCredential\(/g,
    secret: { names: ['account_key'], at: 1 },
  },
  {
    provider: 'gcp',
    kind: 'service_account',
    probes: [
      'from_service_account',
      'from_json_keyfile',
      'WithCredentials',
      'GoogleCredential',
      'ServiceAccountCredentials',
    ],
    call: /\b(?:\w{1,40}\.){0,4}(?:from_service_account_(?:file|json|info)|from_json_keyfile_(?:name|dict)|WithCredentials(?:File|JSON)|Google(?:Credential|Credentials)\.(?:from|From)(?:File|Json|JSON|Stream)|ServiceAccountCredentials\.fromStream)\(/g,
    secret: { names: ['filename', 'info', 'keyfile_dict'], at: 0 },
    isFile: true,
  },
  {
    provider: 'gcp',
    kind: 'service_account',
    probes: ['credential.cert', 'credentials.Certificate'],
    call: /\b(?:\w{1,40}\.){0,3}(?:credential\.cert|credentials\.Certificate)\(/g,
    secret: { names: ['private_key'], at: 0 },
    isFile: true,
  },
];

/** Settings by which clients are given a key, rather than by a call of their own. */
interface Setting {
  readonly provider: string;
  readonly kind: IdentityKind;
  readonly probe: string;
  readonly speaksOf?: RegExp;
  /** Ends where the value begins. */
  readonly form: RegExp;
  /** A sibling by which it is a session's. */
  readonly session?: RegExp;
  readonly isFile?: true;
}

const settings: readonly Setting[] = [
  {
    provider: 'aws',
    kind: 'iam_user',
    probe: 'secretAccessKey',
    speaksOf: AWS,
    form: /(?<=[{(,]\s{0,80}["']?)secretAccessKey["']?\s{0,9}:\s{0,9}/g,
    session: /\bsessionToken\b/,
  },
  {
    provider: 'aws',
    kind: 'iam_user',
    probe: 'secret_access_key',
    speaksOf: AWS,
    form: /(?<=[{(,]\s{0,80}["']?)(?:aws_)?secret_access_key["']?\s{0,9}(?:[:=]|=>)\s{0,9}/g,
    session: /\b(?:aws_)?session_token\b/,
  },
  {
    provider: 'gcp',
    kind: 'service_account',
    probe: 'keyFilename',
    form: /(?<=[{(,]\s{0,80}["']?)keyFilename["']?\s{0,9}:\s{0,9}/g,
    isFile: true,
  },
];

/** Types, and what checks or describes a value: `secretAccessKey: string`, `secret_access_key: z.string()`. */
const NO_VALUE =
  /^(?:string|str|String|SecretStr|any|unknown|Optional|Option|None|null|undefined|[ztv]|Joi|joi|yup|types?|Type|Schema|process|PropTypes|fields|String\?)$/;

/** Adds a reference for each client that a program gives a static credential to, whatever gives it to the program. */
export function addStaticCredentials(collector: ReferenceCollector, program: Program): void {
  const { text } = program;
  for (const maker of makers) {
    if (!maker.probes.some((probe) => text.includes(probe)) || maker.speaksOf?.test(text) === false) continue;
    for (const { call } of program.calls(maker.call)) {
      const given = program.argumentsOf(call);
      if (maker.session !== undefined && isSession(given, maker.session)) continue;
      const secret = chosen(given, maker.secret);
      if (secret !== undefined && isNothing(secret)) continue;
      const opening = text.indexOf('(', call.range.start);
      const callee = text.slice(call.range.start, opening);
      const start = call.range.start + Math.max(callee.lastIndexOf('.'), callee.lastIndexOf(' ')) + 1;
      add(collector, maker, {
        range: { start, end: opening },
        consumer: callee.replace(/^new\s+/, ''),
        secret,
        given,
      });
    }
  }
  for (const { provider, kind, probe, speaksOf, form, session, isFile } of settings) {
    if (!text.includes(probe) || speaksOf?.test(text) === false) continue;
    for (const { index, 0: whole } of text.matchAll(form)) {
      if (program.isCommentedOut(index)) continue;
      const node = program.valueAt(index + whole.length);
      if (
        node.type === 'other' ||
        node.type === 'map' ||
        node.type === 'list' ||
        (node.type === 'name' && NO_VALUE.test(node.path[0] ?? '') && !isRead(program, node.range.start))
      )
        continue;
      if (node.type === 'call' && NO_VALUE.test(node.path[0] ?? '')) continue;
      if (session?.test(siblingsOf(text, index)) === true) continue;
      const lineEnd = text.indexOf('\n', index + whole.length);
      const source = program.sourceOf(node, lineEnd < 0 ? text.length : lineEnd);
      if (isNothing({ node, ...source })) continue;
      add(
        collector,
        { provider, kind, ...(isFile && { isFile }) },
        {
          range: { start: index, end: index + probe.length + (whole.startsWith('aws_') ? 4 : 0) },
          consumer: probe,
          secret: { node, ...source },
          given: [],
        },
      );
    }
  }
}

/** Its siblings stand within these. */
const NEAR_UNITS = 200;

/** What stands around a setting, up to the brackets or the lines that end what it is a part of. */
function siblingsOf(text: string, at: number): string {
  const before = text.slice(Math.max(0, at - NEAR_UNITS), at).split(/[{;]|\n\s{0,100}\n/);
  const [behind = ''] = text.slice(at, at + NEAR_UNITS).split(/[};]|\n\s{0,100}\n/);
  return (before.at(-1) ?? '') + behind;
}

/** No text, or one that only shows where a credential goes. */
function isNothing({ node, literal, variable }: Argument): boolean {
  return node.type === 'text' && literal === undefined && variable === undefined;
}

function isRead(program: Program, offset: number): boolean {
  return program.sourceOf({ type: 'other', range: { start: offset, end: offset } }, offset + 60).variable !== undefined;
}

interface Use {
  readonly range: Range;
  readonly consumer: string;
  readonly secret: Argument | undefined;
  readonly given: readonly Argument[];
}

function add(
  collector: ReferenceCollector,
  { provider, kind, isFile }: Pick<Maker, 'provider' | 'kind' | 'isFile'>,
  { range, consumer, secret, given }: Use,
): void {
  const variable = secret?.variable;
  const others = variable === undefined ? [] : given.flatMap((argument) => argument.variable ?? []);
  const literal = isFile === true ? undefined : secret?.literal;
  if (literal !== undefined) collector.conceal(literal.range);
  const file = isFile === true ? secret?.literal?.text : undefined;
  collector.add({
    key: variable === undefined ? codeKey(collector.path, provider) : `env:${variable}`,
    linkedKeys: [...new Set(others)].map((other) => `env:${other}`),
    role: literal === undefined ? 'uses' : 'stores',
    kind,
    provider,
    credential: 'static',
    duty: 'found',
    confidence: 'likely',
    consumer: file !== undefined && /^[\w./~-]{1,200}$/.test(file) ? file : consumer,
    syntax: 'code.static-credential',
    range,
  });
}

/** @returns the key of what a program holds or is given under no other name */
export function codeKey(path: string, name: string): string {
  return `code:${path}#${name.replace(/[*?%\s\p{Cc}]/gu, encodeURIComponent)}`;
}

function chosen(given: readonly Argument[], { names, at }: Maker['secret']): Argument | undefined {
  const named = given.find(({ name }) => name !== undefined && names.includes(snakeCase(name)));
  return named ?? given.filter(({ name }) => name === undefined)[at];
}

/** Given, and not by nothing: Go asks for a session's token in any case. */
function isSession(given: readonly Argument[], session: Maker['secret']): boolean {
  const token = chosen(given, session);
  if (token === undefined) return false;
  if (token.node.type === 'text') return token.literal !== undefined && token.literal.text !== '';
  return token.node.type !== 'name' || !/^(?:nil|null|None)$/.test(token.node.path[0] ?? '');
}
