import type { Detector } from '../detector';
import { base64url, run } from '../shape';
import { token } from '../token';

const revoke = {
  url: 'https://console.yandex.cloud',
  steps: 'Revoke it under Service accounts > API keys, then create a new one for what uses it.',
};

export const yandex: readonly Detector[] = [
  token({
    id: 'yandex-api-key',
    title: 'Yandex Cloud API key',
    provider: 'yandex',
    kind: 'api_key',
    pieces: ['AQVN', run(base64url, 35, 38)],
    confidence: 'certain',
    source: { from: 'one published rule set' },
    revoke,
  }),
  token({
    id: 'yandex-iam-token',
    title: 'Yandex Cloud IAM token',
    provider: 'yandex',
    kind: 'access_token',
    pieces: ['t1.', run(base64url, 20, 400), '.', run(base64url, 86)],
    confidence: 'likely',
    source: { from: 'one published rule set' },
    revoke,
  }),
];
