import type { Detector } from '../detector';
import { alphanumeric, run, word } from '../shape';
import { token } from '../token';

const revoke = {
  url: 'https://www.notion.so/profile/integrations',
  steps: 'Revoke it under Integrations, then create a new one for what uses it.',
};

export const notion: readonly Detector[] = [
  token({
    id: 'notion-integration-token',
    title: 'Notion integration token',
    provider: 'notion',
    kind: 'access_token',
    pieces: ['ntn_', run(alphanumeric, 46)],
    confidence: 'certain',
    source: { from: 'two independent rule sets agree' },
    revoke,
  }),
  token({
    id: 'notion-integration-token-old',
    title: 'Notion integration token, old form',
    provider: 'notion',
    kind: 'access_token',
    pieces: ['secret_', run(alphanumeric, 43)],
    confidence: 'likely',
    source: { from: 'two independent rule sets agree' },
    revoke,
  }),
  token({
    id: 'notion-refresh-token',
    title: 'Notion refresh token',
    provider: 'notion',
    kind: 'access_token',
    pieces: ['nrt_', run(word, 40, 55)],
    confidence: 'likely',
    source: { from: 'one published rule set' },
    revoke,
  }),
];
