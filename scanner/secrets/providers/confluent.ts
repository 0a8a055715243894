import { confluentCrc32 } from '../checksums';
import type { Detector } from '../detector';
import { base64, run } from '../shape';
import { token } from '../token';

const revoke = {
  url: 'https://confluent.cloud/settings/api-keys',
  steps: 'Revoke it under Cloud API keys, then create a new one for what uses it.',
};

export const confluent: readonly Detector[] = [
  token({
    id: 'confluent-cloud-api-secret',
    title: 'Confluent Cloud API secret',
    provider: 'confluent',
    kind: 'api_key',
    pieces: ['cflt', run(base64, 60)],
    confidence: 'certain',
    checksum: confluentCrc32,
    source: { from: 'published samples pass the checksum' },
    revoke,
  }),
];
