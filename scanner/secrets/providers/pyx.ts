import type { Detector } from '../detector';
import { alphanumeric, run } from '../shape';
import { token } from '../token';

const revoke = {
  url: 'https://pyx.dev',
  steps: 'Revoke it under Account > API keys, then create a new one for what uses it.',
};

export const pyx: readonly Detector[] = [
  token({
    id: 'pyx-api-key',
    title: 'pyx API key',
    provider: 'pyx',
    kind: 'registry_credential',
    pieces: ['sk-pyx-', run(alphanumeric, 46, 64)],
    confidence: 'likely',
    source: { from: 'one published rule set' },
    revoke,
  }),
];
