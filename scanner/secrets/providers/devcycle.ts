import type { Detector } from '../detector';
import { run, word } from '../shape';
import { token } from '../token';

const revoke = {
  url: 'https://app.devcycle.com',
  steps: 'Revoke it under Environments > SDK keys, then create a new one for what uses it.',
};

export const devcycle: readonly Detector[] = [
  token({
    id: 'devcycle-server-sdk-key',
    title: 'DevCycle server SDK key',
    provider: 'devcycle',
    kind: 'api_key',
    pieces: ['dvc_server_', run(word, 8, 64)],
    confidence: 'likely',
    source: { from: 'one published rule set' },
    revoke,
  }),
  token({
    id: 'devcycle-client-sdk-key',
    title: 'DevCycle client SDK key',
    provider: 'devcycle',
    kind: 'api_key',
    pieces: ['dvc_client_', run(word, 8, 64)],
    confidence: 'possible',
    source: { from: 'one published rule set' },
    revoke,
  }),
];
