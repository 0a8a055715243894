import type { Detector } from '../detector';
import { anyBase64, choice, lowerAlphanumeric, run } from '../shape';
import { token } from '../token';

const revoke = {
  url: 'https://app.devin.ai/settings/api-keys',
  steps: 'Revoke it under Settings > API keys, then create a new one for what uses it.',
};

export const devin: readonly Detector[] = [
  token({
    id: 'devin-api-key',
    title: 'Devin API key',
    provider: 'devin',
    kind: 'api_key',
    pieces: [choice('apk_user_dXNlci', 'apk_b3Jn'), run(anyBase64, 70, 180)],
    confidence: 'certain',
    source: { from: 'one published rule set' },
    revoke,
  }),
  token({
    id: 'devin-service-user-token',
    title: 'Devin service user token',
    provider: 'devin',
    kind: 'service_account',
    pieces: ['cog_', run(lowerAlphanumeric, 52)],
    confidence: 'likely',
    source: { from: 'one published rule set' },
    revoke,
  }),
];
