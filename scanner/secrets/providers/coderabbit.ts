import type { Detector } from '../detector';
import { lowerHex, run } from '../shape';
import { token } from '../token';

const revoke = {
  url: 'https://app.coderabbit.ai/settings/api-keys',
  steps: 'Revoke it under API keys, then create a new one for what uses it.',
};

export const coderabbit: readonly Detector[] = [
  token({
    id: 'coderabbit-api-key',
    title: 'CodeRabbit API key',
    provider: 'coderabbit',
    kind: 'api_key',
    pieces: ['cr-', run(lowerHex, 58)],
    confidence: 'likely',
    source: { from: 'one published rule set' },
    revoke,
  }),
];
