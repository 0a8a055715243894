import type { Detector } from '../detector';
import { base64, choice, run } from '../shape';
import { token } from '../token';

const revoke = {
  url: 'https://cloud.elastic.co',
  steps: 'Revoke it under API keys, then create a new one for what uses it.',
};

export const elastic: readonly Detector[] = [
  token({
    id: 'elastic-cloud-api-key',
    title: 'Elastic Cloud API key',
    provider: 'elastic',
    kind: 'api_key',
    pieces: ['essu_', run(base64, 90, 92), choice('==', '=', '')],
    confidence: 'certain',
    source: { from: 'two independent rule sets agree' },
    revoke,
  }),
];
