import type { Detector } from '../detector';
import { anyHex, choice, uuidOf } from '../shape';
import { token } from '../token';

const revoke = {
  url: 'https://app.hubspot.com/private-apps',
  steps: 'Revoke it under Settings > Integrations > Private apps, then create a new one for what uses it.',
};

export const hubspot: readonly Detector[] = [
  token({
    id: 'hubspot-private-app-token',
    title: 'HubSpot private app token',
    provider: 'hubspot',
    kind: 'access_token',
    pieces: [choice('pat-na1-', 'pat-na2-', 'pat-eu1-', 'pat-ap1-'), ...uuidOf(anyHex)],
    confidence: 'certain',
    source: { from: 'two independent rule sets agree' },
    revoke,
  }),
];
