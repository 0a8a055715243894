import type { Detector } from '../detector';
import { alphanumeric, run } from '../shape';
import { token } from '../token';

const revoke = {
  url: 'https://clickhouse.cloud',
  steps: 'Revoke it under API keys, then create a new one for what uses it.',
};

export const clickhouse: readonly Detector[] = [
  token({
    id: 'clickhouse-cloud-api-key-secret',
    title: 'ClickHouse Cloud API key secret',
    provider: 'clickhouse',
    kind: 'api_key',
    pieces: ['4b1d', run(alphanumeric, 38)],
    confidence: 'certain',
    source: { from: 'two independent rule sets agree' },
    revoke,
  }),
];
