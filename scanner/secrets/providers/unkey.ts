import type { Detector } from '../detector';
import { alphanumeric, run } from '../shape';
import { token } from '../token';

const revoke = {
  url: 'https://app.unkey.com/settings/root-keys',
  steps: 'Revoke it under Settings > Root keys, then create a new one for what uses it.',
};

export const unkey: readonly Detector[] = [
  token({
    id: 'unkey-root-key',
    title: 'Unkey root key',
    provider: 'unkey',
    kind: 'api_key',
    pieces: ['unkey_', run(alphanumeric, 20, 32)],
    confidence: 'likely',
    source: { from: 'one published rule set' },
    revoke,
  }),
];
