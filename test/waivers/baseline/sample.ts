import type { Finding, SecretMatch } from '../../../scanner/model';
import type { ScanInput } from '../../../scanner/scan';
import { identifySecret } from '../../../scanner/sources';
import { renderBaseline, updateBaseline } from '../../../scanner/waivers';
import type { Baseline, BaselineEntry } from '../../../scanner/waivers';
import { randomText, scanFiles, stripeKey } from '../../scan/memory';
import type { Files } from '../../scan/memory';

export const BASELINE = 'nhi-baseline.yaml';
/** 16 bytes that nobody needs to keep. */
export const SALT = 'AAECAwQFBgcICQoLDA0ODw==';
/** 90 days from the tests' day. */
export const UNTIL = '2031-05-30';

export const KEY = stripeKey(1);
export const OTHER_KEY = stripeKey(2);
export const line = (key: string): string => `const stripe = '${key}';\n`;

/** Likely, not certain: nothing of its form proves it. */
export const hexLine = (seed = 3): string => `const key = '${randomText('0123456789abcdef', 32, seed)}';\n`;

export function secretsOf(files: Files, newSalt = SALT): readonly SecretMatch[] {
  let secrets: readonly SecretMatch[] = [];
  scanFiles(files, { identify: identifySecret, newSalt, onSecrets: (found) => (secrets = found) });
  return secrets;
}

export function entryFor({ detector, place, valueId = '' }: SecretMatch): BaselineEntry {
  return { rule: `secret/${detector}`, path: place.path, hmac: valueId };
}

/** @returns the baseline that covers all that these files hold */
export function baselineFor(files: Files, details: Partial<Baseline> = {}): Baseline {
  const empty = { salt: SALT, until: UNTIL, entries: [] };
  return { ...updateBaseline(empty, secretsOf(files), () => false), ...details };
}

/** @returns the files with the baseline that covers them */
export function withBaseline(files: Files, details: Partial<Baseline> = {}): Files {
  return { ...files, [BASELINE]: renderBaseline(baselineFor(files, details)) };
}

export function findings(files: Files, options: Partial<ScanInput> = {}): readonly Finding[] {
  return scanFiles(files, { identify: identifySecret, ...options }).findings;
}

/** @returns `src/a.ts:1 secret/x`, with ` (waived)` where it is */
export function told(files: Files, options: Partial<ScanInput> = {}): string[] {
  return findings(files, options).map(
    ({ place, rule, waived }) => `${place.path}:${place.start.line} ${rule}${waived === undefined ? '' : ' (waived)'}`,
  );
}

export function without(files: Files, path: string): Files {
  return Object.fromEntries(Object.entries(files).filter(([name]) => name !== path));
}
