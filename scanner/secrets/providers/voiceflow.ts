import type { Detector } from '../detector';
import { alphanumeric, choice, lowerHex, run } from '../shape';
import { token } from '../token';

const revoke = {
  url: 'https://creator.voiceflow.com',
  steps: 'Revoke it under Settings > API keys, then create a new one for what uses it.',
};

export const voiceflow: readonly Detector[] = [
  token({
    id: 'voiceflow-api-key',
    title: 'Voiceflow API key',
    provider: 'voiceflow',
    kind: 'api_key',
    pieces: [choice('VF.', 'VF.DM.', 'VF.WS.'), run(lowerHex, 24), '.', run(alphanumeric, 16)],
    confidence: 'certain',
    source: { from: 'two independent rule sets agree' },
    revoke,
  }),
];
