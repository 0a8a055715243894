import type { Range } from '../../model';

/** The parts of a URL as offsets into the text that held it. */
export interface UrlParts {
  /** Lower case, without what stands before a `+` or `jdbc:`: `postgresql`. */
  readonly scheme: string;
  readonly user?: Range;
  readonly password?: Range;
  readonly host: Range;
  /** From the first `/`, without query. */
  readonly path: Range;
  readonly query: readonly { readonly name: string; readonly value: Range }[];
}

const MAX_PARAMETERS = 50;

/**
 * Takes a URL apart, tolerantly: no part is checked or decoded, so that the offsets hold.
 * @param text may hold more before the URL (`jdbc:`), the URL ends at white space, a quote or the text's end
 * @param from where to look
 */
export function readUrl(text: string, from = 0): UrlParts | undefined {
  const colon = text.indexOf('://', from);
  if (colon <= from) return undefined;
  const scheme = /[a-z][a-z0-9+.-]{0,30}$/i.exec(text.slice(Math.max(from, colon - 31), colon))?.[0].toLowerCase();
  if (scheme === undefined) return undefined;
  const start = colon + 3;
  const end = endOf(text, start, ' \t\r\n"\'`');
  const authorityEnd = endOf(text, start, '/?#', end);
  const at = authorityAt(text, start, authorityEnd, end);
  const hostStart = at === undefined ? start : at + 1;
  const hostEnd = endOf(text, hostStart, '/?#', end);
  const pathEnd = endOf(text, hostEnd, '?#', end);
  return {
    scheme: scheme.slice(scheme.lastIndexOf('+') + 1),
    ...(at === undefined ? {} : userInfo(text, start, at)),
    host: { start: hostStart, end: hostEnd },
    path: { start: hostEnd, end: pathEnd },
    query: text[pathEnd] === '?' ? parameters(text, pathEnd + 1, endOf(text, pathEnd, '#', end)) : [],
  };
}

/** A password may hold a `/` that nobody encoded: then the `@` stands behind it, and a colon before. */
function authorityAt(text: string, start: number, authorityEnd: number, end: number): number | undefined {
  const at = text.lastIndexOf('@', authorityEnd - 1);
  if (at >= start) return at;
  const queryStart = endOf(text, start, '?#', end);
  const late = text.lastIndexOf('@', queryStart - 1);
  const colon = text.indexOf(':', start);
  if (late < authorityEnd || colon < 0 || colon >= authorityEnd) return undefined;
  return /^\d*$/.test(text.slice(colon + 1, authorityEnd)) ? undefined : late;
}

function userInfo(text: string, start: number, at: number): { user?: Range; password?: Range } {
  const colon = text.indexOf(':', start);
  if (colon < 0 || colon >= at) return at > start ? { user: { start, end: at } } : {};
  return {
    ...(colon > start ? { user: { start, end: colon } } : {}),
    ...(at > colon + 1 ? { password: { start: colon + 1, end: at } } : {}),
  };
}

function parameters(text: string, start: number, end: number): UrlParts['query'] {
  const found: { name: string; value: Range }[] = [];
  for (let at = start; at < end && found.length < MAX_PARAMETERS;) {
    const stop = endOf(text, at, '&', end);
    const sign = text.indexOf('=', at);
    if (sign > at && sign < stop) found.push({ name: text.slice(at, sign), value: { start: sign + 1, end: stop } });
    at = stop + 1;
  }
  return found;
}

function endOf(text: string, from: number, stops: string, end = text.length): number {
  for (let at = from; at < end; at++) if (stops.includes(text[at] ?? '')) return at;
  return end;
}

const SYSTEM_BY_SCHEME: Readonly<Record<string, string>> = {
  postgres: 'postgresql',
  postgresql: 'postgresql',
  mysql: 'mysql',
  mysql2: 'mysql',
  mariadb: 'mariadb',
  mongodb: 'mongodb',
  srv: 'mongodb',
  redis: 'redis',
  rediss: 'redis',
  amqp: 'rabbitmq',
  amqps: 'rabbitmq',
  sqlserver: 'sqlserver',
  mssql: 'sqlserver',
  oracle: 'oracle',
  clickhouse: 'clickhouse',
  cockroachdb: 'cockroachdb',
  snowflake: 'snowflake',
  nats: 'nats',
  kafka: 'kafka',
  libsql: 'turso',
  smtp: 'smtp',
  smtps: 'smtp',
  cloudinary: 'cloudinary',
};

/** @returns the provider that speaks this scheme, where only one does */
export function providerOfScheme(scheme: string): string | undefined {
  return Object.hasOwn(SYSTEM_BY_SCHEME, scheme) ? SYSTEM_BY_SCHEME[scheme] : undefined;
}
