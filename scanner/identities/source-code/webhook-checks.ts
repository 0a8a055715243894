import type { Range } from '../../model';
import type { ReferenceCollector } from '../reference-collector';
import type { Argument, Program } from './program';
import { codeKey } from './static-credentials';

/** A call that checks whether what came in is from whom it says, with a secret that both know. */
interface Check {
  readonly provider: string;
  readonly probe: string;
  /** What the program says besides, where the call's name is no maker's own. */
  readonly speaksOf?: RegExp;
  /** Up to and including the opening parenthesis. */
  readonly call: RegExp;
  /** Name of the argument that is the secret, else its place. */
  readonly secret: readonly [name: RegExp, at: number];
}

/** From the makers' references of their libraries. */
const checks: readonly Check[] = [
  {
    provider: 'stripe',
    probe: 'onstruct',
    speaksOf: /stripe/i,
    call: /\b(?:\w{1,40}(?:\.|::)){0,4}(?:[cC]onstructEvent(?:Async|WithOptions)?|construct_event)\(/g,
    secret: [/^secret$/, 2],
  },
  {
    provider: 'github',
    probe: 'octokit/webhooks',
    call: /\bnew\s{1,3}Webhooks(?:<[\w.]{1,60}>)?\(/g,
    secret: [/^secret$/, 0],
  },
  {
    provider: 'slack',
    probe: 'SignatureVerifier',
    speaksOf: /slack/i,
    call: /\bSignatureVerifier\(/g,
    secret: [/^signing_?secret$/i, 0],
  },
  {
    provider: 'slack',
    probe: 'signing',
    speaksOf: /slack/i,
    call: /\b(?:new\s{1,3})?(?:\w{1,20}\.){0,2}(?:App|AsyncApp|ExpressReceiver|HTTPReceiver|AwsLambdaReceiver)\(/g,
    secret: [/^signing_?secret$/i, -1],
  },
];

/** Headers in which a maker's signature, or the secret itself, comes; in any case, with dashes or underscores. */
const HEADERS: readonly (readonly [header: RegExp, provider: string])[] = [
  [/["'`](?:http_)?x[-_]hub[-_]signature(?:[-_]256)?["'`]/i, 'github'],
  [/["'`](?:http_)?x[-_]slack[-_]signature["'`]/i, 'slack'],
  [/["'`](?:http_)?x[-_]gitlab[-_]token["'`]/i, 'gitlab'],
  [/["'`](?:http_)?x[-_]shopify[-_]hmac[-_]sha256["'`]/i, 'shopify'],
];
/** Native search for them clears most programs. */
const HEADER_PARTS = ['ignature', 'IGNATURE', 'itlab-', 'GITLAB_', 'hopify', 'HOPIFY'];

/** How the languages compute what a signature has to be; the secret's place is counted. */
const HMAC: readonly (readonly [probe: string, call: RegExp, at: number])[] = [
  ['createHmac', /\b(?:\w{1,20}\.)?createHmac\(/g, 1],
  ['hmac.new', /\bhmac\.new\(/g, 0],
  ['hmac.New', /\bhmac\.New\(/g, 1],
  ['HMAC.', /\bOpenSSL::HMAC\.(?:hex)?digest\(/g, 1],
  ['hash_hmac', /\bhash_hmac\(/g, 2],
  ['HMACSHA', /\bnew\s{1,3}HMACSHA(?:1|256)\(/g, 0],
  ['SecretKeySpec', /\b(?:new\s{1,3})?SecretKeySpec\(/g, 0],
];

/** Adds the secret of each webhook whose calls a program checks. */
export function addWebhookChecks(collector: ReferenceCollector, program: Program): void {
  const { text } = program;
  for (const { provider, probe, speaksOf, call: form, secret } of checks) {
    if (!text.includes(probe) || speaksOf?.test(text) === false) continue;
    for (const { call } of program.calls(form)) {
      const given = program.argumentsOf(call);
      const [name, at] = secret;
      const found =
        given.find((argument) => argument.name !== undefined && name.test(argument.name)) ??
        (at < 0 ? undefined : given.filter((argument) => argument.name === undefined)[at]);
      if (found !== undefined) add(collector, provider, found, found.node.range);
    }
  }
  if (!HEADER_PARTS.some((part) => text.includes(part))) return;
  for (const [header, provider] of HEADERS) {
    const match = header.exec(text);
    if (match === null || program.isCommentedOut(match.index)) continue;
    // Others have taken GitHub's header over.
    const whose = provider === 'github' && !/github/i.test(text) ? 'unknown' : provider;
    const secrets = provider === 'gitlab' ? [] : hmacSecrets(program);
    for (const secret of secrets) add(collector, whose, secret, secret.node.range);
    if (secrets.length === 0)
      add(collector, whose, undefined, { start: match.index + 1, end: match.index + match[0].length - 1 });
  }
}

function hmacSecrets(program: Program): readonly Argument[] {
  return HMAC.flatMap(([probe, form, at]) => {
    if (!program.text.includes(probe)) return [];
    return program.calls(form).flatMap(({ call }) => program.argumentsOf(call)[at] ?? []);
  });
}

function add(
  collector: ReferenceCollector,
  provider: string,
  secret: Pick<Argument, 'variable' | 'literal'> | undefined,
  range: Range,
): void {
  if (range.end <= range.start) return;
  const literal = secret?.literal;
  if (literal !== undefined) collector.conceal(literal.range);
  collector.add({
    key: secret?.variable === undefined ? codeKey(collector.path, `${provider}-webhook`) : `env:${secret.variable}`,
    role: literal === undefined ? 'uses' : 'stores',
    kind: 'webhook',
    provider,
    credential: 'static',
    duty: 'found',
    confidence: 'likely',
    consumer: 'signature check',
    syntax: 'code.webhook-check',
    range,
  });
}
