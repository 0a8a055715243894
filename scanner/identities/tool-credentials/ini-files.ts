import type { IdentityKind } from '../../model';
import { roleKey } from '../aws-role';
import { isCredentialName } from '../credential-name';
import { readIni } from '../ini';
import type { IniEntry } from '../ini';
import { identityOfName } from '../provider';
import type { ReferenceCollector } from '../reference-collector';
import { addToolCredential, registryKey } from './credential';

/** How one tool's file names its credentials. */
interface IniDialect {
  /** Names whose values are credentials. */
  readonly fields: RegExp;
  readonly keyOf: (entry: IniEntry, others: readonly IniEntry[]) => string;
  readonly kind: IdentityKind;
  readonly provider: string;
  readonly syntax: string;
}

function valueOf(entries: readonly IniEntry[], section: string, name: string): string | undefined {
  return entries.find((entry) => entry.section === section && entry.name === name)?.value;
}

const pypirc: IniDialect = {
  fields: /^password$/,
  keyOf: ({ section }, others) => registryKey('pypi', valueOf(others, section, 'repository') ?? section),
  kind: 'registry_credential',
  provider: 'pypi',
  syntax: 'pypi.password',
};

/** docs.aws.amazon.com/cli, "Configuration and credential file settings". */
const awsCredentials: IniDialect = {
  fields: /^aws_(?:access_key_id|secret_access_key|session_token)$/,
  keyOf: ({ section }) => `aws:profile/${section.replace(/^profile\s+/, '') || 'default'}`,
  kind: 'iam_user',
  provider: 'aws',
  syntax: 'aws.profile',
};

const s3cfg: IniDialect = {
  ...awsCredentials,
  fields: /^(?:access_key|secret_key)$/,
  keyOf: () => 'aws:profile/s3cfg',
  syntax: 's3cmd.key',
};

const rclone: IniDialect = {
  fields:
    /^(?:access_key_id|secret_access_key|pass|password|token|client_secret|service_account_credentials|sas_url|key|account_key)$/,
  keyOf: ({ section }) => `rclone:remote/${section}`,
  kind: 'access_token',
  provider: 'rclone',
  syntax: 'rclone.remote',
};

const mysql: IniDialect = {
  fields: /^password$/,
  keyOf: ({ section }, others) =>
    `db:${valueOf(others, section, 'user') ?? '?'}@${valueOf(others, section, 'host') ?? '?'}/?`,
  kind: 'database_account',
  provider: 'mysql',
  syntax: 'mysql.password',
};

const cargo: IniDialect = {
  fields: /^(?:token|secret-key)$/,
  keyOf: ({ section }) => registryKey('crates', section.replace(/^registries\./, '')),
  kind: 'registry_credential',
  provider: 'crates',
  syntax: 'cargo.token',
};

function readDialect({ fields, keyOf, kind, provider, syntax }: IniDialect): (collector: ReferenceCollector) => void {
  return (collector) => {
    const entries = readIni(collector.text);
    for (const entry of entries) {
      if (!fields.test(entry.name)) continue;
      const { nameRange: range, value, valueRange, name } = entry;
      addToolCredential(collector, {
        key: keyOf(entry, entries),
        kind,
        provider,
        syntax,
        range,
        value,
        valueRange,
        consumer: name,
      });
    }
  };
}

export const readPypirc = readDialect(pypirc);
const readAwsKeys = readDialect(awsCredentials);

/** Stored keys, and the roles and programs by which a profile does without. */
export function readAwsCredentials(collector: ReferenceCollector): void {
  readAwsKeys(collector);
  for (const entry of readIni(collector.text)) {
    const { name, value, nameRange: range } = entry;
    if (value === '' || !/^(?:role_arn|credential_process|sso_session|sso_start_url)$/.test(name)) continue;
    const isRole = name === 'role_arn';
    collector.add({
      key: isRole ? roleKey(value) : awsCredentials.keyOf(entry, []),
      role: 'uses',
      kind: isRole ? 'iam_role' : 'iam_user',
      provider: 'aws',
      credential: isRole ? 'keyless' : 'brokered',
      duty: 'found',
      consumer: name,
      syntax: isRole ? 'aws.profile-role' : 'aws.brokered-profile',
      range,
    });
  }
}

export const readS3cfg = readDialect(s3cfg);
export const readRclone = readDialect(rclone);
export const readMyCnf = readDialect(mysql);
export const readCargo = readDialect(cargo);

/** docs.gradle.org, "Gradle properties": whatever name the build gives a credential. */
export function readGradleProperties(collector: ReferenceCollector): void {
  for (const { name, nameRange: range, value, valueRange } of readIni(collector.text)) {
    const isSigning = /^signing\.(?:password|secretKeyRingFile|keyId)$/.test(name);
    if (!isSigning && !isCredentialName(name)) continue;
    if (name === 'signing.keyId' || name === 'signing.secretKeyRingFile') continue;
    const { kind, provider } = identityOfName(name);
    addToolCredential(collector, {
      key: `gradle:property/${name}`,
      kind: isSigning ? 'signing_key' : kind,
      provider: isSigning ? 'pgp' : provider,
      syntax: 'gradle.property',
      range,
      value,
      valueRange,
    });
  }
}
