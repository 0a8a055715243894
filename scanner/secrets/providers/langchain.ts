import type { Detector } from '../detector';
import { lowerHex, run } from '../shape';
import { token } from '../token';

const revoke = {
  url: 'https://smith.langchain.com/settings',
  steps: 'Revoke it under Settings > API keys, then create a new one for what uses it.',
};

export const langchain: readonly Detector[] = [
  token({
    id: 'langchain-langsmith-personal-token',
    title: 'LangSmith personal access token',
    provider: 'langsmith',
    kind: 'access_token',
    pieces: ['lsv2_pt_', run(lowerHex, 32), '_', run(lowerHex, 10)],
    confidence: 'certain',
    source: { from: 'three independent rule sets agree' },
    revoke,
  }),
  token({
    id: 'langchain-langsmith-service-key',
    title: 'LangSmith service key',
    provider: 'langsmith',
    kind: 'service_account',
    pieces: ['lsv2_sk_', run(lowerHex, 32), '_', run(lowerHex, 10)],
    confidence: 'certain',
    source: { from: 'three independent rule sets agree' },
    revoke,
  }),
];
