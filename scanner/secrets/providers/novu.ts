import type { Detector } from '../detector';
import { alphanumeric, run } from '../shape';
import { token } from '../token';

const revoke = {
  url: 'https://dashboard.novu.co/api-keys',
  steps: 'Revoke it under API keys, then create a new one for what uses it.',
};

export const novu: readonly Detector[] = [
  token({
    id: 'novu-api-key',
    title: 'Novu API key',
    provider: 'novu',
    kind: 'api_key',
    pieces: ['nvu_', run(alphanumeric, 30, 64)],
    confidence: 'possible',
    source: { from: 'one published rule set' },
    revoke,
  }),
];
