import assert from 'node:assert/strict';
import fc from 'fast-check';
import { formatManifest } from '../../scanner/manifest';
import { UsageError } from '../../scanner/model';

const UNTIDY = `# ours
identities: # all
    # npm, used by release.yml
    - references: ['gha:secret/NPM_TOKEN']   # why
      id: npm-token
      expires: "2031-01-31"
      owner: '@acme/web'  # suggested
      # of its own
    - id: abc
      references:
      - env:A # a
      # end

    # two
    - "status": proposed # first
      id: two
      purpose: it is 'so'
      notes: 'said'
      owner:   # who?
      review: {last: 2031-01-01, interval: 90d}
      references: [
         "env:B", # b
         ]
    # three
    - id: three
      notes: |
        text
      references: ["env:C"]
version: 1

# excuses
waivers: []
owners:
  web: "@acme/web"
  api: { until: 2031-01-01, contact: '@x' }
x-own: {b: 1, a: 2}
`;
const TIDY = `# ours
version: 1
owners:
  api: { contact: "@x", until: 2031-01-01 }
  web: "@acme/web"
identities: # all
    # npm, used by release.yml
    - id: abc
      references:
      - "env:A" # a
      # end
    - id: npm-token
      owner: "@acme/web"  # suggested
      expires: 2031-01-31
      references: ["gha:secret/NPM_TOKEN"]   # why
      # of its own

    # two
    - id: two
      status: proposed # first
      owner:   # who?
      purpose: it is 'so'
      review: {interval: 90d, last: 2031-01-01}
      references: [
         "env:B", # b
         ]
      notes: said
    # three
    - id: three
      references: ["env:C"]
      notes: |
        text

# excuses
waivers: []
x-own: {b: 1, a: 2}
`;

describe('formatManifest', () => {
  it('orders keys and entries, mends quotes, and takes comments along', () => {
    assert.equal(formatManifest(UNTIDY), TIDY);
    assert.equal(formatManifest(TIDY), TIDY);
  });

  it('keeps a byte order mark, Windows line ends and the lack of a line end', () => {
    const windows = (text: string): string => `\uFEFF${text.replaceAll('\n', '\r\n')}`.trimEnd();
    assert.equal(formatManifest(windows(UNTIDY)), windows(TIDY));
  });

  it('orders what stands in braces', () => {
    assert.equal(
      formatManifest('{identities: [{references: ["env:B"], id: bb}, {id: aa, references: [env:A]}], version: 1}\n'),
      '{version: 1, identities: [{id: aa, references: ["env:A"]}, {id: bb, references: ["env:B"]}]}\n',
    );
  });

  it('moves nothing that an alias depends on', () => {
    const text =
      'version: 1\nidentities:\n  - { references: ["env:B"], id: bb, owner: &o "@x" }\n  - { id: aa, owner: *o, references: ["env:A"] }\n';
    assert.equal(formatManifest(text), text);
  });

  it('leaves a text block that keeps its empty lines where it is', () => {
    const text = 'version: 1\nidentities:\n  - id: aa\n    notes: |+\n      text\n\n    references: ["env:A"]\n';
    assert.equal(formatManifest(text), text);
  });

  it('says where a file cannot be read', () => {
    assert.throws(
      () => formatManifest('version: 1\nidentities: [\n', 'web/nhi.yaml'),
      (error) => error instanceof UsageError && error.message.startsWith('web/nhi.yaml:2: This [ is never closed'),
    );
  });

  it('loses nothing and changes nothing the second time, whatever the order it meets', () => {
    const keys = [
      'owner: "@a/b" # who',
      'expires: 2031-01-31',
      "purpose: 'it''s so'",
      'references: [ "env:A" ] # which',
    ];
    const entry = fc.record({
      id: fc.stringMatching(/^[a-z]{2,4}$/),
      order: fc.shuffledSubarray(keys, { minLength: keys.length }),
      at: fc.nat({ max: keys.length }),
      lead: fc.constantFrom('', '\n', '  # head\n', '\n  # head\n\n'),
      inner: fc.constantFrom('', '    # inner\n'),
    });
    fc.assert(
      fc.property(fc.array(entry, { minLength: 1, maxLength: 5 }), fc.boolean(), (entries, versionLast) => {
        const blocks = entries.map(({ id, order, at, lead, inner }) => {
          const lines = [...order.slice(0, at), `id: ${id}`, ...order.slice(at)];
          return (
            lead +
            lines.map((line, index) => `${index === 0 ? '  - ' : `${index === 2 ? inner : ''}    `}${line}\n`).join('')
          );
        });
        const body = `identities:\n${blocks.join('')}`;
        const text = versionLast ? `${body}version: 1\n` : `version: 1\n\n${body}`;
        const once = formatManifest(text);
        assert.equal(formatManifest(once), once);
        assert.deepEqual(
          once.split('\n').filter(isSaid).map(unmarked).toSorted(),
          text.split('\n').filter(isSaid).map(unmarked).toSorted(),
        );
        assert.match(once, /^version: 1/);
      }),
      { numRuns: 200 },
    );
  });
});

const isSaid = (line: string): boolean => line.trim() !== '';
/** Without dash, indentation and quotes, which may change. */
const unmarked = (line: string): string =>
  line
    .replace(/^[ -]+/, '')
    .replaceAll("''", "'")
    .replaceAll(/["']/g, '');
