import type { IdentityKind, IdentityReference } from '../../model';
import { keylessControls } from '../controls';
import { keylessWay, publishingWay } from './keyless-ways';
import { systemOf } from './identity-rule';
import type { IdentityRule } from './identity-rule';
import { asSubject } from './subject';

const WORKFLOW = '.github/workflows/deploy.yml';

/** What each cloud's static keys belong to: an account id or a bucket's name among the secrets is no key. */
const KEY_KINDS: Readonly<Record<string, IdentityKind>> = {
  aws: 'iam_user',
  azure: 'service_account',
  gcp: 'service_account',
};

/** Stores that speak S3's protocol with keys of their own: there is no such identity to trade for. */
const OTHER_S3 =
  /(?:^|[_/])(?:R2|MINIO|WASABI|B2|BACKBLAZE|SPACES|DO|LINODE|SCALEWAY|SCW|OVH|CEPH|HETZNER|TIGRIS|S3_?COMPAT)(?:_|$)/i;

const staticCloudKey: IdentityRule = {
  id: 'keyless/static-cloud-key',
  code: 'NHI-K001',
  title: 'A pipeline holds a cloud’s static key where it could prove who it is',
  severity: { starter: 'warning', standard: 'warning', strict: 'error' },
  meaning:
    'A key of an AWS user, an Azure service principal or a Google service account has no end, works from anywhere and is ' +
    'copied with every log that leaks it. Where the system gives each job an identity token (OIDC), the cloud can trust ' +
    'that instead, for an hour and for one repository, branch or environment. Fires for GitHub Actions, GitLab CI, ' +
    'CircleCI, Bitbucket and Buildkite where the cloud takes their tokens; not for stores that only speak S3’s protocol.',
  remedy: 'Let the cloud trust the job’s identity token, then delete the key.',
  controls: keylessControls,
  example: {
    file: WORKFLOW,
    bad: 'on: push\njobs:\n  deploy:\n    runs-on: ubuntu-24.04\n    steps:\n      - uses: aws-actions/configure-aws-credentials@v4\n        with:\n          aws-access-key-id: ${{ secrets.AWS_ACCESS_KEY_ID }}\n          aws-secret-access-key: ${{ secrets.AWS_SECRET_ACCESS_KEY }}\n          aws-region: eu-west-1',
    good: 'on: push\npermissions: { id-token: write }\njobs:\n  deploy:\n    runs-on: ubuntu-24.04\n    steps:\n      - uses: aws-actions/configure-aws-credentials@v4\n        with:\n          role-to-assume: arn:aws:iam::123456789012:role/deploy\n          aws-region: eu-west-1',
  },
  judge({ references, identity }) {
    const held = references.filter(
      (reference) =>
        reference.credential === 'static' &&
        reference.duty === 'stored' &&
        KEY_KINDS[reference.provider] === reference.kind &&
        !isMerelyNamed(reference) &&
        keylessWay(systemOf(reference), reference.provider) !== undefined,
    );
    const [reference, ...others] = held;
    if (reference === undefined || identity.keys.some((key) => OTHER_S3.test(key))) return [];
    const way = keylessWay(systemOf(reference), reference.provider);
    return [
      {
        reference,
        others,
        message: `${asSubject(reference)} is a static ${CLOUDS[reference.provider] ?? 'cloud'} key, and ${way?.system ?? 'the system'} needs none`,
        ...(way !== undefined && { remedy: way.remedy }),
      },
    ];
  },
};

/** Whom a federation is for is no key, though it is kept with the keys; what is handed over as a key file is one. */
function isMerelyNamed({ key, syntax }: IdentityReference): boolean {
  return (
    syntax !== 'gha.gcp' &&
    /(?:_PROVIDER|SERVICE_ACCOUNT(?:_EMAIL|_NAME)?|_EMAIL|_CLIENT_ID|_TENANT_ID|_SUBSCRIPTION_ID)(?:@|$)/.test(key)
  );
}

const CLOUDS: Readonly<Record<string, string>> = { aws: 'AWS', azure: 'Azure', gcp: 'Google Cloud' };

const publishToken: IdentityRule = {
  id: 'keyless/publish-token',
  code: 'NHI-K001',
  title: 'A package is published with a stored token where the registry would trust the workflow',
  severity: { starter: 'info', standard: 'warning', strict: 'warning' },
  meaning:
    'npm, PyPI, RubyGems, the Rust registry and NuGet publish for a workflow that they are told to trust: the token is made for one ' +
    'release and ends with it. A stored token publishes anything, from anywhere, until someone revokes it. Fires where a ' +
    'stored token fills what publishes, and where a publishing command runs in a job that is denied an identity token and ' +
    'shows no other way in; only for the public registries.',
  remedy: 'Register the workflow as trusted publisher, give the job id-token: write, then delete the token.',
  controls: keylessControls,
  example: {
    file: '.github/workflows/release.yml',
    bad: 'on: push\njobs:\n  release:\n    runs-on: ubuntu-24.04\n    steps:\n      - run: npm publish\n        env: { NODE_AUTH_TOKEN: "${{ secrets.NPM_TOKEN }}" }',
    good: 'on: push\npermissions: { id-token: write }\njobs:\n  release:\n    runs-on: ubuntu-24.04\n    steps:\n      - run: npm publish',
  },
  judge({ references }) {
    const places = references.filter(
      (reference) =>
        (reference.credential === 'static' || reference.credential === 'unknown') &&
        reference.privileges.some(({ fact }) => fact === `publishes to ${reference.provider}`) &&
        publishingWay(pipelineOf(reference), reference.provider) !== undefined,
    );
    const unnamed = places.filter(isUnnamed);
    const [reference, ...others] = places.filter((place) => !isUnnamed(place));
    const remedyFor = (place: IdentityReference): string => publishingWay(pipelineOf(place), place.provider) ?? '';
    return [
      ...unnamed.map((place) => ({
        reference: place,
        message: `${place.consumer ?? 'This'} publishes with a credential that this file does not show`,
        remedy: remedyFor(place),
      })),
      ...(reference === undefined
        ? []
        : [
            {
              reference,
              others,
              message: `${asSubject(reference)} publishes to ${reference.provider}, which could trust the workflow instead`,
              remedy: remedyFor(reference),
            },
          ]),
    ];
  },
};

/** What a workflow does not show has no key of the system's. */
function pipelineOf(reference: IdentityReference): string {
  return isUnnamed(reference) ? 'gha' : systemOf(reference);
}

/** A command that publishes, with nothing in sight by which it proves who it is. */
function isUnnamed({ syntax }: IdentityReference): boolean {
  return syntax === 'gha.publish-command';
}

const mintedKey: IdentityRule = {
  id: 'keyless/minted-key',
  code: 'NHI-K010',
  title: 'Infrastructure code makes a static key',
  severity: { starter: 'info', standard: 'warning', strict: 'error' },
  meaning:
    'A key that Terraform, CloudFormation or Pulumi makes stands in the state or in the stack’s outputs, where whoever may ' +
    'read them reads it, and lives until the resource is destroyed. Fires on keys of cloud users and service accounts; ' +
    'silent where the entry says how it is rotated.',
  remedy:
    'Give the workload a role or a workload identity. Where a key is needed, write its rotation into the entry and keep the ' +
    'value out of the state.',
  controls: keylessControls,
  example: {
    file: 'infra/backup.tf',
    bad: 'resource "aws_iam_user" "backup" {\n  name = "backup"\n}\nresource "aws_iam_access_key" "backup" {\n  user = aws_iam_user.backup.name\n}',
    good: 'resource "aws_iam_role" "backup" {\n  name               = "backup"\n  assume_role_policy = jsonencode({ Statement = [{ Effect = "Allow", Action = "sts:AssumeRole", Principal = { Service = "ec2.amazonaws.com" } }] })\n}',
  },
  judge({ references, identity }) {
    if (identity.declaration?.rotation !== undefined) return [];
    return references
      .filter(({ role, syntax }) => role === 'defines' && MINTING.test(syntax))
      .map((reference) => ({ reference, message: `${asSubject(reference)} is a static key that this code makes` }));
  },
};

/** Resource types that are a key of a cloud identity, whatever code makes them. */
const MINTING =
  /aws_iam_access_key$|AWS::IAM::AccessKey$|iam[.:/]accessKey|AccessKey$|google_service_account_key$|serviceaccount[.:/]Key|azuread_(?:application|service_principal)_password$|(?:Application|ServicePrincipal)Password$|aws_iam_service_specific_credential$/;

export const keylessRules: readonly IdentityRule[] = [staticCloudKey, publishToken, mintedKey];
