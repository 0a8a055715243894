import type { Detector } from '../detector';
import { alphanumeric, lowerHex } from '../shape';

/** Both vendors take their key as the last segment of the address that a node is called by. */
export const infura: readonly Detector[] = [
  {
    id: 'infura-api-key',
    title: 'Infura API key',
    provider: 'infura',
    kind: 'api_key',
    literals: ['infura.io/v3/', 'infura.io/ws/v3/'],
    opening: { characters: lowerHex.characters, count: 12 },
    shape: () => /infura\.io\/(?:ws\/)?v3\/(?<secret>[0-9a-f]{32})\b/y,
    publicPrefix: 0,
    confidence: 'likely',
    source: { from: 'Infura documentation, "Make requests"; two independent rule sets agree' },
    revoke: {
      url: 'https://app.infura.io',
      steps: 'Restrict the key under its Settings, or delete it and create a new one.',
    },
    examples: {
      positive: [
        (random) => ({ before: 'https://mainnet.infura.io/v3/', secret: random.pick(lowerHex.characters, 32) }),
        (random) => ({ before: 'wss://mainnet.infura.io/ws/v3/', secret: random.pick(lowerHex.characters, 32) }),
      ],
      negative: [(random) => `https://mainnet.infura.io/v3/${random.pick(lowerHex.characters, 31)}`],
    },
  },
  {
    id: 'alchemy-api-key',
    title: 'Alchemy API key',
    provider: 'alchemy',
    kind: 'api_key',
    literals: ['alchemy.com/v2/', 'alchemyapi.io/v2/'],
    opening: { characters: `${alphanumeric.characters}_-`, count: 12 },
    shape: () => /alchemy(?:\.com|api\.io)\/v2\/(?<secret>[\w-]{21,32})(?![\w-])/y,
    publicPrefix: 0,
    confidence: 'likely',
    source: { from: 'Alchemy documentation, "Make your first request"' },
    revoke: {
      url: 'https://dashboard.alchemy.com',
      steps: "Delete the app or rotate its key under the app's Settings.",
    },
    examples: {
      positive: [
        (random) => ({
          before: 'https://eth-mainnet.g.alchemy.com/v2/',
          secret: random.pick(alphanumeric.characters, 32),
        }),
      ],
      negative: [(random) => `https://eth-mainnet.g.alchemy.com/v2/${random.pick(alphanumeric.characters, 12)}`],
    },
  },
];
