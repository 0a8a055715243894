import type { Detector } from '../detector';
import { alphanumeric, anyBase64, choice, hyphenatedAlphanumeric, run } from '../shape';
import { token } from '../token';

const revoke = {
  url: 'https://authress.io/app',
  steps: 'Revoke it under Service clients > Access keys, then create a new one for what uses it.',
};

export const authress: readonly Detector[] = [
  token({
    id: 'authress-access-key',
    title: 'Authress service client access key',
    provider: 'authress',
    kind: 'service_account',
    pieces: [
      choice('sc_', 'ext_', 'scauth_', 'authress_'),
      run(alphanumeric, 5, 30),
      '.',
      run(alphanumeric, 4, 6),
      '.',
      choice('acc_', 'acc-'),
      run(hyphenatedAlphanumeric, 10, 32),
      '.',
      run(anyBase64, 30, 120),
    ],
    confidence: 'certain',
    source: { from: 'two independent rule sets agree' },
    revoke,
  }),
];
