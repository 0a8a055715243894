import type { Detector } from '../detector';
import { run, upperAlphanumeric } from '../shape';
import { token } from '../token';

const revoke = {
  url: 'https://hub.upcloud.com/account/api-tokens',
  steps: 'Revoke it under Account > API tokens, then create a new one for what uses it.',
};

export const upcloud: readonly Detector[] = [
  token({
    id: 'upcloud-api-token',
    title: 'UpCloud API token',
    provider: 'upcloud',
    kind: 'access_token',
    pieces: ['ucat_', run(upperAlphanumeric, 24, 32)],
    confidence: 'certain',
    source: { from: 'one published rule set' },
    revoke,
  }),
];
