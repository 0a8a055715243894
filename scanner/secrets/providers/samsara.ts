import type { Detector } from '../detector';
import { alphanumeric, run } from '../shape';
import { token } from '../token';

const revoke = {
  url: 'https://cloud.samsara.com',
  steps: 'Revoke it under Settings > API tokens, then create a new one for what uses it.',
};

export const samsara: readonly Detector[] = [
  token({
    id: 'samsara-api-token',
    title: 'Samsara API token',
    provider: 'samsara',
    kind: 'api_key',
    pieces: ['samsara_api_', run(alphanumeric, 26, 32)],
    confidence: 'certain',
    source: { from: 'one published rule set' },
    revoke,
  }),
];
