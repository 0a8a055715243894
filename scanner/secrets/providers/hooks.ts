import type { Detector } from '../detector';
import { alphabet, alphanumeric, base64url, digits, run } from '../shape';
import { token } from '../token';

const scheme = (): RegExp => /https?:\/\/$/;

/** Addresses that whoever knows may call: the whole of one is the secret. */
export const hooks: readonly Detector[] = [
  token({
    id: 'zapier-webhook',
    title: 'Zapier webhook',
    provider: 'zapier',
    kind: 'webhook',
    pieces: ['hooks.zapier.com/hooks/catch/', run(digits, 4, 12), '/', run(alphanumeric, 5, 12)],
    lead: scheme,
    confidence: 'certain',
    source: { from: 'one published rule set' },
    revoke: {
      url: 'https://zapier.com/app/zaps',
      steps: "Delete the Zap's trigger and make a new one: its address changes.",
    },
  }),
  token({
    id: 'netlify-build-hook',
    title: 'Netlify build hook',
    provider: 'netlify',
    kind: 'webhook',
    pieces: ['api.netlify.com/build_hooks/', run(alphabet('0-9a-f-'), 24, 36)],
    lead: scheme,
    confidence: 'likely',
    source: { from: 'Netlify documentation, "Build hooks"' },
    revoke: {
      url: 'https://docs.netlify.com/configure-builds/build-hooks',
      steps: 'Delete it under Build & deploy > Build hooks and add a new one.',
    },
  }),
  token({
    id: 'render-deploy-hook',
    title: 'Render deploy hook',
    provider: 'render',
    kind: 'webhook',
    pieces: ['api.render.com/deploy/srv-', run(alphanumeric, 16, 32), '?key=', run(base64url, 10, 40)],
    lead: scheme,
    confidence: 'likely',
    source: { from: 'Render documentation, "Deploy hooks"' },
    revoke: { url: 'https://render.com/docs/deploy-hooks', steps: "Regenerate the hook in the service's settings." },
  }),
];
