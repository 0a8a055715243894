import type { Detector } from '../detector';
import { base64url, choice, digits, run } from '../shape';
import { token } from '../token';

const revoke = {
  url: 'https://console.anthropic.com/settings/keys',
  steps: 'Revoke it under Settings > API keys, then create a new one for what uses it.',
};

export const anthropic: readonly Detector[] = [
  token({
    id: 'anthropic-api-key',
    title: 'Anthropic API key',
    provider: 'anthropic',
    kind: 'api_key',
    pieces: ['sk-ant-api', run(digits, 2, 3), '-', run(base64url, 80, 110), 'AA'],
    confidence: 'certain',
    source: { from: 'four independent rule sets agree' },
    revoke,
  }),
  token({
    id: 'anthropic-admin-key',
    title: 'Anthropic admin API key',
    provider: 'anthropic',
    kind: 'api_key',
    pieces: ['sk-ant-admin', run(digits, 2, 3), '-', run(base64url, 80, 110), 'AA'],
    confidence: 'certain',
    source: { from: 'three independent rule sets agree' },
    revoke,
  }),
  token({
    id: 'anthropic-oauth-token',
    title: 'Anthropic OAuth token',
    provider: 'anthropic',
    kind: 'access_token',
    pieces: ['sk-ant-', choice('oat01-', 'ort01-', 'sid01-'), run(base64url, 80, 120)],
    confidence: 'likely',
    source: { from: 'one published rule set' },
    revoke,
  }),
];
