import type { Detector } from '../detector';
import { base64url, choice, run } from '../shape';
import { token } from '../token';

const revoke = {
  url: 'https://app.withpersona.com/dashboard/api',
  steps: 'Revoke it under API > API keys, then create a new one for what uses it.',
};

export const persona: readonly Detector[] = [
  token({
    id: 'persona-production-api-key',
    title: 'Persona API key',
    provider: 'persona',
    kind: 'api_key',
    pieces: [choice('persona_production_', 'persona_sandbox_'), run(base64url, 20, 80)],
    confidence: 'certain',
    source: { from: 'one published rule set' },
    revoke,
  }),
];
