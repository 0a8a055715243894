import type { Detector } from '../detector';
import { run, word } from '../shape';
import { token } from '../token';

const revoke = {
  url: 'https://portal.salad.com/api-key',
  steps: 'Revoke it under API access, then create a new one for what uses it.',
};

export const salad: readonly Detector[] = [
  token({
    id: 'saladcloud-api-key',
    title: 'SaladCloud API key',
    provider: 'saladcloud',
    kind: 'api_key',
    pieces: ['salad_cloud_', run(word, 20, 240)],
    confidence: 'likely',
    source: { from: 'one published rule set' },
    revoke,
  }),
];
