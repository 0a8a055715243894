import type { Detector } from '../detector';
import { run, word } from '../shape';
import { token } from '../token';

const revoke = {
  url: 'https://docs.dependencytrack.org/integrations/rest-api',
  steps: 'Revoke it under Administration > Access management > Teams, then create a new one for what uses it.',
};

export const dependencytrack: readonly Detector[] = [
  token({
    id: 'dependency-track-dtrack-api-key',
    title: 'Dependency-Track API key',
    provider: 'dependency-track',
    kind: 'api_key',
    pieces: ['odt_', run(word, 32, 255)],
    confidence: 'likely',
    source: { from: 'one published rule set' },
    revoke,
  }),
];
