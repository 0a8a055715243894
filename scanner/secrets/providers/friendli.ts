import type { Detector } from '../detector';
import { alphanumeric, run } from '../shape';
import { token } from '../token';

const revoke = {
  url: 'https://friendli.ai/suite/setting/tokens',
  steps: 'Revoke it under Settings > Tokens, then create a new one for what uses it.',
};

export const friendli: readonly Detector[] = [
  token({
    id: 'friendli-token',
    title: 'Friendli token',
    provider: 'friendli',
    kind: 'api_key',
    pieces: ['flp_', run(alphanumeric, 46)],
    confidence: 'likely',
    source: { from: 'one published rule set' },
    revoke,
  }),
];
