import assert from 'node:assert/strict';
import {
  acceptEntry,
  addNotIdentity,
  addWaiver,
  appendEvent,
  attachKey,
  declareEntry,
  removeEntry,
  retireEntry,
  setInEntry,
} from '../../../scanner/manifest';
import { UsageError } from '../../../scanner/model';

/** Each line beside what becomes of it: `-` goes, `+` comes, all else stays byte for byte. */
function assertDiff(before: string, edit: (text: string) => string, diff: string): void {
  const lines = diff.split('\n').filter((line) => line !== '');
  const kept = (sign: string): string =>
    lines.flatMap((line) => (line.startsWith(sign) ? [] : [line.slice(1)])).join('\n') + '\n';
  assert.equal(kept('+').replaceAll('~', ''), before, 'the diff begins with the text');
  const after = kept('-').replaceAll('~', '');
  assert.equal(edit(before), after);
  const windows = (text: string): string => text.replaceAll('\n', '\r\n');
  assert.equal(edit(windows(before)), windows(after), 'the same with the line ends of Windows');
}

const TWO = `version: 1
identities: # all
  # npm, used by release.yml
  - id: npm
    status: proposed
    owner: "@acme/web"  # suggested by CODEOWNERS
    references: ["gha:secret/NPM_TOKEN"]
    # of its own
~
  # the rest
  - status: proposed # first
    id: two
    owner:   # who?
    review: 90d
    references:
        - "env:A" # a
        # end
  - id: three
    notes: |+
      text
~
    references: ["env:C"]
`.replaceAll('~', '');

/** Lines that stay begin with a blank. */
const same = (from: number, to: number): string =>
  TWO.split('\n')
    .slice(from - 1, to)
    .map((line) => ` ${line === '' ? '~' : line}`)
    .join('\n') + '\n';

describe('edits of an entry in lines', () => {
  it('accept it', () => {
    assertDiff(
      TWO,
      (text) => acceptEntry(text, 'npm', { expires: '2031-01-31' }),
      `${same(1, 4)}-    status: proposed\n${same(6, 6)}+    expires: 2031-01-31\n${same(7, 22)}`,
    );
  });

  it('accept one whose status stands behind the dash, and fill what stood empty', () => {
    assertDiff(
      TWO,
      (text) => acceptEntry(text, 'two', { owner: '@acme/x', expires: 'never', neverBecause: 'so: it is' }),
      `${same(1, 10)}-  - status: proposed # first\n-    id: two\n-    owner:   # who?\n+  - id: two\n+    owner: "@acme/x"   # who?\n+    expires: never\n+    never_because: "so: it is"\n${same(14, 22)}`,
    );
  });

  it('write values where they are best read, those of a map in it too', () => {
    const values = { purpose: 'Why', owner: '@acme/x', 'review.last': '2031-01-01', 'rotation.interval': '90d' };
    assertDiff(
      TWO,
      (text) => setInEntry(text, 'three', values),
      `${same(1, 18)}+    owner: "@acme/x"\n+    purpose: "Why"\n+    review: { last: 2031-01-01 }\n+    rotation: { interval: 90d }\n${same(19, 22)}`,
    );
  });

  it('write out a short form where there is more to say', () => {
    assertDiff(
      TWO,
      (text) => setInEntry(text, 'two', { 'review.last': '2031-01-01', 'review.reviewer': '@acme/s' }),
      `${same(1, 13)}-    review: 90d\n+    review: { interval: 90d, last: 2031-01-01, reviewer: "@acme/s" }\n${same(15, 22)}`,
    );
  });

  it('attach a key to a list in brackets and to one in lines', () => {
    assertDiff(
      TWO,
      (text) => attachKey(attachKey(text, 'two', 'gha:secret/A'), 'npm', 'env:NPM'),
      `${same(1, 6)}-    references: ["gha:secret/NPM_TOKEN"]\n+    references: ["gha:secret/NPM_TOKEN", "env:NPM"]\n${same(8, 17)}+        - "gha:secret/A"\n${same(18, 22)}`,
    );
    assert.equal(attachKey(TWO, 'two', 'env:A'), TWO, 'a key that is there');
  });

  it('record what was done, and then more', () => {
    assertDiff(
      TWO,
      (text) => {
        const reviewed = appendEvent(text, 'two', { type: 'reviewed', date: '2031-01-01', by: '@acme/s' });
        return appendEvent(reviewed, 'two', { type: 'rotated', date: '2031-01-02', ref: 'https://example.com/#1' });
      },
      `${same(1, 17)}+    events:\n+      - { type: reviewed, date: 2031-01-01, by: "@acme/s" }\n+      - { type: rotated, date: 2031-01-02, ref: "https://example.com/#1" }\n${same(18, 22)}`,
    );
  });

  it('retire it', () => {
    assertDiff(
      TWO,
      (text) => retireEntry(text, 'three', { date: '2031-01-01' }),
      `${same(1, 18)}+    status: retired\n${same(19, 22)}+    events:\n+      - { type: revoked, date: 2031-01-01 }\n`,
    );
  });

  it('remove it with the comment that is about it alone', () => {
    const minus = (from: number, to: number): string => same(from, to).replace(/^ /gm, '-');
    assertDiff(TWO, (text) => removeEntry(text, 'npm'), same(1, 2) + minus(3, 8) + same(9, 22));
    assertDiff(TWO, (text) => removeEntry(text, 'two'), same(1, 10) + minus(11, 17) + same(18, 22));
    assertDiff(TWO, (text) => removeEntry(text, 'three'), same(1, 17) + minus(18, 22));
  });

  it('leave an empty list where the last one goes', () => {
    const text = 'version: 1\nidentities: # all\n- id: one\n  references: ["env:A"]\n\nscan: {}\n';
    assert.equal(removeEntry(text, 'one'), 'version: 1\nidentities: [] # all\n\nscan: {}\n');
  });

  it('add one behind the others, under an id that is free', () => {
    const entry = { id: 'two', owner: '@acme/x', expires: '2031-01-01', references: ['gha:secret/Z', 'env:Z'] };
    assertDiff(
      TWO,
      (text) => declareEntry(text, entry),
      `${same(1, 22)}+~\n+  - id: two-2\n+    owner: "@acme/x"\n+    expires: 2031-01-01\n+    references: ["gha:secret/Z", "env:Z"]\n`,
    );
  });
});

describe('edits of an entry in braces', () => {
  const FLOW = `version: 1
identities: [{id: a, status: proposed, references: ["env:A"]}, {references: ["env:B"], id: b, owner, expires: '2031-01-01' }, # c
  {id: c, references: [ "env:C", ], }, ]
`;
  const table: Readonly<Record<string, readonly [edit: (text: string) => string, from: string, to: string]>> = {
    'accept it': [
      (text) => acceptEntry(text, 'a', { owner: '@x/y', expires: '2031-02-02' }),
      'status: proposed, references: ["env:A"]}',
      'references: ["env:A"], owner: "@x/y", expires: 2031-02-02}',
    ],
    'fill a key without a value': [(text) => setInEntry(text, 'b', { owner: '@x/y' }), 'owner,', 'owner: "@x/y",'],
    'keep the quotes': [(text) => setInEntry(text, 'b', { expires: '2031-02-02' }), "'2031-01-01'", "'2031-02-02'"],
    'take the last value away': [(text) => setInEntry(text, 'b', { expires: null }), ", expires: '2031-01-01' }", ' }'],
    'remove the first': [(text) => removeEntry(text, 'a'), '{id: a, status: proposed, references: ["env:A"]}, ', ''],
    'remove the last': [(text) => removeEntry(text, 'c'), '\n  {id: c, references: [ "env:C", ], }, ]', '\n ]'],
    'attach a key': [(text) => attachKey(text, 'c', 'env:D'), '"env:C", ]', '"env:C", "env:D", ]'],
    'record a drill': [
      (text) => appendEvent(text, 'c', { type: 'tested', date: '2031-02-02' }),
      '], }, ]',
      '], events: [{ type: tested, date: 2031-02-02 }], }, ]',
    ],
  };
  for (const [what, [edit, from, to]] of Object.entries(table)) {
    it(what, () => {
      assert.ok(FLOW.includes(from));
      assert.equal(edit(FLOW), FLOW.replace(from, to));
    });
  }
});

describe('edits of a file that says nothing yet', () => {
  it('begin it', () => {
    const entry = { id: 'npm', owner: '@acme/web', expires: '2031-01-31', references: ['gha:secret/NPM_TOKEN'] };
    const lines = `\nidentities:\n  - id: npm\n    owner: "@acme/web"\n    expires: 2031-01-31\n    references: ["gha:secret/NPM_TOKEN"]\n`;
    assert.equal(declareEntry(undefined, entry), `version: 1\n${lines}`);
    assert.equal(declareEntry('# ours\n', entry), `# ours\nversion: 1\n${lines}`);
  });

  it('say what is no identity, and what is excused', () => {
    assert.equal(
      addNotIdentity(undefined, { key: 'env:PUBLIC', reason: 'publishable', by: '@jane' }),
      'version: 1\n\nnot_identities:\n  - { key: "env:PUBLIC", reason: "publishable", by: "@jane" }\n',
    );
    const waiver = { rules: ['identity/unused'], identity: 'npm', until: '2031-01-01', reason: 'r', approvedBy: '@s' };
    assert.equal(
      addWaiver('', waiver),
      'version: 1\n\nwaivers:\n  - rule: identity/unused\n    identity: "npm"\n    until: 2031-01-01\n    reason: "r"\n    approved_by: "@s"\n',
    );
  });
});

describe('an edit that cannot be done', () => {
  const refuses = (edit: () => string, message: RegExp): void => {
    assert.throws(edit, (error) => error instanceof UsageError && message.test(error.message));
  };

  it('says that there is no such entry, or that there are two', () => {
    refuses(() => setInEntry(TWO, 'four', { expires: '2031-01-01' }), /no entry .* id four/);
    const twice =
      'version: 1\nidentities:\n  - id: a\n    references: ["env:A"]\n  - id: a\n    references: ["env:B"]\n';
    refuses(() => removeEntry(twice, 'a'), /several entries/);
  });

  it('says why the value is none', () => {
    refuses(() => setInEntry(TWO, 'two', { expires: '2031-02-30' }), /not in the calendar/);
    refuses(() => setInEntry(TWO, 'two', { status: 'gone' }), /"status" must be/);
    refuses(() => attachKey(TWO, 'two', 'NPM_TOKEN'), /not a key/);
    refuses(
      () => declareEntry(TWO, { id: 'x', references: ['env:C'] }),
      /env:C has an entry already: three \(line 22\)/,
    );
  });

  it('says where the file is broken', () => {
    refuses(() => setInEntry('version: 1\nidentities: [\n', 'a', { owner: 'b' }), /line 2: .*never closed/);
  });

  it('changes nothing for others by an anchor', () => {
    const shared =
      'version: 1\nidentities:\n  - id: a\n    owner: &o "@x"\n    references: ["env:A"]\n  - id: b\n    owner: *o\n    references: ["env:B"]\n';
    refuses(() => setInEntry(shared, 'a', { owner: '@y' }), /by hand/);
    assert.equal(setInEntry(shared, 'b', { owner: '@y' }), shared.replace('*o', '"@y"'));
  });
});
