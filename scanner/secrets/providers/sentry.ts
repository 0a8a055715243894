import type { Detector } from '../detector';
import { anyBase64, base64, lowerHex, run } from '../shape';
import { token } from '../token';

const url = 'https://sentry.io/settings/auth-tokens';
const steps = 'Revoke it under Settings > Auth tokens, then create a new one for what uses it.';

export const sentry: readonly Detector[] = [
  token({
    id: 'sentry-organization-token',
    title: 'Sentry organization token',
    provider: 'sentry',
    kind: 'access_token',
    pieces: ['sntrys_eyJ', run(anyBase64, 40, 500), '_', run(base64, 43)],
    confidence: 'certain',
    source: { from: 'Sentry, "Auth tokens"; two independent rule sets agree' },
    revoke: { url, steps },
  }),
  token({
    id: 'sentry-user-token',
    title: 'Sentry user token',
    provider: 'sentry',
    kind: 'access_token',
    pieces: ['sntryu_', run(lowerHex, 64)],
    confidence: 'certain',
    source: { from: 'Sentry, "Auth tokens"; two independent rule sets agree' },
    revoke: { url, steps },
  }),
];
