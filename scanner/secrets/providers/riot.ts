import type { Detector } from '../detector';
import { anyHex, uuidOf } from '../shape';
import { token } from '../token';

const revoke = {
  url: 'https://developer.riotgames.com',
  steps: 'Revoke it under Dashboard, then create a new one for what uses it.',
};

export const riot: readonly Detector[] = [
  token({
    id: 'riot-games-api-key',
    title: 'Riot Games API key',
    provider: 'riot',
    kind: 'api_key',
    pieces: ['RGAPI-', ...uuidOf(anyHex)],
    confidence: 'certain',
    source: { from: 'one published rule set' },
    revoke,
  }),
];
