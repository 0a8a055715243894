import { crc32Base62, githubSha256 } from '../checksums';
import type { Detector } from '../detector';
import { alphanumeric, base64url, digits, run, word } from '../shape';
import { token } from '../token';

const source = {
  from: 'GitHub, "Behind GitHub\'s new authentication token formats"; four independent rule sets agree',
};
const pages = 'https://github.com/settings';

export const github: readonly Detector[] = [
  token({
    id: 'github-personal-access-token',
    title: 'GitHub personal access token (classic)',
    provider: 'github',
    kind: 'access_token',
    pieces: ['ghp_', run(alphanumeric, 36)],
    confidence: 'certain',
    checksum: crc32Base62,
    source,
    revoke: {
      url: `${pages}/tokens`,
      steps:
        'Delete it under Developer settings > Personal access tokens, look at the audit log, create a fine-grained one.',
    },
  }),
  token({
    id: 'github-fine-grained-token',
    title: 'GitHub fine-grained personal access token',
    provider: 'github',
    kind: 'access_token',
    pieces: ['github_pat_', run(word, 82)],
    confidence: 'certain',
    checksum: githubSha256,
    source,
    revoke: {
      url: `${pages}/personal-access-tokens`,
      steps: 'Delete it under Developer settings > Fine-grained tokens, look at the audit log, create a new one.',
    },
  }),
  token({
    id: 'github-oauth-token',
    title: 'GitHub OAuth token',
    provider: 'github',
    kind: 'access_token',
    pieces: ['gho_', run(alphanumeric, 36)],
    confidence: 'certain',
    checksum: crc32Base62,
    source,
    revoke: {
      url: `${pages}/applications`,
      steps: "Revoke the application's access under Applications > Authorized OAuth apps.",
    },
  }),
  token({
    id: 'github-app-user-token',
    title: 'GitHub App user token',
    provider: 'github',
    kind: 'github_app',
    pieces: ['ghu_', run(alphanumeric, 36)],
    confidence: 'certain',
    checksum: crc32Base62,
    source,
    revoke: {
      url: `${pages}/apps/authorizations`,
      steps: "Revoke the app's authorization under Applications > Authorized GitHub Apps.",
    },
  }),
  token({
    id: 'github-refresh-token',
    title: 'GitHub refresh token',
    provider: 'github',
    kind: 'github_app',
    pieces: ['ghr_', run(alphanumeric, 76)],
    confidence: 'certain',
    checksum: crc32Base62,
    source,
    revoke: {
      url: `${pages}/apps/authorizations`,
      steps: "Revoke the app's authorization under Applications > Authorized GitHub Apps.",
    },
  }),
  token({
    id: 'github-app-token',
    title: 'GitHub App installation token',
    provider: 'github',
    kind: 'github_app',
    pieces: ['ghs_', run(alphanumeric, 36)],
    confidence: 'certain',
    checksum: crc32Base62,
    source,
    revoke: {
      url: 'https://docs.github.com/rest/apps/installations#revoke-an-installation-access-token',
      steps: 'It ends by itself within an hour; revoke it by DELETE /installation/token.',
    },
  }),
  token({
    id: 'github-app-token-jwt',
    title: 'GitHub App installation token',
    provider: 'github',
    kind: 'github_app',
    pieces: [
      'ghs_',
      run(digits, 1, 12),
      '_eyJ',
      run(base64url, 20, 400),
      '.',
      run(base64url, 20, 1000),
      '.',
      run(base64url, 20, 600),
    ],
    confidence: 'certain',
    source: { from: 'GitHub changelog, installation tokens as JWT, April 2026' },
    revoke: {
      url: 'https://docs.github.com/rest/apps/installations#revoke-an-installation-access-token',
      steps: 'It ends by itself within an hour; revoke it by DELETE /installation/token.',
    },
  }),
];
