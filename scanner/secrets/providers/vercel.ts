import type { Detector } from '../detector';
import { alphanumeric, base64url, choice, run, word } from '../shape';
import { token } from '../token';

const revoke = {
  url: 'https://vercel.com/account/settings/tokens',
  steps: 'Revoke it under Account settings > Tokens, then create a new one for what uses it.',
};

export const vercel: readonly Detector[] = [
  token({
    id: 'vercel-token',
    title: 'Vercel token',
    provider: 'vercel',
    kind: 'access_token',
    pieces: [choice('vcp_', 'vci_', 'vck_', 'vca_', 'vcr_'), run(base64url, 56)],
    confidence: 'certain',
    source: { from: 'one published rule set' },
    revoke,
  }),
  token({
    id: 'vercel-edge-config-token',
    title: 'Vercel Edge Config token',
    provider: 'vercel',
    kind: 'api_key',
    pieces: ['ecfg_', run(alphanumeric, 28, 64)],
    confidence: 'likely',
    source: { from: 'one published rule set' },
    revoke,
  }),
  token({
    id: 'vercel-blob-token',
    title: 'Vercel Blob read-write token',
    provider: 'vercel',
    kind: 'api_key',
    pieces: ['vercel_blob_rw_', run(word, 40, 64)],
    confidence: 'likely',
    source: { from: 'one published rule set' },
    revoke,
  }),
];
