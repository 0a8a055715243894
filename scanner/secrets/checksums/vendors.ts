import { toBase32 } from './base32';
import { crc32 } from './crc32';
import { sha256 } from '../../text';
import { littleEndian, toBase62, toHex } from './radix';

/**
 * One vendor's way to sign its tokens. Each formula was proved on published samples: a 32-bit check that holds for several
 * of them is no chance. It raises or lowers confidence and never drops a token: invented ones in tests fail it.
 */
export interface Checksum {
  /** @param token whole, prefix included @returns what its check characters ought to be */
  readonly expected: (token: string) => string;
  /** Where the check characters stand, as for `slice`. */
  readonly from: number;
  readonly to?: number;
}

/** @returns whether the token carries its own checksum */
export function checks(checksum: Checksum): (token: string) => boolean {
  return (token) => token.slice(checksum.from, checksum.to) === checksum.expected(token);
}

/** @returns the token with its check characters put right: for examples */
export function signed(checksum: Checksum, token: string): string {
  const tail = checksum.to === undefined ? '' : token.slice(checksum.to);
  return token.slice(0, checksum.from) + checksum.expected(token) + tail;
}

/** GitHub `ghp_`, `gho_`, `ghu_`, `ghs_`, `ghr_` and npm `npm_`: CRC-32 of the body in base 62, the last six. */
export const crc32Base62: Checksum = {
  expected: (token) => toBase62(crc32(token.slice(4, -6)), 6),
  from: -6,
};

/** GitHub `github_pat_`: eight characters of the base 32 of the SHA-256 of all before them; the last eight are free. */
export const githubSha256: Checksum = {
  expected: (token) => toBase32(sha256(new TextEncoder().encode(token.slice(0, 77)))).slice(0, 8),
  from: 77,
  to: 85,
};

/** Grafana `glsa_`: CRC-32 of all before the last underscore, bytes in little-endian order, as hexadecimal. */
export const grafanaCrc32: Checksum = {
  expected: (token) => toHex(littleEndian(crc32(token.slice(0, -9)))),
  from: -8,
};

/** Atlassian `ATATT3`, `ATCTT3`, Bitbucket `ATBB`: CRC-32 of all before the last eight, capitals. */
export const atlassianCrc32: Checksum = {
  expected: (token) => crc32(token.slice(0, -8)).toString(16).toUpperCase().padStart(8, '0'),
  from: -8,
};

/** GitLab's routable tokens: CRC-32 of all before the last seven, base 36. */
export const gitlabCrc32: Checksum = {
  expected: (token) => crc32(token.slice(0, -7)).toString(36).padStart(7, '0'),
  from: -7,
};

/** Zuplo `zpka_`: CRC-32 of the 32 characters of the body, hexadecimal. */
export const zuploCrc32: Checksum = {
  expected: (token) => crc32(token.slice(5, 37)).toString(16).padStart(8, '0'),
  from: -8,
};

/** Confluent `cflt`: six characters of the base64 of the CRC-32, little-endian, of the 54 characters behind the prefix. */
export const confluentCrc32: Checksum = {
  expected: (token) => btoa(littleEndian(crc32(token.slice(4, 58)))).slice(0, 6),
  from: -6,
};
