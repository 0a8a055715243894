import type { Detector } from '../detector';
import { alphanumeric, run } from '../shape';
import { token } from '../token';

const revoke = {
  url: 'https://console.groq.com/keys',
  steps: 'Revoke it under API keys, then create a new one for what uses it.',
};

export const groq: readonly Detector[] = [
  token({
    id: 'groq-api-key',
    title: 'Groq API key',
    provider: 'groq',
    kind: 'api_key',
    pieces: ['gsk_', run(alphanumeric, 52)],
    confidence: 'certain',
    source: { from: 'three independent rule sets agree' },
    revoke,
  }),
];
