import type { Detector } from '../detector';
import { base64url, choice, lowerHex, run } from '../shape';
import { token } from '../token';

const revoke = {
  url: 'https://supabase.com/dashboard/account/tokens',
  steps: 'Revoke it under Account > Access tokens, then create a new one for what uses it.',
};

export const supabase: readonly Detector[] = [
  token({
    id: 'supabase-personal-access-token',
    title: 'Supabase personal access token',
    provider: 'supabase',
    kind: 'access_token',
    pieces: [choice('sbp_', 'sbp_v0_'), run(lowerHex, 40)],
    confidence: 'certain',
    source: { from: 'three independent rule sets agree' },
    revoke,
  }),
  token({
    id: 'supabase-secret-key',
    title: 'Supabase secret key',
    provider: 'supabase',
    kind: 'service_account',
    pieces: ['sb_secret_', run(base64url, 31, 36)],
    confidence: 'certain',
    source: { from: 'three independent rule sets agree' },
    revoke,
  }),
];
