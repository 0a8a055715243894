import type { Detector } from '../detector';
import { base64url, run } from '../shape';
import { token } from '../token';

const revoke = {
  url: 'https://cloud.mongodb.com',
  steps: 'Revoke it under Organization > Access manager > Service accounts, then create a new one for what uses it.',
};

export const mongodb: readonly Detector[] = [
  token({
    id: 'mongodb-atlas-service-account-secret',
    title: 'MongoDB Atlas service account secret',
    provider: 'mongodb',
    kind: 'service_account',
    pieces: ['mdb_sa_sk_', run(base64url, 40)],
    confidence: 'certain',
    source: { from: 'three independent rule sets agree' },
    revoke,
  }),
];
