import { dayOf } from '../../model';
import type { Detector, Doubt, Random } from '../detector';
import { decodeJson } from '../judgement';
import { base64url } from '../shape';

/** Behind a hit the engine keeps 8 KB; no cookie and few proxies take more than half of it. */
const REACH_BYTES = 8000;
/** The first instant of the year 10000: what lies behind it is no date. */
const END_OF_TIME_SECONDS = 253_402_300_800;

/** A subject or an issuer is shown up to here. */
const LONGEST_FACT = 80;

function part(token: string, index: number): Readonly<Record<string, unknown>> | undefined {
  return decodeJson(token.split('.')[index]);
}

/** RFC 7519, section 4.1: issuer, subject and expiry say whose identity it is and when it ends. */
function claimsOf(token: string): Readonly<Record<string, string>> {
  const claims = part(token, 1) ?? {};
  const facts: Record<string, string> = {};
  if (typeof claims.iss === 'string') facts.issuer = claims.iss.slice(0, LONGEST_FACT);
  if (typeof claims.sub === 'string') facts.subject = claims.sub.slice(0, LONGEST_FACT);
  if (typeof claims.exp === 'number' && claims.exp > 0 && claims.exp < END_OF_TIME_SECONDS) {
    facts.expires = dayOf(new Date(claims.exp * 1000));
  }
  return facts;
}

/** The default of jwt.io's debugger stands in every tutorial. */
function isSample(token: string): boolean {
  const claims = part(token, 1);
  return claims?.sub === '1234567890' || claims?.name === 'John Doe';
}

function doubtOf(token: string): Doubt | undefined {
  if (token.endsWith('.')) return { confidence: 'possible', reason: 'it is not signed' };
  return isSample(token) ? { confidence: 'possible', reason: 'the sample of a tutorial' } : undefined;
}

function encoded(value: object): string {
  return btoa(JSON.stringify(value)).replaceAll('=', '').replaceAll('+', '-').replaceAll('/', '_');
}

function example(random: Random, header: object): string {
  const payload = { iss: `https://${random.pick('abcdef', 8)}.example`, exp: 1_893_456_000 };
  return `${encoded(header)}.${encoded(payload)}.${random.pick(base64url.characters, 43)}`;
}

export const jwt: readonly Detector[] = [
  {
    id: 'jwt',
    title: 'JSON Web Token',
    provider: 'jwt',
    kind: 'access_token',
    literals: ['eyJ', 'ewog'],
    opening: { characters: base64url.characters, count: 12 },
    shape: () => /(?:eyJ|ewog)[\w-]{12,2000}\.(?:eyJ|ewog)[\w-]{8,5000}\.(?:[\w-]{16,1400})?(?![\w-])/y,
    reach: REACH_BYTES,
    confidence: 'certain',
    accepts: (token) => typeof part(token, 0)?.alg === 'string',
    doubt: doubtOf,
    facts: claimsOf,
    publicPrefix: 3,
    source: { from: 'RFC 7519' },
    revoke: {
      steps: 'Revoke it where it was issued (its issuer is named in it), rotate the signing key if that leaked too.',
    },
    examples: {
      positive: [
        (random) => ({ secret: example(random, { alg: 'HS256', typ: 'JWT' }) }),
        (random) => ({ secret: example(random, { typ: 'JWT', alg: 'RS256', kid: '1' }) }),
      ],
      negative: [
        (random) => example(random, { typ: 'JWT' }),
        (random) => example(random, { alg: 'HS256' }).split('.').slice(0, 2).join('.'),
      ],
    },
  },
];
