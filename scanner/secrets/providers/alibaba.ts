import type { Detector } from '../detector';
import { alphanumeric, anyBase64, run } from '../shape';
import { token } from '../token';

const revoke = {
  url: 'https://ram.console.aliyun.com',
  steps: 'Revoke it under RAM > Users > AccessKey, then create a new one for what uses it.',
};

export const alibaba: readonly Detector[] = [
  token({
    id: 'alibaba-sts-security-token',
    title: 'Alibaba Cloud STS token',
    provider: 'alibaba',
    kind: 'iam_role',
    pieces: ['CAIS', run(anyBase64, 20, 1024)],
    confidence: 'likely',
    near: ['alibaba', 'aliyun', 'security'],
    source: { from: 'one published rule set' },
    revoke,
  }),
  token({
    id: 'alibaba-access-key-id',
    title: 'Alibaba Cloud access key id',
    provider: 'alibaba',
    kind: 'iam_user',
    pieces: ['LTAI', run(alphanumeric, 17, 21)],
    confidence: 'likely',
    source: { from: 'three independent rule sets agree' },
    revoke,
  }),
  token({
    id: 'alibaba-sts-access-key-id',
    title: 'Alibaba Cloud temporary access key id',
    provider: 'alibaba',
    kind: 'iam_role',
    pieces: ['STS.', run(alphanumeric, 16, 64)],
    confidence: 'likely',
    source: { from: 'one published rule set' },
    revoke,
  }),
];
