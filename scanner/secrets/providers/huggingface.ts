import type { Detector } from '../detector';
import { letters, run } from '../shape';
import { token } from '../token';

const revoke = {
  url: 'https://huggingface.co/settings/tokens',
  steps: 'Revoke it under Settings > Access tokens, then create a new one for what uses it.',
};

export const huggingface: readonly Detector[] = [
  token({
    id: 'huggingface-access-token',
    title: 'Hugging Face access token',
    provider: 'huggingface',
    kind: 'access_token',
    pieces: ['hf_', run(letters, 34)],
    confidence: 'certain',
    source: { from: 'four independent rule sets agree' },
    revoke,
  }),
  token({
    id: 'huggingface-organization-token',
    title: 'Hugging Face organization token',
    provider: 'huggingface',
    kind: 'access_token',
    pieces: ['api_org_', run(letters, 34)],
    confidence: 'certain',
    source: { from: 'one published rule set' },
    revoke,
  }),
];
