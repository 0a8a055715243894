import assert from 'node:assert/strict';
import { waiverLines } from '../../hooks/message/waiver-lines';
import { commentAt } from '../../scanner/waivers/comment';
import { WAIVER_MARKER } from '../../scanner/waivers/marker-hit';
import { finding, place } from '../report/sample';

const STARTER = { profile: 'starter', waiverDays: 90 } as const;

describe('the waiver that a refusal offers', () => {
  const secret = finding(place('src/a.ts', 'x', 'x'), { rule: 'secret/jwt', confidence: 'likely' });

  it('ends as late as the policy allows, and never later than in a quarter', () => {
    for (const [waiverDays, until] of [
      [30, '2031-03-31'],
      [90, '2031-05-30'],
      [365, '2031-05-30'],
    ] as const) {
      const { lines } = waiverLines(secret, { profile: 'starter', waiverDays }, '2031-03-01');
      assert.deepEqual(lines, [`// ${WAIVER_MARKER} secret/jwt until ${until}: <why>`]);
    }
  });

  it('is a comment as the file writes it, which counts on the line above', () => {
    const signs = {
      '//': ['src/a.ts', 'Jenkinsfile', 'go.mod', 'schema.prisma', 'a.sass', 'tag:v1', 'commit:0123'],
      '#': ['a.py', '.env', '.env.production', 'Dockerfile', 'a.properties', 'a.tf', '.npmrc'],
      '<!--': ['pom.xml', 'App.resx', 'web.config', 'Release.pubxml', 'README.md'],
      '{{!--': ['a.hbs'],
      '{#': ['a.j2'],
      '<%--': ['a.jsp'],
      '{/*': ['a.mdx'],
      '(*': ['a.ml'],
      rem: ['deploy.bat', 'deploy.cmd'],
      "'": ['a.vb'],
      ';': ['a.ini', 'a.reg', 'a.clj'],
      '%': ['a.tex'],
      '--': ['a.sql'],
      '/*': ['a.css'],
    };
    for (const [sign, paths] of Object.entries(signs)) {
      for (const path of paths) {
        const [line = ''] = waiverLines({ ...secret, place: place(path, 'x', 'x') }, STARTER, '2031-03-01').lines;
        assert.equal(line.slice(0, line.indexOf(' ')), sign, path);
        const comment = commentAt(line, line.indexOf(WAIVER_MARKER), path);
        assert.deepEqual(comment, { text: `${WAIVER_MARKER} secret/jwt until 2031-05-30: <why>`, isAlone: true }, path);
      }
    }
  });

  it('stands in nhi.yaml where the file can hold no comment, or a wrong one would break it', () => {
    for (const path of [
      'a.json',
      'terraform.tfstate',
      '.dockerconfigjson',
      'a.vue',
      'a.cshtml',
      'fix.patch',
      'a.vim',
    ]) {
      assert.match(
        waiverLines({ ...secret, place: place(path, 'x', 'x') }, STARTER, '2031-03-01').where,
        /^in nhi\.yaml/,
        path,
      );
    }
  });

  it('is one that the profile takes', () => {
    const offered = (profile: 'standard' | 'strict', confidence: 'certain' | 'likely'): string => {
      const { where, lines } = waiverLines({ ...secret, confidence }, { profile, waiverDays: 90 }, '2031-03-01');
      return `${where} ${lines.some((line) => line.includes('approved_by')) ? 'with' : 'without'} approver`;
    };
    assert.equal(offered('standard', 'likely'), 'on the line above without approver');
    assert.equal(offered('standard', 'certain'), 'in nhi.yaml, under waivers: without approver');
    assert.equal(offered('strict', 'likely'), 'in nhi.yaml, under waivers: with approver');
  });
});
