import { addDays } from '../../scanner/model';
import type {
  Coverage,
  Declaration,
  Finding,
  GovernedIdentity,
  IdentityReference,
  Place,
  ScanResult,
  Skip,
} from '../../scanner/model';
import { indexLines, placeAt, redactExcerpt } from '../../scanner/text';

/** No date of these tests is near the day they run. */
export const TODAY = '2031-03-01';

/**
 * A place in a document: `before` lines, then `line`, in which `mark` is named.
 * @param preview shown instead of the mark, as of a secret
 */
export function place(path: string, line: string, mark: string, lineNumber = 1, preview?: string): Place {
  const text = '\n'.repeat(lineNumber - 1) + line;
  const start = lineNumber - 1 + line.indexOf(mark);
  const range = { start, end: start + mark.length };
  const raw = placeAt(path, indexLines(text), range);
  return preview === undefined ? raw : { ...raw, excerpt: redactExcerpt(raw.excerpt, [{ range, preview }]) };
}

export function finding(at: Place, more: Partial<Finding> = {}): Finding {
  return {
    rule: 'identity/undeclared',
    severity: 'error',
    message: 'NPM_TOKEN has no owner and no expiry: it is not in nhi.yaml',
    place: at,
    remedy: { text: 'Declare it with an owner and an expiry.', command: 'nhi init' },
    related: [],
    fingerprint: '0123456789abcdef',
    ...more,
  };
}

export function reference(at: Place, more: Partial<IdentityReference> = {}): IdentityReference {
  return {
    key: 'gha:secret/NPM_TOKEN',
    linkedKeys: [],
    role: 'uses',
    kind: 'access_token',
    provider: 'npm',
    credential: 'static',
    duty: 'stored',
    confidence: 'certain',
    privileges: [],
    syntax: 'gha.secret-ref',
    place: at,
    ...more,
  };
}

export function declaration(id: string, more: Partial<Declaration> = {}): Declaration {
  const at = place('nhi.yaml', `  - id: ${id}`, id, 4);
  return {
    id,
    manifest: 'nhi.yaml',
    status: 'active',
    owner: { value: '@acme/web', place: at },
    references: [{ value: 'gha:secret/NPM_TOKEN', place: at }],
    external: false,
    place: at,
    ...more,
  };
}

export function identity(id: string, more: Partial<GovernedIdentity> = {}): GovernedIdentity {
  return {
    id,
    keys: ['gha:secret/NPM_TOKEN'],
    state: 'declared',
    kind: 'access_token',
    provider: 'npm',
    credential: 'static',
    references: [],
    privileges: [],
    ...more,
  };
}

export function coverage(more: Partial<Coverage> = {}): Coverage {
  return { extent: 'whole', files: 214, bytes: 1_800_000, skipped: [], ...more };
}

export function skip(path: string, reason: Skip['reason'], more: Partial<Skip> = {}): Skip {
  return { path, reason, fatal: false, ...more };
}

export function result(more: Partial<ScanResult> = {}): ScanResult {
  return { findings: [], inventory: [], coverage: coverage(), profile: 'starter', today: TODAY, ...more };
}

/** As an AWS key id would be: made here, so that none stands in the code. */
export const KEY_ID = 'AK' + 'IA' + 'Q'.repeat(16);

/** What a small, half governed repository gives. */
export function acme(): ScanResult {
  const workflow = place(
    '.github/workflows/release.yml',
    '          NODE_AUTH_TOKEN: ${{ secrets.NPM_TOKEN }}',
    'NPM_TOKEN',
    18,
  );
  const script = place('scripts/backup.sh', `export AWS_ACCESS_KEY_ID=${KEY_ID}`, KEY_ID, 7, 'AKIA…(20)');
  const manifest = place('nhi.yaml', '  - id: sonar-token', 'sonar-token', 12);
  return result({
    findings: [
      finding(workflow, { key: 'gha:secret/NPM_TOKEN', confidence: 'certain' }),
      finding(place('.github/workflows/release.yml', 'uses: acme/deploy@v1', 'acme', 7), {
        severity: 'info',
        rule: 'identity/listed',
        message: 'The job has a token of its own',
      }),
      finding(manifest, {
        rule: 'identity/expires-soon',
        severity: 'warning',
        message: 'sonar-token ends on 2031-03-13, in 12 days',
        declaration: 'sonar-token',
        remedy: { text: 'Rotate it and set a new end.' },
        related: [
          place('.github/workflows/ci.yml', 'SONAR_TOKEN', 'SONAR_TOKEN', 30),
          place('nhi.yaml', 'a', 'a', 14),
          place('.github/workflows/nightly.yml', 'SONAR_TOKEN', 'SONAR_TOKEN', 8),
          place('.github/workflows/weekly.yml', 'SONAR_TOKEN', 'SONAR_TOKEN', 8),
        ],
      }),
      finding(script, {
        rule: 'secret/aws-access-key',
        message: 'An AWS access key is in the code (certain): AKIA…(20)',
        confidence: 'certain',
        declaration: 'backup-user',
        remedy: {
          text: 'It belongs to backup-user (owner @acme/platform): revoke it first, docs/runbooks/rotate-backup.md',
          command: 'nhi explain secret/aws-access-key',
        },
      }),
      finding(place('test/pay.test.ts', "const key = 'sample'", 'sample', 3, '(6)'), {
        rule: 'secret/generic-secret',
        severity: 'warning',
        message: 'A secret may be in the code (possible): (6)',
        waived: { reason: 'a sample of the documentation', until: '2031-05-01' },
      }),
    ],
    inventory: [
      identity('backup-user', {
        keys: ['tf:aws_iam_access_key.backup'],
        kind: 'iam_user',
        provider: 'aws',
        declaration: declaration('backup-user', { owner: { value: '@acme/platform', place: manifest } }),
        expires: addDays(TODAY, 200),
        privileges: [{ fact: 's3:PutObject', level: 'write', line: 4 }],
        references: [
          reference(place('infra/iam.tf', 'resource "aws_iam_access_key" "backup" {', 'aws_iam_access_key', 3), {
            key: 'tf:aws_iam_access_key.backup',
            role: 'defines',
            provider: 'aws',
          }),
        ],
      }),
      identity('gha:secret/NPM_TOKEN', {
        state: 'undeclared',
        references: [reference(workflow, { consumer: 'npm publish', environment: 'production' })],
      }),
      identity('old-token', { state: 'unused', declaration: declaration('old-token'), expires: '2031-02-01' }),
      identity('sonar-token', {
        keys: ['env:SONAR_TOKEN', 'gha:secret/SONAR_TOKEN'],
        provider: 'sonar',
        declaration: declaration('sonar-token'),
        expires: addDays(TODAY, 12),
        references: [1, 2, 3, 4, 5].map((line) =>
          reference(place('.github/workflows/ci.yml', 'SONAR_TOKEN', 'SONAR_TOKEN', line), {
            key: 'gha:secret/SONAR_TOKEN',
            provider: 'sonar',
          }),
        ),
      }),
      identity('gha:context/github.token', {
        state: 'listed',
        kind: 'ci_context',
        provider: 'github',
        credential: 'ephemeral',
      }),
    ],
    coverage: coverage({
      skipped: [
        skip('logo.png', 'binary'),
        skip('icon.png', 'binary'),
        skip('dump.sql', 'too-large', { detail: '61 MB; the limit is 50 MB' }),
      ],
    }),
  });
}
