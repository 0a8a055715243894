import type { Profile } from '../../model';

/** What a user may set; the rest is nhi.yaml's to say. */
export interface Settings {
  /** Which identities must be declared, instead of what nhi.yaml says. */
  readonly profile?: Profile;
  /** UTF-16 units above which a document is not looked at while it is open. */
  readonly maxLength: number;
}

const PROFILES: readonly Profile[] = ['starter', 'standard', 'strict'];
const KILO = 1024;
/** Two megabytes are looked at in some 20 ms. */
const DEFAULT_KILOS = 2048;

/** @param value of the section `nhi`: what is not understood counts as not set */
export function readSettings(value: unknown): Settings {
  const given = typeof value === 'object' && value !== null ? value : {};
  const profile = 'profile' in given ? PROFILES.find((name) => name === given.profile) : undefined;
  const size = 'maxFileSize' in given ? given.maxFileSize : undefined;
  const kilos = typeof size === 'number' && size > 0 ? size : DEFAULT_KILOS;
  return { maxLength: kilos * KILO, ...(profile !== undefined && { profile }) };
}
