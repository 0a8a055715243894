import type { Detector } from '../detector';
import { base64, exampleOf, run } from '../shape';

const storage = {
  url: 'https://learn.microsoft.com/azure/storage/common/storage-account-keys-manage',
  steps:
    'Rotate the storage account key under Security + networking > Access keys, then move to Microsoft Entra authorization.',
};
const serviceBus = {
  url: 'https://learn.microsoft.com/azure/service-bus-messaging/service-bus-sas',
  steps: 'Regenerate the key under Shared access policies, then move to Microsoft Entra authorization.',
};

const accountKey = [run(base64, 86), '=='] as const;
const accessKey = [run(base64, 43), '='] as const;

export const azure: readonly Detector[] = [
  {
    id: 'azure-storage-account-key',
    title: 'Azure Storage account key',
    provider: 'azure',
    kind: 'service_account',
    literals: ['AccountKey='],
    shape: () => /AccountKey=(?<secret>[0-9A-Za-z+/]{86}==)/y,
    opening: { characters: base64.characters, count: 12 },
    publicPrefix: 0,
    confidence: 'certain',
    source: { from: 'Azure Storage documentation, "Configure connection strings"; three independent rule sets agree' },
    revoke: storage,
    examples: {
      positive: [(random) => ({ before: 'AccountName=x;AccountKey=', secret: exampleOf(accountKey, random, 'min') })],
      negative: [(random) => `AccountKey=${random.pick(base64.characters, 85)}==`],
    },
  },
  {
    id: 'azure-shared-access-key',
    title: 'Azure shared access key',
    provider: 'azure',
    kind: 'service_account',
    literals: ['SharedAccessKey='],
    shape: () => /SharedAccessKey=(?<secret>[0-9A-Za-z+/]{43}=)/y,
    opening: { characters: base64.characters, count: 12 },
    publicPrefix: 0,
    confidence: 'certain',
    source: { from: 'Azure Service Bus documentation, "Connection strings"; one published rule set' },
    revoke: serviceBus,
    examples: {
      positive: [
        (random) => ({ before: 'SharedAccessKeyName=x;SharedAccessKey=', secret: exampleOf(accessKey, random, 'min') }),
      ],
      negative: [(random) => `SharedAccessKey=${random.pick(base64.characters, 20)}=`],
    },
  },
  {
    id: 'azure-sas-signature',
    title: 'Azure shared access signature',
    provider: 'azure',
    kind: 'access_token',
    literals: ['sig='],
    shape: () => /sig=(?<secret>(?:[0-9A-Za-z+/]|%2[Bbf]|%2F){43}(?:=|%3[Dd]))/y,
    opening: { characters: `${base64.characters}%`, count: 10 },
    near: ['sv=20', 'se=20', 'sv%3d20', 'se%3d20'],
    publicPrefix: 0,
    confidence: 'certain',
    source: { from: 'Azure Storage documentation, "Create a service SAS": an HMAC-SHA-256 in base64' },
    revoke: {
      url: 'https://learn.microsoft.com/azure/storage/common/storage-sas-overview',
      steps: 'Rotate the account key that signed it, or delete the stored access policy it names.',
    },
    examples: {
      positive: [(random) => ({ before: '?sv=2024-01-01&sig=', secret: `${random.pick(base64.characters, 43)}=` })],
      negative: [
        (random) => `?sv=2024-01-01&sig=${random.pick(base64.characters, 30)}=`,
        (random) => `?sig=${random.pick(base64.characters, 43)}=`,
      ],
    },
  },
];
