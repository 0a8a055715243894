import type { Detector } from '../detector';
import { alphanumeric, base64, choice, run } from '../shape';
import { token } from '../token';

const revoke = {
  url: 'https://dashboard.stripe.com/apikeys',
  steps: 'Revoke it under Developers > API keys, then create a new one for what uses it.',
};

export const stripe: readonly Detector[] = [
  token({
    id: 'stripe-live-key',
    title: 'Stripe live secret key',
    provider: 'stripe',
    kind: 'api_key',
    pieces: [choice('sk_live_', 'sk_prod_'), run(alphanumeric, 10, 247)],
    confidence: 'certain',
    source: { from: 'four independent rule sets agree' },
    revoke,
  }),
  token({
    id: 'stripe-live-restricted-key',
    title: 'Stripe live restricted key',
    provider: 'stripe',
    kind: 'api_key',
    pieces: [choice('rk_live_', 'rk_prod_'), run(alphanumeric, 10, 247)],
    confidence: 'certain',
    source: { from: 'four independent rule sets agree' },
    revoke,
  }),
  token({
    id: 'stripe-test-key',
    title: 'Stripe test secret key',
    provider: 'stripe',
    kind: 'api_key',
    pieces: [choice('sk_test_', 'rk_test_'), run(alphanumeric, 10, 247)],
    confidence: 'likely',
    source: { from: 'four independent rule sets agree' },
    revoke,
  }),
  token({
    id: 'stripe-webhook-secret',
    title: 'Stripe (or Svix) webhook signing secret',
    provider: 'stripe',
    kind: 'signing_key',
    pieces: ['whsec_', run(base64, 32, 64)],
    confidence: 'certain',
    source: { from: 'one published rule set' },
    revoke,
  }),
];
