import type { Detector } from '../detector';
import { base64, base64url, lowerAlphanumeric, run } from '../shape';
import { token } from '../token';

const revoke = {
  url: 'https://app.docker.com/settings/personal-access-tokens',
  steps: 'Revoke it under Account settings > Personal access tokens, then create a new one for what uses it.',
};

export const docker: readonly Detector[] = [
  token({
    id: 'docker-hub-personal-access-token',
    title: 'Docker Hub personal access token',
    provider: 'docker',
    kind: 'registry_credential',
    pieces: ['dckr_pat_', run(base64url, 27)],
    confidence: 'certain',
    source: { from: 'four independent rule sets agree' },
    revoke,
  }),
  token({
    id: 'docker-hub-organization-access-token',
    title: 'Docker Hub organization access token',
    provider: 'docker',
    kind: 'registry_credential',
    pieces: ['dckr_oat_', run(base64url, 32)],
    confidence: 'certain',
    source: { from: 'two independent rule sets agree' },
    revoke,
  }),
  token({
    id: 'docker-swarm-join-token',
    title: 'Docker Swarm join token',
    provider: 'docker',
    kind: 'other',
    pieces: ['SWMTKN-1-', run(lowerAlphanumeric, 48, 60), '-', run(lowerAlphanumeric, 24, 30)],
    confidence: 'certain',
    source: { from: 'one published rule set' },
    revoke,
  }),
  token({
    id: 'docker-swarm-unlock-key',
    title: 'Docker Swarm unlock key',
    provider: 'docker',
    kind: 'encryption_key',
    pieces: ['SWMKEY-1-', run(base64, 40, 50)],
    confidence: 'certain',
    source: { from: 'one published rule set' },
    revoke,
  }),
];
