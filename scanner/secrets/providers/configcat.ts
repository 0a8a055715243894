import type { Detector } from '../detector';
import { base64url, run } from '../shape';
import { token } from '../token';

const revoke = {
  url: 'https://app.configcat.com',
  steps: 'Revoke it under SDK key, then create a new one for what uses it.',
};

export const configcat: readonly Detector[] = [
  token({
    id: 'configcat-sdk-key',
    title: 'ConfigCat SDK key',
    provider: 'configcat',
    kind: 'api_key',
    pieces: ['configcat-sdk-1/', run(base64url, 22), '/', run(base64url, 22)],
    confidence: 'likely',
    source: { from: 'one published rule set' },
    revoke,
  }),
];
