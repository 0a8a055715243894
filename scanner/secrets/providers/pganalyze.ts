import type { Detector } from '../detector';
import { alphanumeric, run } from '../shape';
import { token } from '../token';

const revoke = {
  url: 'https://app.pganalyze.com',
  steps: 'Revoke it under API keys, then create a new one for what uses it.',
};

export const pganalyze: readonly Detector[] = [
  token({
    id: 'pganalyze-read-key',
    title: 'pganalyze read key',
    provider: 'pganalyze',
    kind: 'api_key',
    pieces: ['pgar_', run(alphanumeric, 27)],
    confidence: 'likely',
    source: { from: 'one published rule set' },
    revoke,
  }),
];
