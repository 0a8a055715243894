import type { Detector } from '../detector';
import { base64url, run } from '../shape';
import { token } from '../token';

const revoke = {
  url: 'https://platform.moonshot.ai/console/api-keys',
  steps: 'Revoke it under Console > API keys, then create a new one for what uses it.',
};

export const moonshot: readonly Detector[] = [
  token({
    id: 'kimi-moonshot-api-key',
    title: 'Moonshot (Kimi) API key',
    provider: 'kimi',
    kind: 'api_key',
    pieces: ['sk-', run(base64url, 48, 72)],
    confidence: 'likely',
    near: ['kimi', 'moonshot'],
    source: { from: 'one published rule set' },
    revoke,
  }),
];
