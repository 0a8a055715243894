import { atlassianCrc32 } from '../checksums';
import type { Detector } from '../detector';
import { alphanumeric, anyBase64, base64url, paddedBase64url, run, upperHex } from '../shape';
import { token } from '../token';

const revoke = {
  url: 'https://id.atlassian.com/manage-profile/security/api-tokens',
  steps: 'Revoke it under Account settings > Security > API tokens, then create a new one for what uses it.',
};

export const atlassian: readonly Detector[] = [
  token({
    id: 'atlassian-api-token',
    title: 'Atlassian API token',
    provider: 'atlassian',
    kind: 'access_token',
    pieces: ['ATATT3xFfGF0', run(base64url, 20, 250), '=', run(upperHex, 8)],
    confidence: 'certain',
    checksum: atlassianCrc32,
    source: { from: 'published samples pass the checksum' },
    revoke,
  }),
  token({
    id: 'atlassian-connect-token',
    title: 'Atlassian app token',
    provider: 'atlassian',
    kind: 'access_token',
    pieces: ['ATCTT3xFfG', run(paddedBase64url, 20, 250), '=', run(upperHex, 8)],
    confidence: 'certain',
    checksum: atlassianCrc32,
    source: { from: 'published samples pass the checksum' },
    revoke,
  }),
  token({
    id: 'bitbucket-app-password',
    title: 'Bitbucket app password',
    provider: 'atlassian',
    kind: 'access_token',
    pieces: ['ATBB', run(alphanumeric, 24), run(upperHex, 8)],
    confidence: 'certain',
    checksum: atlassianCrc32,
    source: { from: 'published samples pass the checksum' },
    revoke,
  }),
  token({
    id: 'bitbucket-data-center-token',
    title: 'Bitbucket Data Center HTTP access token',
    provider: 'atlassian',
    kind: 'access_token',
    pieces: ['BBDC-', run(anyBase64, 40, 50)],
    confidence: 'certain',
    source: { from: 'one published rule set' },
    revoke,
  }),
];
