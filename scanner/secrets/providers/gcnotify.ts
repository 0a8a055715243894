import type { Detector } from '../detector';
import { base64url, run, uuid } from '../shape';
import { token } from '../token';

const revoke = {
  url: 'https://notification.canada.ca',
  steps: 'Revoke it under API integration > API keys, then create a new one for what uses it.',
};

export const gcnotify: readonly Detector[] = [
  token({
    id: 'gcnotify-api-key',
    title: 'GC Notify API key',
    provider: 'gcnotify',
    kind: 'api_key',
    pieces: ['gcntfy-', run(base64url, 1, 60), ...uuid, '-', ...uuid],
    confidence: 'certain',
    source: { from: 'one published rule set' },
    revoke,
  }),
];
