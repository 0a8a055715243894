import assert from 'node:assert/strict';
import type { Profile } from '../../scanner/model';
import type { ScanInput } from '../../scanner/scan';
import { WAIVER_MARKER } from '../../scanner/waivers/marker-hit';
import { scanFiles, stripeKey } from '../scan/memory';
import type { Files } from '../scan/memory';
import { hexLine, KEY, line } from './baseline/sample';

/** Certain, and likely. */
const [CERTAIN, LIKELY] = ['secret/stripe-live-key', 'secret/generic-key'];
const allow = (rule: string, until = '2031-05-30', reason = ': made up'): string =>
  `${WAIVER_MARKER} ${rule} until ${until}${reason}`;
const registered = (rule: string, more: string): string => `  - { rule: ${rule}, ${more} }\n`;
const END = 'until: 2031-05-30, reason: made up';
const nhiYaml = (waivers: string, profile: Profile = 'starter'): string =>
  `version: 1\npolicy: { profile: ${profile} }\nidentities: []\nwaivers:\n${waivers}`;

/** @returns `path:line rule`, ` waived` behind it where it is; nothing of what a profile asks of the repository around the files */
function told(files: Files, options: Partial<ScanInput> = {}): string[] {
  return scanFiles(files, options)
    .findings.filter(({ rule }) => !rule.startsWith('process/'))
    .map(
      ({ place, rule, waived }) => `${place.path}:${place.start.line} ${rule}${waived === undefined ? '' : ' waived'}`,
    );
}

describe('a waiver in a file', () => {
  it('stands behind the secret, or alone on the line above', () => {
    assert.deepEqual(told({ 'a.ts': `${line(KEY).trimEnd()} // ${allow(CERTAIN)}` }), [`a.ts:1 ${CERTAIN} waived`]);
    assert.deepEqual(told({ 'a.ts': `// ${allow(CERTAIN)}\n${line(KEY)}` }), [`a.ts:2 ${CERTAIN} waived`]);
    assert.deepEqual(told({ 'a.ts': `// ${allow(CERTAIN)}\n\n${line(KEY)}` }), [
      'a.ts:1 waiver/unused',
      `a.ts:3 ${CERTAIN}`,
    ]);
  });

  it('stands at the first line of a secret that has several', () => {
    const body = Buffer.from(stripeKey(7) + stripeKey(8) + stripeKey(9))
      .toString('base64')
      .match(/.{1,64}/g)!;
    const words = ['RSA', 'PRIVATE', 'KEY'].join(' ');
    const key = (first: string, last: string): string =>
      [`k = """-----BEGIN ${words}-----${first}`, ...body, `-----END ${words}-----"""${last}`, ''].join('\n');
    const [found = assert.fail('no private key was found')] = scanFiles({ 'a.py': key('', '') }).findings;
    const { rule } = found;
    assert.notEqual(found.place.start.line, found.place.end.line);
    assert.deepEqual(told({ 'a.py': `# ${allow(rule)}\n${key('', '')}` }), [`a.py:2 ${rule} waived`]);
    assert.deepEqual(
      told({ 'a.py': key('', ` # ${allow(rule)}`) }).sort(),
      [`a.py:${body.length + 2} waiver/unused`, `a.py:1 ${rule}`].sort(),
    );
  });

  it('stands in .env on the line above; JSON has registered ones', () => {
    assert.deepEqual(
      told({ '.env': `# ${allow(CERTAIN)}\nSTRIPE_KEY=${KEY}\n` }).filter((text) => /secret|waiver/.test(text)),
      [`.env:2 ${CERTAIN} waived`],
    );
    const json = { 'a.json': JSON.stringify({ key: KEY }) };
    assert.deepEqual(told({ ...json, 'nhi.yaml': nhiYaml(registered(CERTAIN, `paths: [a.json], ${END}`)) }), [
      `a.json:1 ${CERTAIN} waived`,
    ]);
  });

  it('excuses one exact rule until its day', () => {
    const text = (words: string): Files => ({ 'a.ts': `// ${words}\n${hexLine()}` });
    assert.deepEqual(told(text(allow(LIKELY))), [`a.ts:2 ${LIKELY} waived`]);
    const stays = (rule: string): string[] => [`a.ts:1 ${rule}`, `a.ts:2 ${LIKELY}`];
    assert.deepEqual(told(text(allow('secret/*'))), stays('waiver/invalid'));
    assert.deepEqual(told(text(allow('secret/no-such-rule'))), stays('waiver/invalid'));
    assert.deepEqual(told(text(allow(CERTAIN))), stays('waiver/unused'));
    assert.deepEqual(told(text(`${WAIVER_MARKER} ${LIKELY}`)), stays('waiver/invalid'));
    assert.deepEqual(told(text(allow(LIKELY, '2031-05-30', ''))), stays('waiver/invalid'));
    assert.deepEqual(told(text(allow(LIKELY, '2031-05-31'))), stays('waiver/invalid'));
    assert.deepEqual(told(text(allow(LIKELY, '2031-02-28'))), stays('waiver/expired'));
    assert.deepEqual(told(text(allow(LIKELY, '2031-03-01'))).length, 2);
  });

  it('may last longer where the policy says so, a year at most', () => {
    const files = (days: number, until: string): Files => ({
      'a.ts': `// ${allow(LIKELY, until)}\n${hexLine()}`,
      'nhi.yaml': `version: 1\npolicy: { waiver_days: ${days} }\nidentities: []\n`,
    });
    assert.deepEqual(told(files(365, '2032-02-29')), [`a.ts:2 ${LIKELY} waived`]);
    assert.ok(told(files(365, '2032-03-01')).includes('a.ts:1 waiver/invalid'));
    assert.ok(told(files(366, '2031-06-15')).includes('nhi.yaml:2 manifest/invalid'));
  });

  it('is never one of policy, manifest or waiver', () => {
    for (const rule of ['policy/weakened', 'manifest/invalid', 'manifest/ambiguous', 'waiver/unused', 'waiver/added']) {
      const waiver = nhiYaml(registered(rule, `paths: ["**"], ${END}`));
      assert.deepEqual(told({ 'nhi.yaml': waiver }), ['nhi.yaml:5 waiver/invalid'], rule);
    }
  });

  it('outside starter covers no certain secret from its line, and in strict nothing', () => {
    const files = (text: string, profile: Profile): Files => ({
      'a.ts': text,
      'nhi.yaml': `version: 1\npolicy: { profile: ${profile} }\nidentities: []\n`,
    });
    const [certain, likely] = [`// ${allow(CERTAIN)}\n${line(KEY)}`, `// ${allow(LIKELY)}\n${hexLine()}`];
    assert.deepEqual(told(files(certain, 'starter')), [`a.ts:2 ${CERTAIN} waived`]);
    assert.deepEqual(told(files(certain, 'standard')), ['a.ts:1 waiver/invalid', `a.ts:2 ${CERTAIN}`]);
    assert.deepEqual(told(files(likely, 'standard')), [`a.ts:2 ${LIKELY} waived`]);
    assert.deepEqual(told(files(likely, 'strict')), ['a.ts:1 waiver/invalid', `a.ts:2 ${LIKELY}`]);
  });

  it('counts in strict where it is registered and somebody has approved it', () => {
    const files = (more: string): Files => ({
      'a.ts': line(KEY),
      'nhi.yaml': nhiYaml(registered(CERTAIN, `paths: [a.ts], ${END}${more}`), 'strict'),
    });
    const approved = ', approved_by: "@acme/security"';
    const waived = `a.ts:1 ${CERTAIN} waived`;
    const control = 'compensating_controls: [{ type: other, description: reads a public list }]';
    const plan = 'remediation: { plan: read it from the vault, due: 2031-03-20 }';
    assert.deepEqual(told(files(approved)), [
      waived,
      'nhi.yaml:5 waiver/no-control',
      'nhi.yaml:5 waiver/no-remediation',
    ]);
    assert.deepEqual(told(files(`${approved}, ${control}, ${plan}`)), [waived]);
    assert.deepEqual(told(files('')), [
      `a.ts:1 ${CERTAIN}`,
      'nhi.yaml:5 waiver/invalid',
      'nhi.yaml:5 waiver/no-control',
      'nhi.yaml:5 waiver/no-remediation',
    ]);
  });

  it('of a nested manifest reaches its folder and nothing above or beside it', () => {
    const files = { 'a.ts': line(KEY), 'app/a.ts': line(KEY), 'lib/a.ts': line(KEY), 'nhi.yaml': 'version: 1\n' };
    const nested = (paths: string): string[] =>
      told(
        { ...files, 'app/nhi.yaml': `version: 1\nwaivers:\n${registered(CERTAIN, `${paths}, ${END}`)}` },
        { extent: 'partial' },
      );
    const [root, app, lib] = [`a.ts:1 ${CERTAIN}`, `app/a.ts:1 ${CERTAIN}`, `lib/a.ts:1 ${CERTAIN}`];
    assert.deepEqual(nested('paths: ["**"]'), [root, `${app} waived`, lib]);
    for (const outside of ['"../**"', '"../a.ts"', '"/lib"', 'lib'])
      assert.deepEqual(nested(`paths: [${outside}]`), [root, app, lib], outside);
  });

  it('is unused only where everything was read', () => {
    const files = {
      'a.ts': `// ${allow(CERTAIN)}\nlet a;\n`,
      'nhi.yaml': nhiYaml(registered(LIKELY, `paths: [src], ${END}`)),
    };
    assert.deepEqual(told(files), ['a.ts:1 waiver/unused', 'nhi.yaml:5 waiver/unused']);
    assert.deepEqual(told(files, { extent: 'partial' }), []);
  });
});
