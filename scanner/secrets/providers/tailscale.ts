import type { Detector } from '../detector';
import { alphanumeric, choice, run } from '../shape';
import { token } from '../token';

const revoke = {
  url: 'https://login.tailscale.com/admin/settings/keys',
  steps: 'Revoke it under Settings > Keys, then create a new one for what uses it.',
};

export const tailscale: readonly Detector[] = [
  token({
    id: 'tailscale-key',
    title: 'Tailscale key',
    provider: 'tailscale',
    kind: 'api_key',
    pieces: [
      choice('tskey-auth-', 'tskey-api-', 'tskey-client-', 'tskey-scim-', 'tskey-webhook-'),
      run(alphanumeric, 6, 20),
      choice('-', 'CNTRL-'),
      run(alphanumeric, 16, 40),
    ],
    confidence: 'certain',
    source: { from: 'three independent rule sets agree' },
    revoke,
  }),
];
