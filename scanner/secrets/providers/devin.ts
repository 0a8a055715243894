import type { Detector } from '../detector';
import { lowerAlphanumeric, run } from '../shape';
import { token } from '../token';

const revoke = {
  url: 'https://app.devin.ai/settings/api-keys',
  steps: 'Revoke it under Settings > API keys, then create a new one for what uses it.',
};

export const devin: readonly Detector[] = [
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
