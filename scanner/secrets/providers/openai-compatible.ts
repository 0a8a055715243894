import type { Detector } from '../detector';
import { alphanumeric, lowerHex, run } from '../shape';
import { token } from '../token';

const source = { from: 'what OpenAI, DeepSeek, Moonshot and Stability AI issue has this form; five vendors share it' };
const revoke = {
  steps:
    'Revoke it where it was issued (its base address is configured close by), then create a new one for what uses it.',
};

/** Half of the services that speak OpenAI's interface also copied the form of its first keys. */
export const openaiCompatible: readonly Detector[] = [
  token({
    id: 'openai-compatible-api-key',
    title: 'API key of an OpenAI-compatible service',
    provider: 'openai-compatible',
    kind: 'api_key',
    pieces: ['sk-', run(alphanumeric, 48)],
    confidence: 'likely',
    source,
    revoke,
  }),
  token({
    id: 'openai-compatible-api-key-hex',
    title: 'API key of an OpenAI-compatible service',
    provider: 'openai-compatible',
    kind: 'api_key',
    pieces: ['sk-', run(lowerHex, 32)],
    confidence: 'likely',
    source,
    revoke,
  }),
];
