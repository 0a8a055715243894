import type { Detector } from '../detector';
import { base64url, choice, lowerHex, run, upperAlphanumeric, uuid } from '../shape';
import { token } from '../token';

const revoke = {
  url: 'https://one.newrelic.com/api-keys',
  steps: 'Revoke it under API keys, then create a new one for what uses it.',
};

export const newrelic: readonly Detector[] = [
  token({
    id: 'newrelic-user-key',
    title: 'New Relic user key',
    provider: 'newrelic',
    kind: 'access_token',
    pieces: ['NRAK-', run(upperAlphanumeric, 27)],
    confidence: 'certain',
    source: { from: 'three independent rule sets agree' },
    revoke,
  }),
  token({
    id: 'newrelic-insights-insert-key',
    title: 'New Relic insert key',
    provider: 'newrelic',
    kind: 'api_key',
    pieces: ['NRII-', run(base64url, 32)],
    confidence: 'certain',
    source: { from: 'three independent rule sets agree' },
    revoke,
  }),
  token({
    id: 'newrelic-insights-query-key',
    title: 'New Relic query key',
    provider: 'newrelic',
    kind: 'api_key',
    pieces: [choice('NRIQ-', 'nriq-'), run(base64url, 32)],
    confidence: 'certain',
    source: { from: 'two independent rule sets agree' },
    revoke,
  }),
  token({
    id: 'newrelic-admin-key',
    title: 'New Relic admin key',
    provider: 'newrelic',
    kind: 'api_key',
    pieces: [choice('NRAA-', 'nraa-'), run(lowerHex, 27)],
    confidence: 'certain',
    source: { from: 'one published rule set' },
    revoke,
  }),
  token({
    id: 'newrelic-rest-api-key',
    title: 'New Relic REST API key',
    provider: 'newrelic',
    kind: 'api_key',
    pieces: [choice('NRRA-', 'nrra-'), run(lowerHex, 42)],
    confidence: 'certain',
    source: { from: 'one published rule set' },
    revoke,
  }),
  token({
    id: 'newrelic-browser-key',
    title: 'New Relic browser key',
    provider: 'newrelic',
    kind: 'api_key',
    pieces: ['NRJS-', run(lowerHex, 19)],
    confidence: 'possible',
    source: { from: 'one published rule set' },
    revoke,
  }),
  token({
    id: 'newrelic-pixie-api-key',
    title: 'New Relic Pixie API or deploy key',
    provider: 'newrelic',
    kind: 'api_key',
    pieces: [choice('px-api-', 'px-dep-'), ...uuid],
    confidence: 'certain',
    source: { from: 'one published rule set' },
    revoke,
  }),
];
