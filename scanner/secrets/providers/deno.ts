import type { Detector } from '../detector';
import { alphanumeric, run } from '../shape';
import { token } from '../token';

const revoke = {
  url: 'https://dash.deno.com/account#access-tokens',
  steps: 'Revoke it under Account settings > Access tokens, then create a new one for what uses it.',
};

export const deno: readonly Detector[] = [
  token({
    id: 'deno-deploy-account-token',
    title: 'Deno Deploy account token',
    provider: 'deno',
    kind: 'access_token',
    pieces: ['ddp_', run(alphanumeric, 36)],
    confidence: 'certain',
    source: { from: 'two independent rule sets agree' },
    revoke,
  }),
  token({
    id: 'deno-deploy-organization-token',
    title: 'Deno Deploy organization token',
    provider: 'deno',
    kind: 'access_token',
    pieces: ['ddo_', run(alphanumeric, 36)],
    confidence: 'likely',
    source: { from: 'one published rule set' },
    revoke,
  }),
];
