import type { Detector } from '../detector';
import { alphanumeric, run } from '../shape';
import { token } from '../token';

const revoke = {
  url: 'https://jfrog.com/help/r/jfrog-platform-administration-documentation/access-tokens',
  steps: 'Revoke it under Administration > User management > Access tokens, then create a new one for what uses it.',
};

export const artifactory: readonly Detector[] = [
  token({
    id: 'jfrog-artifactory-api-key',
    title: 'JFrog Artifactory API key',
    provider: 'jfrog',
    kind: 'registry_credential',
    pieces: ['AKCp', run(alphanumeric, 66, 72)],
    confidence: 'certain',
    source: { from: 'two independent rule sets agree' },
    revoke,
  }),
  token({
    id: 'jfrog-artifactory-reference-token',
    title: 'JFrog Artifactory reference token',
    provider: 'jfrog',
    kind: 'registry_credential',
    pieces: ['cmVmdGtu', run(alphanumeric, 56)],
    confidence: 'certain',
    source: { from: 'two independent rule sets agree' },
    revoke,
  }),
];
