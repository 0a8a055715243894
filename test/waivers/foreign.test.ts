import assert from 'node:assert/strict';
import fc from 'fast-check';
import type { Profile } from '../../scanner/model';
import { markers } from '../../scanner/secrets/markers';
import { foreignWaivers } from '../../scanner/waivers';
import { placeOf } from '../inventory/builders';
import { scanFiles } from '../scan/memory';
import { hexLine, KEY, line } from './baseline/sample';

/** Put together here, so that no file of ours holds another tool's marker. */
const M = {
  gitleaks: ['gitleaks', 'allow'].join(':'),
  betterleaks: ['betterleaks', 'allow'].join(':'),
  pragma: ['pragma:', 'allowlist secret'].join(' '),
  pragmaNext: ['pragma:', 'allowlist nextline secret'].join(' '),
  pragmaOld: ['pragma:', 'whitelist secret'].join(' '),
  trufflehog: ['trufflehog', 'ignore'].join(':'),
  lintLine: ['secretlint', 'disable-line'].join('-'),
  lintNext: ['secretlint', 'disable-next-line'].join('-'),
  lintBlock: ['secretlint', 'disable'].join('-'),
  kingfisher: ['kingfisher', 'ignore'].join(':'),
  ggshield: ['gg', 'ignore'].join(''),
  semgrep: ['no', 'semgrep'].join(''),
};
const LIKELY = hexLine().trimEnd();

const nhiYaml = (compat: readonly string[], profile: Profile = 'starter'): string =>
  `version: 1\npolicy: { profile: ${profile} }\nscan: { compat: [${compat.join(', ')}] }\nidentities: []\n`;

/** @returns `line waived` or `line severity` of secrets, `line severity rule message` of the rest, of `src/a.ts` */
function told(text: string, compat: readonly string[], profile: Profile = 'starter', path = 'src/a.ts'): string[] {
  const { findings } = scanFiles({ [path]: text, 'nhi.yaml': nhiYaml(compat, profile) });
  return findings
    .filter(({ place }) => place.path === path)
    .map(({ place, rule, severity, waived, message }) => {
      const how = waived === undefined ? severity : `waived (${waived.reason}, ${waived.until})`;
      return `${place.start.line} ${how}${rule.startsWith('secret/') ? '' : ` ${rule} ${message}`}`;
    });
}

/** What the words are, whose they are, and the lines around the secret. */
const TABLE: readonly (readonly [tool: string, words: string, text: string])[] = [
  ['gitleaks', M.gitleaks, `${LIKELY} // ${M.gitleaks}`],
  ['gitleaks', M.gitleaks, `${LIKELY} // made up, ${M.gitleaks}`],
  ['gitleaks', M.gitleaks, `${LIKELY}//${M.gitleaks}`],
  ['betterleaks', M.betterleaks, `${LIKELY} // ${M.betterleaks}`],
  ['detect-secrets', M.pragma, `${LIKELY} // ${M.pragma}`],
  ['detect-secrets', M.pragma, `${LIKELY} // ${M.pragma.toUpperCase()}`],
  ['detect-secrets', M.pragmaOld, `${LIKELY} // ${M.pragmaOld}`],
  ['detect-secrets', M.pragmaNext, `// ${M.pragmaNext}\n${LIKELY}`],
  ['trufflehog', M.trufflehog, `${LIKELY} // ${M.trufflehog}`],
  ['secretlint', M.lintLine, `${LIKELY} // ${M.lintLine} -- known`],
  ['secretlint', M.lintNext, `/* ${M.lintNext} */\n${LIKELY}`],
  ['kingfisher', M.kingfisher, `${LIKELY} # ${M.kingfisher}`],
  ['ggshield', M.ggshield, `${LIKELY} // ${M.ggshield}`],
  ['semgrep', M.semgrep, `${LIKELY} // ${M.semgrep}: some.rule`],
  ['semgrep', M.semgrep, `// ${M.semgrep}\n${LIKELY}`],
];

describe('another tool’s marker', () => {
  for (const [tool, words, text] of TABLE) {
    it(`is listed and excuses nothing by itself: ${text.replace(LIKELY, '…')}`, () => {
      const [secret, marker] = told(text, []).sort(
        (a, b) => Number(a.includes('waiver/')) - Number(b.includes('waiver/')),
      );
      assert.match(secret ?? '', /^\d error$/);
      const expected = `info waiver/foreign ${words} is here, a marker of ${tool}. It does not count: scan.compat does not name ${tool}`;
      assert.equal(marker?.slice(2), expected);
    });

    it(`counts where scan.compat names the tool: ${text.replace(LIKELY, '…')}`, () => {
      const lines = told(text, [tool])
        .map((said) => said.slice(2))
        .sort();
      assert.deepEqual(lines, [
        `info waiver/foreign ${words}, a marker of ${tool}, excuses what stands here, without an end`,
        `waived (${words}, never)`,
      ]);
    });
  }

  it('covers one line, its own or the next, as its words say', () => {
    assert.deepEqual(told(`// ${M.gitleaks}\n${LIKELY}`, ['gitleaks']), [
      `1 info waiver/foreign ${M.gitleaks}, a marker of gitleaks, excuses nothing here`,
      '2 error',
    ]);
    assert.equal(told(`${LIKELY} // ${M.pragmaNext}`, ['detect-secrets'])[0], '1 error');
    assert.equal(told(`${LIKELY}\n// ${M.semgrep}`, ['semgrep'])[0], '1 error');
  });

  it('never counts for a block', () => {
    assert.deepEqual(told(`// ${M.lintBlock}\n${LIKELY}`, ['secretlint']), [
      `1 info waiver/foreign ${M.lintBlock} is here, a marker of secretlint. It does not count: it is for a whole block, and only a line can be excused`,
      '2 error',
    ]);
  });

  it('outside starter covers no certain secret, and in strict nothing', () => {
    const certain = `${line(KEY).trimEnd()} // ${M.gitleaks}`;
    assert.equal(told(certain, ['gitleaks'])[0], `1 waived (${M.gitleaks}, never)`);
    assert.deepEqual(told(certain, ['gitleaks'], 'standard'), [
      '1 error',
      `1 info waiver/foreign ${M.gitleaks} is here, a marker of gitleaks. It does not count: in standard no marker covers a certain secret`,
    ]);
    const likely = `${LIKELY} // ${M.gitleaks}`;
    assert.match(told(likely, ['gitleaks'], 'standard')[0] ?? '', /waived/);
    assert.deepEqual(told(likely, ['gitleaks'], 'strict'), [
      '1 error',
      `1 info waiver/foreign ${M.gitleaks} is here, a marker of gitleaks. It does not count: strict takes only registered waivers`,
    ]);
  });

  it('excuses secrets and nothing else', () => {
    const workflow = `on: push\njobs:\n  a:\n    runs-on: x\n    steps:\n      - run: make\n        env:\n          A: \${{ secrets.A_TOKEN }} # ${M.gitleaks}\n`;
    const lines = told(workflow, ['gitleaks'], 'starter', '.github/workflows/a.yml');
    assert.ok(lines.some((said) => said.startsWith('8 error identity/undeclared')));
  });

  it('is none in a string, in prose, in documentation or as the start of another word', () => {
    for (const text of [
      `const words = '${M.gitleaks}';`,
      `Write ${M.gitleaks} on the line.`,
      `// ${M.ggshield}d files`,
      `// ${M.lintBlock}-everything`,
      `// ${['pragma:', 'allowlist'].join(' ')} of hosts`,
    ])
      assert.deepEqual(told(text, ['gitleaks', 'ggshield', 'secretlint', 'detect-secrets']), [], text);
    assert.deepEqual(told(`<!-- ${M.gitleaks} -->`, ['gitleaks'], 'starter', 'docs/a.md'), []);
  });

  it('is read whatever stands around it', () => {
    fc.assert(
      fc.property(fc.constantFrom(...markers), fc.string(), fc.string(), ({ text, tool }, before, behind) => {
        const lineText = `${before} # ${text}${behind}`.replaceAll(/[\r\n]/g, ' ');
        const at = lineText.lastIndexOf(text);
        const hit = { marker: text, tool, line: 7, lineText, at, place: placeOf('a.py', 7) };
        for (const { coversLine = 7, form } of foreignWaivers('a.py', [hit])) {
          assert.equal(form, 'foreign');
          assert.ok(coversLine === 7 || coversLine === 8);
        }
      }),
    );
  });

  it('is known for every tool that scan.compat may name', () => {
    for (const { tool } of markers.filter((each) => each.tool !== 'nhi'))
      assert.deepEqual(scanFiles({ 'nhi.yaml': nhiYaml([tool]) }).findings, []);
  });
});
