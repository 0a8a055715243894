import type { Detector } from '../detector';
import { exampleOf, lowerAlphanumeric, run } from '../shape';

const pieces = ['akab-', run(lowerAlphanumeric, 16), '-', run(lowerAlphanumeric, 16)] as const;

export const akamai: readonly Detector[] = [
  {
    id: 'akamai-edgegrid-token',
    title: 'Akamai EdgeGrid token',
    provider: 'akamai',
    kind: 'api_key',
    literals: ['akab-'],
    opening: { characters: lowerAlphanumeric.characters, count: 12 },
    // The host of a client begins like its tokens.
    shape: () => /akab-[0-9a-z]{16}-[0-9a-z]{16}(?![\w.-])/y,
    confidence: 'likely',
    source: { from: 'Akamai TechDocs, "EdgeGrid authentication"; one published rule set' },
    revoke: {
      url: 'https://techdocs.akamai.com/developer/docs/edgegrid',
      steps: 'Deactivate the credential of the API client under Identity & access management, then create a new one.',
    },
    examples: {
      positive: [(random) => ({ secret: exampleOf(pieces, random, 'min') })],
      negative: [(random) => `https://${exampleOf(pieces, random, 'min')}.luna.akamaiapis.net`],
    },
  },
];
