import assert from 'node:assert/strict';
import type { ChangeInput } from '../../scanner/scan-change';
import { identifySecret } from '../../scanner/sources';
import { WAIVER_MARKER } from '../../scanner/waivers/marker-hit';
import { snapshotOf } from '../scan/memory';
import type { Files } from '../scan/memory';
import { BASELINE, hexLine, KEY, line, OTHER_KEY, withBaseline } from '../waivers/baseline/sample';
import { change } from './change-of';

const RULE = 'secret/stripe-live-key';
/** On the line above the secret. */
const allow = (reason = 'made up', until = '2031-04-30'): string =>
  `// ${WAIVER_MARKER} ${RULE} until ${until}: ${reason}\n`;
const registered = (paths = 'src/**', until = '2031-04-30', policy = ''): string =>
  [
    'version: 1',
    ...(policy === '' ? [] : [policy]),
    'identities: []',
    'waivers:',
    `  - { rule: ${RULE}, paths: ["${paths}"], until: ${until}, reason: moves in April, approved_by: "@acme/sec", compensating_controls: [{ type: network }], remediation: { plan: reads the vault, due: 2031-04-01 } }`,
    '',
  ].join('\n');
const STRICT = 'policy: { profile: strict }';
const EMPTY = 'version: 1\nidentities: []\n';

/** @returns `path:line rule waived` of all that the change brings, messages of `waiver/added` behind */
function brought(before: Files, after: Files, options: Partial<ChangeInput> = {}): string[] {
  return change(before, after, { identify: identifySecret, ...options })
    .filter(({ isNew }) => isNew)
    .map(({ place, rule, waived, message, severity }) => {
      const more = rule === 'waiver/added' ? ` ${severity}: ${message}` : waived === undefined ? '' : ' waived';
      return `${place.path}:${place.start.line} ${rule}${more}`;
    });
}

const request = (before: Files, after: Files, isFork = false): string[] =>
  brought(before, after, { governing: snapshotOf(before), isFork });
const ADDED = `waiver/added warning: This change brings a waiver of ${RULE} until 2031-04-30`;
const LATER = `${ADDED}, which counts once it is on the target branch`;
const SECRET = 'src/a.ts:2';

describe('waiver/added', () => {
  const clean = { 'src/a.ts': 'let a;\n', 'nhi.yaml': EMPTY };

  it('names an inline and a registered waiver that the change brings and that count', () => {
    const inline = { ...clean, 'src/a.ts': allow() + line(KEY) };
    assert.deepEqual(request(clean, inline), [`src/a.ts:1 ${ADDED}`, `${SECRET} ${RULE} waived`]);
    const listed = { 'src/a.ts': `\n${line(KEY)}`, 'nhi.yaml': registered() };
    assert.deepEqual(request(clean, listed), [`nhi.yaml:4 ${ADDED}`, `${SECRET} ${RULE} waived`]);
  });

  it('is told of one that is prolonged, reworded or copied, not of one that moves', () => {
    const before = { 'src/a.ts': allow() + line(KEY), 'nhi.yaml': EMPTY };
    const longer = { ...before, 'src/a.ts': allow('made up', '2031-05-29') + line(KEY) };
    assert.deepEqual(request(before, longer), [`src/a.ts:1 ${ADDED.replace('2031-04-30', '2031-05-29')}`]);
    const copied = { ...before, 'src/b.ts': allow() + line(OTHER_KEY) };
    assert.deepEqual(request(before, copied), [`src/b.ts:1 ${ADDED}`, `src/b.ts:2 ${RULE} waived`]);
    assert.deepEqual(request(before, { 'lib/a.ts': `\n${allow()}${line(KEY)}`, 'nhi.yaml': EMPTY }), []);
    const listed = { 'nhi.yaml': registered() };
    assert.deepEqual(request(listed, { 'nhi.yaml': registered().replace('version', '# said\nversion') }), []);
  });

  it('is silent about what excuses nothing: a line of its own without a secret, or one that is not in order', () => {
    assert.deepEqual(request(clean, { ...clean, 'src/a.ts': `${allow()}let b;\n` }), []);
    assert.deepEqual(request(clean, { ...clean, 'src/a.ts': allow('made up', '2039-01-01') + line(KEY) }), [
      'src/a.ts:1 waiver/invalid',
      `${SECRET} ${RULE}`,
    ]);
    assert.deepEqual(request(clean, { ...clean, 'src/a.ts': allow('made up', '2031-02-01') + line(KEY) }), [
      'src/a.ts:1 waiver/expired',
      `${SECRET} ${RULE}`,
    ]);
  });

  it('can be neither waived nor, from within the request, switched off', () => {
    const policy = 'policy: { severities: { waiver/added: off } }';
    const after = { 'src/a.ts': `\n${line(KEY)}`, 'nhi.yaml': registered('src/**', '2031-04-30', policy) };
    assert.ok(request(clean, after).includes(`nhi.yaml:5 ${ADDED}`));
  });

  describe('in strict', () => {
    const target = { 'src/a.ts': 'let a;\n', 'nhi.yaml': `version: 1\n${STRICT}\nidentities: []\n` };
    const withWaiver = registered('src/**', '2031-04-30', STRICT);

    it('counts only once it is on the base, and the finding stays', () => {
      const after = { 'src/a.ts': `\n${line(KEY)}`, 'nhi.yaml': withWaiver };
      assert.deepEqual(request(target, after), [`nhi.yaml:5 ${LATER}`, `${SECRET} ${RULE}`]);
      const onBase = { ...target, 'nhi.yaml': withWaiver };
      assert.deepEqual(request(onBase, after), [`${SECRET} ${RULE} waived`]);
    });

    it('counts where the target got it after the request had begun', () => {
      const after = { 'src/a.ts': `\n${line(KEY)}`, 'nhi.yaml': withWaiver };
      const governing = snapshotOf({ ...target, 'nhi.yaml': withWaiver });
      assert.deepEqual(brought(target, after, { governing }), [`nhi.yaml:5 ${ADDED}`, `${SECRET} ${RULE} waived`]);
    });

    it('cannot be dodged by two commits of one request', () => {
      const first = { ...target, 'nhi.yaml': withWaiver };
      const second = { ...first, 'src/a.ts': `\n${line(KEY)}` };
      assert.deepEqual(brought(first, second, { governing: snapshotOf(target) }), [`${SECRET} ${RULE}`]);
    });

    it('counts in a commit at once: the request it becomes part of is judged again', () => {
      const after = { 'src/a.ts': `\n${line(KEY)}`, 'nhi.yaml': withWaiver };
      assert.deepEqual(brought(target, after), [`nhi.yaml:5 ${ADDED}`, `${SECRET} ${RULE} waived`]);
    });
  });

  describe('from a fork', () => {
    it('counts only once it is on the base, in every profile', () => {
      const inline = { ...clean, 'src/a.ts': allow() + line(KEY) };
      assert.deepEqual(request(clean, inline, true), [`src/a.ts:1 ${LATER}`, `${SECRET} ${RULE}`]);
      const listed = { 'src/a.ts': `\n${line(KEY)}`, 'nhi.yaml': registered() };
      assert.deepEqual(request(clean, listed, true), [`nhi.yaml:4 ${LATER}`, `${SECRET} ${RULE}`]);
      assert.deepEqual(brought(clean, listed, { isFork: true }), request(clean, listed, true));
    });

    it('counts where it was on the base, also beside other edits', () => {
      const before = { 'src/a.ts': allow() + line(KEY), 'nhi.yaml': EMPTY };
      const after = { ...before, 'src/a.ts': `let b;\n${allow()}${line(OTHER_KEY)}` };
      assert.deepEqual(request(before, after, true), [`src/a.ts:3 ${RULE} waived`]);
    });

    it('cannot be dodged by a waiver in one commit and the secret in the next', () => {
      const first = { ...clean, 'src/a.ts': `${allow()}let a;\n` };
      const second = { ...clean, 'src/a.ts': allow() + line(KEY) };
      const found = brought(first, second, { governing: snapshotOf(clean), isFork: true });
      assert.deepEqual(found, [`${SECRET} ${RULE}`]);
    });

    it('takes no entry of a baseline on trust either', () => {
      const before = withBaseline({ 'src/a.ts': line(KEY) });
      const after = withBaseline({ 'src/a.ts': line(KEY), 'src/b.ts': hexLine() });
      const said = 'This change excuses a secret/generic-key in src/b.ts until 2031-05-30';
      assert.deepEqual(request(before, after), [
        `${BASELINE}:8 waiver/added warning: ${said}`,
        'src/b.ts:1 secret/generic-key waived',
      ]);
      assert.deepEqual(request(before, after, true), [
        `${BASELINE}:8 waiver/added warning: ${said}; it counts once it is on the target branch`,
        'src/b.ts:1 secret/generic-key',
      ]);
    });
  });

  describe('of another tool’s marker', () => {
    const marker = ['gitleaks', 'allow'].join(':');
    const compat = { 'nhi.yaml': 'version: 1\nscan: { compat: [gitleaks] }\nidentities: []\n', 'src/a.ts': 'let a;\n' };
    const after = { ...compat, 'src/a.ts': `${line(KEY).trimEnd()} // ${marker}\n` };
    const said = `This change brings ${marker}, a waiver of all secrets of its line without an end`;

    it('names it where scan.compat of the target lets it count', () => {
      assert.deepEqual(request(compat, after), [
        `src/a.ts:1 ${RULE} waived`,
        `src/a.ts:1 waiver/added warning: ${said}`,
      ]);
      const bare = { 'src/a.ts': 'let a;\n', 'nhi.yaml': EMPTY };
      assert.deepEqual(request(bare, { ...after, 'nhi.yaml': compat['nhi.yaml'] }), [
        'nhi.yaml:2 policy/weakened',
        `src/a.ts:1 ${RULE}`,
        'src/a.ts:1 waiver/foreign',
      ]);
    });

    it('waits for the base where it comes from a fork', () => {
      assert.deepEqual(request(compat, after, true), [
        `src/a.ts:1 ${RULE}`,
        `src/a.ts:1 waiver/added warning: ${said}, which counts once it is on the target branch`,
      ]);
    });
  });

  describe('of a baseline', () => {
    const before = withBaseline({ 'src/a.ts': line(KEY) }, { until: '2031-04-30' });

    it('is one for all where the file is new', () => {
      const files = { 'src/a.ts': line(KEY), 'src/b.ts': hexLine() };
      assert.deepEqual(request(files, withBaseline(files)), [
        `${BASELINE}:6 waiver/added warning: This change brings a baseline that excuses 2 secrets until 2031-05-30`,
      ]);
    });

    it('names a later end, and not an entry that follows a rename', () => {
      const later = withBaseline({ 'src/a.ts': line(KEY) }, { until: '2031-05-01' });
      assert.deepEqual(request(before, later), [
        `${BASELINE}:6 waiver/added warning: The baseline lasts until 2031-05-01, no longer until 2031-04-30`,
      ]);
      const moved = withBaseline({ 'lib/a.ts': line(KEY) }, { until: '2031-04-30' });
      assert.deepEqual(request(before, moved), []);
    });

    it('names an entry for a copy, and one that is called no secret', () => {
      const copied = withBaseline({ 'src/a.ts': line(KEY), 'lib/a.ts': line(KEY) }, { until: '2031-04-30' });
      assert.deepEqual(
        request(before, copied).map((text) => text.split(' warning: ')[1] ?? text),
        [`lib/a.ts:1 ${RULE} waived`, `This change excuses a ${RULE} in lib/a.ts until 2031-04-30`],
      );
      const hex = { 'src/b.ts': hexLine() };
      const plain = withBaseline(hex, { until: '2031-04-30' });
      const none = { ...plain, [BASELINE]: String(plain[BASELINE]).replace(' }', ', not_a_secret: "a seed" }') };
      assert.deepEqual(request(plain, none), [
        `${BASELINE}:8 waiver/added warning: This change excuses a secret/generic-key in src/b.ts for good, as no secret`,
      ]);
    });
  });
});

describe('a waiver that has ended', () => {
  const ended = { 'src/a.ts': allow('made up', '2031-02-01') + line(KEY), 'nhi.yaml': EMPTY };

  it('holds up who touches it, and nobody else', () => {
    assert.deepEqual(brought(ended, { ...ended, 'src/a.ts': `let a;\n${ended['src/a.ts']}` }), []);
    const reworded = { ...ended, 'src/a.ts': allow('made up again', '2031-02-01') + line(KEY) };
    assert.deepEqual(brought(ended, reworded), ['src/a.ts:1 waiver/expired']);
    const listed = { 'src/a.ts': line(KEY), 'nhi.yaml': registered('src/**', '2031-02-01') };
    assert.deepEqual(brought(listed, { ...listed, 'src/a.ts': `\n${line(KEY)}` }), []);
    const moved = { ...listed, 'nhi.yaml': registered('src/a.ts', '2031-02-01') };
    assert.deepEqual(brought(listed, moved), ['nhi.yaml:4 waiver/expired']);
  });

  it('excuses no new secret', () => {
    const more = { ...ended, 'src/a.ts': allow('made up', '2031-02-01') + line(OTHER_KEY) };
    assert.deepEqual(brought(ended, more), [`${SECRET} ${RULE}`]);
  });
});
