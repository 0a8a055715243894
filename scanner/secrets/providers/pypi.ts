import type { Detector } from '../detector';
import { base64url, run } from '../shape';
import { token } from '../token';

const revoke = {
  steps:
    'Revoke it on the registry’s site under Account settings > API tokens, then create a new one for what uses it.',
};

export const pypi: readonly Detector[] = [
  token({
    id: 'pypi-upload-token',
    title: 'PyPI upload token',
    provider: 'pypi',
    kind: 'registry_credential',
    pieces: ['pypi-AgEIcHlwaS5vcmc', run(base64url, 50, 1000)],
    confidence: 'certain',
    source: { from: 'four independent rule sets agree' },
    revoke,
  }),
  token({
    id: 'pypi-test-upload-token',
    title: 'TestPyPI upload token',
    provider: 'pypi',
    kind: 'registry_credential',
    pieces: ['pypi-AgENdGVzdC5weXBpLm9yZw', run(base64url, 50, 1000)],
    confidence: 'certain',
    source: { from: 'one published rule set' },
    revoke,
  }),
];
