import { fromBase32 } from '../checksums';
import type { Detector, Doubt, Pair, SecretKind } from '../detector';
import { anyBase64, base32, base64, choice, lowerAlphanumeric, run, upperAlphanumeric, uuidOf } from '../shape';
import { token } from '../token';

const revoke = {
  url: 'https://docs.aws.amazon.com/IAM/latest/UserGuide/id_credentials_access-keys.html',
  steps:
    'Deactivate the access key in IAM, look at CloudTrail for its use, create a new one or better a role, then delete it.',
};

/** What a person would take for the key's half: mixed case and digits, no SHA-1 and no path. */
const MOST_SLASHES = 4;

/** The secret half: 40 characters of base64 without a prefix. Found beside a key id, or behind a name that says so. */
export const awsSecretAccessKey: SecretKind = {
  id: 'aws-secret-access-key',
  title: 'AWS secret access key',
  provider: 'aws',
  kind: 'iam_user',
  source: { from: 'AWS IAM user guide, "Manage access keys"; four independent rule sets agree on 40 characters' },
  revoke,
};

/** @param value 40 characters of base64 @returns whether it can be the secret half of a key pair */
export function isAwsSecret(value: string): boolean {
  if (!/[a-z]/.test(value) || !/[A-Z]/.test(value) || !/\d/.test(value)) return false;
  return value.split('/').length - 1 <= MOST_SLASHES && new Set(value).size > 16;
}

/**
 * The account stands in 40 bits behind the key id's first four characters, one bit in (as `sts get-access-key-info` says).
 * Keys from before 2019 hold none: their fifth character is I or J.
 */
function accountOf(id: string): Readonly<Record<string, string>> {
  const bytes = fromBase32(id.slice(4));
  if (bytes === undefined || 'IJ'.includes(id.charAt(4))) return {};
  let value = 0n;
  for (const byte of bytes.slice(0, 6)) value = (value << 8n) | BigInt(byte);
  return { account: ((value & 0x7fffffffff80n) >> 7n).toString().padStart(12, '0') };
}

function doubtOf(id: string): Doubt | undefined {
  return /[0189]/.test(id.slice(4)) ? { confidence: 'likely', reason: 'AWS issues none with 0, 1, 8 or 9' } : undefined;
}

const pair: Pair = {
  shape: () => /(?<![0-9A-Z+/=])[0-9A-Z+/]{40}(?![0-9A-Z+/=])/gi,
  accepts: isAwsSecret,
  of: awsSecretAccessKey,
};

export const aws: readonly Detector[] = [
  token({
    id: 'aws-access-key',
    title: 'AWS access key',
    provider: 'aws',
    kind: 'iam_user',
    pieces: [choice('AKIA', 'ABIA', 'ACCA'), run(upperAlphanumeric, 16)],
    confidence: 'certain',
    doubt: doubtOf,
    facts: accountOf,
    pair,
    source: { from: 'AWS IAM user guide, "IAM identifiers"; four independent rule sets agree' },
    revoke,
  }),
  token({
    id: 'aws-access-key-old',
    title: 'AWS access key, old form',
    provider: 'aws',
    kind: 'iam_user',
    pieces: ['A3T', run(upperAlphanumeric, 1), run(base32, 16)],
    confidence: 'likely',
    pair,
    source: { from: 'two independent rule sets agree' },
    revoke,
  }),
  token({
    id: 'aws-temporary-access-key',
    title: 'AWS temporary access key',
    provider: 'aws',
    kind: 'iam_role',
    pieces: ['ASIA', run(upperAlphanumeric, 16)],
    confidence: 'certain',
    doubt: doubtOf,
    facts: accountOf,
    pair,
    source: { from: 'AWS IAM user guide, "IAM identifiers"; four independent rule sets agree' },
    revoke: {
      url: 'https://docs.aws.amazon.com/IAM/latest/UserGuide/id_roles_use_revoke-sessions.html',
      steps: 'It ends by itself within hours; revoke the active sessions of the role that issued it.',
    },
  }),
  token({
    id: 'aws-bedrock-api-key',
    title: 'Amazon Bedrock API key',
    provider: 'aws',
    kind: 'api_key',
    pieces: ['ABSK', run(base64, 109, 269)],
    confidence: 'certain',
    source: { from: 'Amazon Bedrock user guide, "API keys"; one published rule set' },
    revoke: {
      url: 'https://docs.aws.amazon.com/bedrock/latest/userguide/api-keys.html',
      steps: 'Delete the key among the service-specific credentials of its IAM user.',
    },
  }),
  token({
    id: 'aws-bedrock-short-lived-key',
    title: 'Amazon Bedrock short-lived API key',
    provider: 'aws',
    kind: 'iam_role',
    pieces: ['bedrock-api-key-', run(anyBase64, 40, 4000)],
    confidence: 'likely',
    source: { from: 'Amazon Bedrock user guide, "API keys"' },
    revoke: {
      url: 'https://docs.aws.amazon.com/bedrock/latest/userguide/api-keys.html',
      steps: 'It ends by itself within twelve hours; revoke the active sessions of the role that issued it.',
    },
  }),
  token({
    id: 'aws-appsync-api-key',
    title: 'AWS AppSync API key',
    provider: 'aws',
    kind: 'api_key',
    pieces: ['da2-', run(lowerAlphanumeric, 26)],
    confidence: 'certain',
    source: { from: 'two independent rule sets agree' },
    revoke: {
      url: 'https://docs.aws.amazon.com/appsync/latest/devguide/security-authz.html',
      steps: "Delete the key under the API's Settings > API keys.",
    },
  }),
  token({
    id: 'amazon-mws-aws-auth-token',
    title: 'Amazon MWS auth token',
    provider: 'aws',
    kind: 'access_token',
    pieces: ['amzn.mws.', ...uuidOf(lowerAlphanumeric)],
    confidence: 'certain',
    source: { from: 'one published rule set' },
    revoke: {
      url: 'https://sellercentral.amazon.com',
      steps: "Revoke the developer's authorization in Seller Central under Settings > User permissions.",
    },
  }),
];
