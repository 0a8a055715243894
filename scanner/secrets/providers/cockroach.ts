import type { Detector } from '../detector';
import { alphanumeric, run } from '../shape';
import { token } from '../token';

const revoke = {
  url: 'https://cockroachlabs.cloud/access',
  steps: 'Revoke it under Access management > Service accounts, then create a new one for what uses it.',
};

export const cockroach: readonly Detector[] = [
  token({
    id: 'cockroachdb-cloud-api-key',
    title: 'CockroachDB Cloud API key',
    provider: 'cockroachdb',
    kind: 'service_account',
    pieces: ['CCDB1_', run(alphanumeric, 22), '_', run(alphanumeric, 40)],
    confidence: 'certain',
    source: { from: 'one published rule set' },
    revoke,
  }),
];
