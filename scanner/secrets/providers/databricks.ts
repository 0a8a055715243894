import type { Detector } from '../detector';
import { choice, lowerHex, run } from '../shape';
import { token } from '../token';

const revoke = {
  url: 'https://docs.databricks.com/en/dev-tools/auth/pat.html',
  steps: 'Revoke it under User settings > Developer > Access tokens, then create a new one for what uses it.',
};

export const databricks: readonly Detector[] = [
  token({
    id: 'databricks-personal-access-token',
    title: 'Databricks personal access token',
    provider: 'databricks',
    kind: 'access_token',
    pieces: ['dapi', run(lowerHex, 32), choice('-2', '-3', '-4', '')],
    confidence: 'certain',
    source: { from: 'two independent rule sets agree' },
    revoke,
  }),
];
