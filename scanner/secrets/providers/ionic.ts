import type { Detector } from '../detector';
import { alphanumeric, run } from '../shape';
import { token } from '../token';

const revoke = {
  url: 'https://dashboard.ionicframework.com/personal/settings',
  steps: 'Revoke it under Personal settings > Personal access tokens, then create a new one for what uses it.',
};

export const ionic: readonly Detector[] = [
  token({
    id: 'ionic-personal-access-token',
    title: 'Ionic personal access token',
    provider: 'ionic',
    kind: 'access_token',
    pieces: ['ion_', run(alphanumeric, 42)],
    confidence: 'certain',
    source: { from: 'two independent rule sets agree' },
    revoke,
  }),
];
