import type { LifetimeFact } from '../../model';
import { dayOfSeconds, dayOfText } from './moment';

/** Longer values are no tokens of one line. */
const MAX_UNITS = 8192;

/**
 * Reads the end that some credentials carry in themselves; nothing of the credential is kept.
 * JSON Web Tokens: RFC 7519, section 4.1.4. Shared access signatures: learn.microsoft.com, "Create a service SAS". Presigned
 * URLs: docs.aws.amazon.com, "Authenticating Requests: Using Query Parameters"; cloud.google.com, "Signed URLs".
 * @returns undefined where the value tells nothing
 */
export function lifetimeOfValue(value: string): LifetimeFact | undefined {
  if (value.length > MAX_UNITS) return undefined;
  return lifetimeOfToken(value) ?? lifetimeOfSignature(value);
}

const TOKEN = /\beyJ[\w-]{5,2000}\.(eyJ[\w-]{2,6000})\.[\w-]{0,2000}/;

function lifetimeOfToken(value: string): LifetimeFact | undefined {
  const claims = claimsOf(TOKEN.exec(value)?.[1]);
  if (claims === undefined) return undefined;
  const expires = dayOfSeconds(claims['exp']);
  return expires === undefined
    ? { source: 'a JSON Web Token without exp: it never ends' }
    : { expires, source: 'exp of the JSON Web Token' };
}

function claimsOf(payload: string | undefined): Readonly<Record<string, unknown>> | undefined {
  if (payload === undefined) return undefined;
  try {
    const claims: unknown = JSON.parse(atob(payload.replaceAll('-', '+').replaceAll('_', '/')));
    return typeof claims === 'object' && claims !== null ? (claims as Record<string, unknown>) : undefined;
  } catch {
    // Not base64, or not JSON: no token.
    return undefined;
  }
}

function lifetimeOfSignature(value: string): LifetimeFact | undefined {
  if (/[?&;]sig=/.test(value)) {
    const expires = dayOfText(decoded(/(?:^|[?&;])se=([\w%:.-]{8,60})/.exec(value)?.[1]));
    return expires === undefined ? undefined : { expires, source: 'se= of the shared access signature' };
  }
  return presigned(value, 'X-Amz') ?? presigned(value, 'X-Goog');
}

function presigned(value: string, prefix: 'X-Amz' | 'X-Goog'): LifetimeFact | undefined {
  if (!value.includes(`${prefix}-Signature=`)) return undefined;
  const [, year = '', month = '', day = '', hour = '', minute = '', second = ''] =
    new RegExp(`${prefix}-Date=(\\d{4})(\\d\\d)(\\d\\d)T(\\d\\d)(\\d\\d)(\\d\\d)Z`).exec(value) ?? [];
  const seconds = Number(new RegExp(`${prefix}-Expires=(\\d{1,7})(?!\\d)`).exec(value)?.[1]);
  const start = Date.parse(`${year}-${month}-${day}T${hour}:${minute}:${second}Z`);
  const expires = dayOfSeconds(start / 1000 + seconds);
  return expires === undefined ? undefined : { expires, seconds, source: `${prefix}-Expires of the presigned URL` };
}

function decoded(text: string | undefined): string | undefined {
  return text?.replaceAll(/%3a/gi, ':');
}
