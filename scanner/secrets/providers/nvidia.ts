import type { Detector } from '../detector';
import { base64url, run } from '../shape';
import { token } from '../token';

const revoke = {
  url: 'https://org.ngc.nvidia.com/setup/api-keys',
  steps: 'Revoke it under Organization > API keys, then create a new one for what uses it.',
};

export const nvidia: readonly Detector[] = [
  token({
    id: 'nvidia-nvapi-key',
    title: 'NVIDIA API key',
    provider: 'nvidia',
    kind: 'api_key',
    pieces: ['nvapi-', run(base64url, 64)],
    confidence: 'certain',
    source: { from: 'three independent rule sets agree' },
    revoke,
  }),
];
