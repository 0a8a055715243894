import type { Detector } from '../detector';
import { alphanumeric, run } from '../shape';
import { token } from '../token';

const revoke = {
  url: 'https://io.adafruit.com',
  steps: 'Regenerate the key behind the key icon of Adafruit IO.',
};

export const adafruit: readonly Detector[] = [
  token({
    id: 'adafruit-io-key',
    title: 'Adafruit IO key',
    provider: 'adafruit',
    kind: 'api_key',
    pieces: ['aio_', run(alphanumeric, 28)],
    confidence: 'certain',
    source: { from: 'two independent rule sets agree' },
    revoke,
  }),
];
