import type { Detector } from '../detector';
import { run, upperAlphanumeric } from '../shape';
import { token } from '../token';

const revoke = {
  url: 'https://octopus.com/docs/octopus-rest-api/how-to-create-an-api-key',
  steps: 'Revoke it under Profile > My API keys, then create a new one for what uses it.',
};

export const octopus: readonly Detector[] = [
  token({
    id: 'octopusdeploy-api-key',
    title: 'Octopus Deploy API key',
    provider: 'octopus-deploy',
    kind: 'api_key',
    pieces: ['API-', run(upperAlphanumeric, 26, 32)],
    confidence: 'likely',
    source: { from: 'two independent rule sets agree' },
    revoke,
  }),
];
