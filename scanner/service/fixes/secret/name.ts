import type { Range } from '../../../model';
import { findDetector } from '../../../secrets';

/** Words that say of a name that it holds a credential. */
const CREDENTIAL = /KEY|TOKEN|SECRET|PASS|PWD|CREDENTIAL|AUTH|DSN|WEBHOOK|_PAT$|^PAT$/;
/** Names that say nothing of whose credential it is. */
const GENERAL =
  /^(?:(?:API|ACCESS|SECRET|PRIVATE|CLIENT|AUTH|BEARER|DEFAULT|MY)_?)*(?:KEY|APIKEY|TOKEN|SECRET|PASSWORD|PASSWD|PASS|PWD|AUTH|AUTHORIZATION|CREDENTIALS?|ID|PAT)$/;

/** What a kind of credential is mostly called. */
const BY_KIND: Readonly<Record<string, string>> = {
  api_key: 'API_KEY',
  access_token: 'TOKEN',
  oauth_client: 'CLIENT_SECRET',
  signing_key: 'SIGNING_KEY',
  encryption_key: 'ENCRYPTION_KEY',
  database_account: 'PASSWORD',
  service_account: 'PASSWORD',
  registry_credential: 'TOKEN',
  webhook: 'WEBHOOK_URL',
  ssh_key: 'PRIVATE_KEY',
};

/** Names that the vendor's own tools look for. */
const BY_DETECTOR: Readonly<Record<string, string>> = {
  'aws-access-key': 'AWS_ACCESS_KEY_ID',
  'aws-access-key-old': 'AWS_ACCESS_KEY_ID',
  'aws-temporary-access-key': 'AWS_ACCESS_KEY_ID',
  'aws-secret-access-key': 'AWS_SECRET_ACCESS_KEY',
  'generic-password': 'APP_PASSWORD',
  'database-password': 'DATABASE_PASSWORD',
  'url-credentials': 'URL_PASSWORD',
  'session-secret': 'SESSION_SECRET',
};

/**
 * Names the variable that is to hold a secret: as the file calls it where that says what it is, else after its kind.
 * @param detector id, without `secret/`
 */
export function variableName(text: string, range: Range, detector: string): string {
  const kind = findDetector(detector);
  const provider = kind === undefined || kind.provider === 'unknown' ? '' : upperSnake(kind.provider);
  const written = assignedName(text.slice(Math.max(0, range.start - 200), range.start)) ?? '';
  const assigned = upperSnake(written);
  // What is written in capitals is a variable's name already.
  if (CREDENTIAL.test(assigned) && written === assigned && provider === '') return assigned;
  if (CREDENTIAL.test(assigned) && !GENERAL.test(assigned)) return assigned;
  const known = BY_DETECTOR[detector];
  if (known !== undefined && (assigned === '' || !CREDENTIAL.test(assigned))) return known;
  if (provider !== '') {
    const own =
      CREDENTIAL.test(assigned) && !/^AUTH/.test(assigned) ? assigned : (BY_KIND[kind?.kind ?? ''] ?? 'TOKEN');
    return known ?? `${provider}_${own}`;
  }
  if (CREDENTIAL.test(assigned)) return `APP_${assigned}`;
  return known ?? upperSnake(detector.replace(/^generic-/, 'app-'));
}

/** `apiKey: "`, `"apiKey": "Bearer `, `API_KEY=`, `'key' => '`, `-H "Authorization: `; what is written right before a value. */
function assignedName(before: string): string | undefined {
  const line = before.slice(before.lastIndexOf('\n') + 1);
  const found =
    /([A-Za-z_][\w.-]{0,79})["'\])]{0,2}\s{0,8}(?::=|=>|==?|:(?:\s{0,4}[\w.&*<>?]{1,40}\s{0,4}=)?)\s{0,8}[$@&brfu]{0,2}["'`]{0,3}(?:[A-Za-z]{3,10} )?$/.exec(
      line,
    );
  return found?.[1]?.split('.').at(-1);
}

function upperSnake(words: string): string {
  return words
    .replace(/([a-z\d])([A-Z])/g, '$1_$2')
    .replace(/[^A-Z\d]{1,20}/gi, '_')
    .replace(/^[_\d]{1,20}|_$/g, '')
    .toUpperCase();
}
