import type { Detector } from '../detector';
import { alphanumeric, run } from '../shape';
import { token } from '../token';

const revoke = {
  url: 'https://app.prefect.cloud/my/api-keys',
  steps: 'Revoke it under API keys, then create a new one for what uses it.',
};

export const prefect: readonly Detector[] = [
  token({
    id: 'prefect-api-key',
    title: 'Prefect API key',
    provider: 'prefect',
    kind: 'api_key',
    pieces: ['pnu_', run(alphanumeric, 36)],
    confidence: 'certain',
    source: { from: 'three independent rule sets agree' },
    revoke,
  }),
];
