import type { Detector } from '../detector';
import { base64, run } from '../shape';
import { token } from '../token';

const revoke = {
  url: 'https://app.ecostruxureit.com',
  steps: 'Revoke it under API access, then create a new one for what uses it.',
};

export const ecostruxure: readonly Detector[] = [
  token({
    id: 'ecostruxure-it-api-key',
    title: 'EcoStruxure IT API key',
    provider: 'ecostruxure',
    kind: 'api_key',
    pieces: ['AK1', run(base64, 50, 55)],
    confidence: 'likely',
    near: ['ecostruxure'],
    source: { from: 'two independent rule sets agree' },
    revoke,
  }),
];
