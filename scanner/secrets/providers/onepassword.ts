import type { Detector } from '../detector';
import { alphabet, anyBase64, run, upperAlphanumeric } from '../shape';
import { token } from '../token';

const revoke = {
  url: 'https://my.1password.com/developer-tools/active',
  steps: 'Revoke it under Developer > Active service accounts, then create a new one for what uses it.',
};

/** Older secret keys run their second and third group together. */
const optionalHyphen = alphabet('-');

export const onepassword: readonly Detector[] = [
  token({
    id: '1password-service-account-token',
    title: '1Password service account token',
    provider: '1password',
    kind: 'service_account',
    pieces: ['ops_eyJ', run(anyBase64, 250, 3000)],
    confidence: 'certain',
    source: { from: 'three independent rule sets agree' },
    revoke,
  }),
  token({
    id: '1password-secret-key',
    title: '1Password secret key',
    provider: '1password',
    kind: 'access_token',
    pieces: [
      'A3-',
      run(upperAlphanumeric, 6),
      '-',
      run(upperAlphanumeric, 6),
      run(optionalHyphen, 0, 1),
      run(upperAlphanumeric, 5),
      '-',
      run(upperAlphanumeric, 5),
      '-',
      run(upperAlphanumeric, 5),
      '-',
      run(upperAlphanumeric, 5),
    ],
    confidence: 'certain',
    source: { from: 'two independent rule sets agree' },
    revoke,
  }),
  token({
    id: '1password-recovery-code',
    title: '1Password recovery code',
    provider: '1password',
    kind: 'access_token',
    pieces: [
      '1PRK-',
      run(upperAlphanumeric, 4),
      '-',
      run(upperAlphanumeric, 4),
      '-',
      run(upperAlphanumeric, 4),
      '-',
      run(upperAlphanumeric, 4),
      '-',
      run(upperAlphanumeric, 4),
      '-',
      run(upperAlphanumeric, 4),
      '-',
      run(upperAlphanumeric, 4),
      '-',
      run(upperAlphanumeric, 4),
      '-',
      run(upperAlphanumeric, 4),
      '-',
      run(upperAlphanumeric, 4),
      '-',
      run(upperAlphanumeric, 4),
      '-',
      run(upperAlphanumeric, 4),
      '-',
      run(upperAlphanumeric, 4),
    ],
    confidence: 'likely',
    source: { from: 'one published rule set' },
    revoke,
  }),
];
