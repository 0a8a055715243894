import type { Detector } from '../detector';
import { base64url, run } from '../shape';
import { token } from '../token';

const revoke = {
  url: 'https://docs.openshift.com/container-platform/latest/authentication/understanding-authentication.html',
  steps: 'Run "oc logout" with it, or delete its OAuthAccessToken, and log in anew.',
};

export const openshift: readonly Detector[] = [
  token({
    id: 'openshift-user-token',
    title: 'OpenShift user token',
    provider: 'openshift',
    kind: 'kubernetes_service_account',
    pieces: ['sha256~', run(base64url, 43)],
    confidence: 'certain',
    source: { from: 'one published rule set' },
    revoke,
  }),
];
