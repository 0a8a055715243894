import type { Detector } from '../detector';
import { alphanumeric, run } from '../shape';
import { token } from '../token';

const revoke = {
  url: 'https://fireworks.ai/account/api-keys',
  steps: 'Revoke it under API keys, then create a new one for what uses it.',
};

export const fireworks: readonly Detector[] = [
  token({
    id: 'fireworks-api-key',
    title: 'Fireworks AI API key',
    provider: 'fireworks',
    kind: 'api_key',
    pieces: ['fw_', run(alphanumeric, 22, 40)],
    confidence: 'likely',
    source: { from: 'one published rule set' },
    revoke,
  }),
];
