import type { Detector } from '../detector';
import { lowerHex, run } from '../shape';
import { token } from '../token';

const revoke = {
  url: 'https://elevenlabs.io/app/settings/api-keys',
  steps: 'Revoke it under Settings > API keys, then create a new one for what uses it.',
};

export const elevenlabs: readonly Detector[] = [
  token({
    id: 'elevenlabs-api-key',
    title: 'ElevenLabs API key',
    provider: 'elevenlabs',
    kind: 'api_key',
    pieces: ['sk_', run(lowerHex, 48)],
    confidence: 'likely',
    source: { from: 'three independent rule sets agree' },
    revoke,
  }),
];
