import type { Detector } from '../detector';
import { alphanumeric, base64url, choice, run } from '../shape';
import { token } from '../token';

/** base64 of `OpenAI`, in the middle of every key: what tells them from the many others that begin with `sk-`. */
const MARK = 'T3BlbkFJ';
const revoke = {
  url: 'https://platform.openai.com/api-keys',
  steps: 'Revoke it under API keys, look at the usage page, then create a new one for what uses it.',
};

export const openai: readonly Detector[] = [
  token({
    id: 'openai-api-key',
    title: 'OpenAI API key',
    provider: 'openai',
    kind: 'api_key',
    pieces: [
      choice('sk-proj-', 'sk-svcacct-', 'sk-service-', 'sk-admin-', 'sk-None-'),
      run(base64url, 20, 100),
      MARK,
      run(base64url, 20, 100),
    ],
    confidence: 'certain',
    source: { from: 'three independent rule sets agree' },
    revoke,
  }),
  token({
    id: 'openai-api-key-unmarked',
    title: 'OpenAI API key',
    provider: 'openai',
    kind: 'api_key',
    pieces: [choice('sk-proj-', 'sk-svcacct-'), run(base64url, 40, 200)],
    confidence: 'likely',
    source: { from: 'one published rule set' },
    revoke,
  }),
  token({
    id: 'openai-legacy-api-key',
    title: 'OpenAI API key (legacy)',
    provider: 'openai',
    kind: 'api_key',
    pieces: ['sk-', run(alphanumeric, 20), MARK, run(alphanumeric, 20)],
    confidence: 'certain',
    source: { from: 'four independent rule sets agree' },
    revoke,
  }),
];
