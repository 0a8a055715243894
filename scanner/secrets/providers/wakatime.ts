import type { Detector } from '../detector';
import { base64url, run } from '../shape';
import { token } from '../token';

const revoke = {
  url: 'https://wakatime.com/settings/api-key',
  steps: 'Revoke it under Settings > API key, then create a new one for what uses it.',
};

export const wakatime: readonly Detector[] = [
  token({
    id: 'wakatime-api-key',
    title: 'WakaTime API key',
    provider: 'wakatime',
    kind: 'api_key',
    pieces: ['waka_', run(base64url, 36, 64)],
    confidence: 'certain',
    source: { from: 'two independent rule sets agree' },
    revoke,
  }),
];
