import type { Detector } from '../detector';
import { alphabet, alphanumeric, run } from '../shape';
import { token } from '../token';

const revoke = {
  url: 'https://dashboard.doppler.com/workplace/tokens',
  steps: 'Revoke it under Tokens, then create a new one for what uses it.',
};

/** The environment's name may stand in a service token: `dp.st.prod.`. */
const slug = alphabet('0-9a-z._-');

export const doppler: readonly Detector[] = [
  token({
    id: 'doppler-personal-token',
    title: 'Doppler personal token',
    provider: 'doppler',
    kind: 'access_token',
    pieces: ['dp.pt.', run(alphanumeric, 40, 44)],
    confidence: 'certain',
    source: { from: 'three independent rule sets agree' },
    revoke,
  }),
  token({
    id: 'doppler-service-token',
    title: 'Doppler service token',
    provider: 'doppler',
    kind: 'service_account',
    pieces: ['dp.st.', run(slug, 0, 36), run(alphanumeric, 40, 44)],
    confidence: 'certain',
    source: { from: 'one published rule set' },
    revoke,
  }),
  token({
    id: 'doppler-service-account-token',
    title: 'Doppler service account token',
    provider: 'doppler',
    kind: 'service_account',
    pieces: ['dp.sa.', run(alphanumeric, 40, 44)],
    confidence: 'certain',
    source: { from: 'one published rule set' },
    revoke,
  }),
  token({
    id: 'doppler-cli-token',
    title: 'Doppler CLI token',
    provider: 'doppler',
    kind: 'access_token',
    pieces: ['dp.ct.', run(alphanumeric, 40, 44)],
    confidence: 'certain',
    source: { from: 'one published rule set' },
    revoke,
  }),
  token({
    id: 'doppler-scim-token',
    title: 'Doppler SCIM token',
    provider: 'doppler',
    kind: 'access_token',
    pieces: ['dp.scim.', run(alphanumeric, 40, 44)],
    confidence: 'certain',
    source: { from: 'one published rule set' },
    revoke,
  }),
  token({
    id: 'doppler-audit-token',
    title: 'Doppler audit token',
    provider: 'doppler',
    kind: 'access_token',
    pieces: ['dp.audit.', run(alphanumeric, 40, 44)],
    confidence: 'certain',
    source: { from: 'one published rule set' },
    revoke,
  }),
];
