import type { Detector } from '../detector';
import { base64url, run } from '../shape';
import { token } from '../token';

const revoke = {
  url: 'https://platform.minimax.io/user-center/basic-information/interface-key',
  steps: 'Revoke it under API keys, then create a new one for what uses it.',
};

export const minimax: readonly Detector[] = [
  token({
    id: 'minimax-api-key',
    title: 'MiniMax API key',
    provider: 'minimax',
    kind: 'api_key',
    pieces: ['sk-api-', run(base64url, 100, 130)],
    confidence: 'likely',
    source: { from: 'one published rule set' },
    revoke,
  }),
];
