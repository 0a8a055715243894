import { deploymentOf } from '../deployment-name';
import type { ReferenceCollector } from '../reference-collector';
import { isPlaceholder, variablesIn } from '../value';
import { wordsOf } from './settings';
import type { Setting } from './settings';

/** `Server=db;Database=shop;User Id=sa;Password=…`: learn.microsoft.com, "Connection String Syntax". */
const FORM = /(?:^|;)\s{0,5}(?:Server|Data Source|Host|Addr|Address)\s{0,3}=/i;
const KEYLESS =
  /(?:Integrated Security|Trusted_Connection)\s{0,3}=\s{0,3}(?:true|yes|sspi)|Authentication\s{0,3}=\s{0,3}Active Directory (?:Managed Identity|Default|MSI|Workload Identity)/i;
/** Accounts that own the server. */
const SUPERUSERS = /^(?:sa|root|postgres|admin)$/i;

/**
 * Adds the database account of a connection string.
 * @returns false where the setting is none
 */
export function addConnectionString(
  collector: ReferenceCollector,
  { path, nameRange, value, valueRange }: Setting,
): boolean {
  if (!FORM.test(value) || !value.includes(';')) return false;
  const user = partOf(value, /(?:User ?Id|Uid|Username|User)/);
  const password = partOf(value, /(?:Password|Pwd)/);
  const { environment, isLocal } = deploymentOf(wordsOf(collector.path));
  const isKeyless = KEYLESS.test(value);
  if (password === undefined && !isKeyless) return true;
  const isFilled = password === undefined || isPlaceholder(password) || variablesIn(password).length > 0;
  if (password !== undefined && !isFilled) collector.conceal(valueRange);
  const name = (part: string | undefined): string => part?.replace(/[*?%\s\p{Cc}]/gu, encodeURIComponent) ?? '?';
  const server = partOf(value, /(?:Server|Data Source|Host|Addr|Address)/);
  const database = partOf(value, /(?:Database|Initial Catalog)/);
  collector.add({
    key: `db:${name(user)}@${name(server)}/${name(database)}`,
    role: isFilled ? 'uses' : 'stores',
    kind: 'database_account',
    provider: providerOf(value),
    credential: password === undefined ? 'keyless' : 'static',
    duty: password === undefined || isLocal ? 'found' : 'privileged',
    confidence: 'likely',
    privileges:
      user !== undefined && SUPERUSERS.test(user)
        ? [{ fact: `database user ${user}`, level: 'admin', range: nameRange }]
        : [],
    environment,
    consumer: path.join('.'),
    syntax: 'config.connection-string',
    range: nameRange,
  });
  return true;
}

/** Npgsql and MySqlConnector have keywords of their own, and so has SqlClient. */
function providerOf(value: string): string {
  if (/Initial Catalog|Data Source|TrustServerCertificate|MultipleActiveResultSets|User ?Id=sa\b/i.test(value))
    return 'sqlserver';
  return /(?:^|;)\s{0,5}Host\s{0,3}=/i.test(value) ? 'postgresql' : 'unknown';
}

function partOf(value: string, name: RegExp): string | undefined {
  const found = new RegExp(String.raw`(?:^|;)\s{0,5}${name.source}\s{0,3}=\s{0,3}([^;]{1,300})`, 'i')
    .exec(value)?.[1]
    ?.trim();
  return found === '' ? undefined : found;
}
