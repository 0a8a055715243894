import { grafanaCrc32 } from '../checksums';
import type { Detector } from '../detector';
import { decodeBase64 } from '../judgement';
import { alphanumeric, anyBase64, anyHex, run } from '../shape';
import { token } from '../token';

const revoke = {
  url: 'https://grafana.com/docs/grafana/latest/administration/service-accounts',
  steps: 'Delete it under Administration > Service accounts, then create a new one for what uses it.',
};

export const grafana: readonly Detector[] = [
  token({
    id: 'grafana-service-account-token',
    title: 'Grafana service account token',
    provider: 'grafana',
    kind: 'service_account',
    pieces: ['glsa_', run(alphanumeric, 32), '_', run(anyHex, 8)],
    confidence: 'certain',
    checksum: grafanaCrc32,
    source: { from: 'published samples pass the checksum' },
    revoke,
  }),
  token({
    id: 'grafana-cloud-token',
    title: 'Grafana Cloud access policy token',
    provider: 'grafana',
    kind: 'access_token',
    pieces: ['glc_', run(anyBase64, 32, 400)],
    confidence: 'certain',
    source: { from: 'two independent rule sets agree' },
    revoke: {
      url: 'https://grafana.com/orgs',
      steps: 'Delete it under Security > Access policies, then add a new one.',
    },
  }),
  token({
    id: 'grafana-api-key',
    title: 'Grafana API key (old form)',
    provider: 'grafana',
    kind: 'api_key',
    pieces: ['eyJrIjoi', run(anyBase64, 40, 400)],
    confidence: 'certain',
    // Other vendors' addresses carry JSON that begins alike; Grafana's has the key's name and organization.
    accepts: (key) => decodeBase64(key)?.includes('"n":') === true,
    source: { from: 'three independent rule sets agree: base64 of a JSON object with k, n and id' },
    revoke,
    examples: {
      positive: [
        (random) => ({ secret: btoa(JSON.stringify({ k: random.pick(alphanumeric.characters, 32), n: 'ci', id: 1 })) }),
      ],
      negative: [
        (random) =>
          btoa(JSON.stringify({ k: random.pick(alphanumeric.characters, 36), t: random.pick('0a1b', 36), c: 5 })),
      ],
    },
  }),
];
