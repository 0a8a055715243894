import assert from 'node:assert/strict';
import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join, relative, sep } from 'node:path';
import { treeOf } from '../../extension/worker/tree';
import { judgeStaged } from '../../hooks/gate/judge-staged';
import { scanTree } from '../../scanner/cli/scan-tree';
import type { Finding } from '../../scanner/model';
import { literalDetectors } from '../../scanner/secrets/detectors';
import { createQuickSecrets, createSession } from '../../scanner/service';
import { identifySecret } from '../../scanner/sources';
import { TODAY } from '../scan/memory';
import { seeded } from '../secrets/seeded';
import { repository } from '../sources/repository';
import type { Repository } from '../sources/repository';
import { unhurried } from './rooted';

const SYSTEMS = join(__dirname, '../identities');
/** What a fixture is to be read as stands beside it. */
const EXPECTED = 'expected.txt';

const MANIFEST = `version: 1
policy: { profile: standard }
identities:
  - id: known
    owner: "@acme/web"
    expires: 2031-09-01
    references: ["gha:secret/NPM_TOKEN", "env:*", "tf:**"]
`;

/** @returns path → content of all fixtures of a system, as they would stand in one repository */
function filesOf(system: string): Map<string, Buffer> {
  const files = new Map<string, Buffer>();
  const fixtures = join(SYSTEMS, system, 'fixtures');
  for (const { name } of readdirSync(fixtures, { withFileTypes: true }).filter((entry) => entry.isDirectory())) {
    const folder = join(fixtures, name);
    for (const entry of readdirSync(folder, { recursive: true, withFileTypes: true })) {
      const file = join(entry.parentPath, entry.name);
      const path = relative(folder, file).split(sep).join('/');
      if (!entry.isFile() || path === EXPECTED) continue;
      files.set(files.has(path) ? `${name}/${path}` : path, readFileSync(file));
    }
  }
  return files;
}

/** @returns path → content with an example of every detector, made now: bare, in quotes, as a setting */
function filesWithSecrets(): Map<string, Buffer> {
  const texts = new Map<string, string>();
  literalDetectors.forEach(({ id, examples }, at) => {
    const { before = '', secret, after = '' } = examples.positive[0]!(seeded(at + 1));
    const path = ['src/a.ts', 'b.env', 'c/d.yml', 'test/e.py'][at % 4] ?? '';
    const text = before + secret + after;
    const line = text.includes('\n')
      ? text
      : [`const it = '${text}'; // ${id}`, `IT=${text}`, `it: "${text}"`, text][at % 4];
    texts.set(path, `${texts.get(path) ?? ''}${line}\n`);
  });
  return new Map([...texts].map(([path, text]) => [path, Buffer.from(text)]));
}

const cases: Readonly<Record<string, () => Map<string, Buffer>>> = {
  'an example of every detector': filesWithSecrets,
  ...Object.fromEntries(
    readdirSync(SYSTEMS)
      .filter((system) => existsSync(join(SYSTEMS, system, 'fixtures')))
      .map((system) => [`the fixtures of ${system}`, () => filesOf(system)]),
  ),
};

const said = ({ rule, message, place: { path, start, end } }: Finding): string =>
  `${path}:${start.line}:${start.column}-${end.line}:${end.column} ${rule}: ${message}`;
/** What stops whoever brings it; what else code shows of an identity warns in a change, and is an error in whole runs. */
const stops = ({ rule, severity }: Finding): boolean =>
  severity === 'error' && (rule.startsWith('secret/') || rule === 'identity/undeclared');

describe('the editor, the command line and the hook say the same of', () => {
  const quick = createQuickSecrets();
  let repo: Repository;
  beforeEach(() => {
    repo = repository();
    repo.commit('nhi.yaml', MANIFEST);
  });
  afterEach(() => {
    repo.remove();
  });

  for (const [title, make] of Object.entries(cases)) {
    it(title, async () => {
      const files = make();
      for (const [path, content] of files) repo.stage(path, content);
      const request = { cwd: repo.path, paths: [], subject: 'tree', noIgnore: false, today: TODAY } as const;
      const { result } = await scanTree(request);

      const root = { id: '', kind: 'folder', folder: repo.path } as const;
      const session = createSession({
        openTree: () => treeOf(root, true),
        today: () => TODAY,
        identify: identifySecret,
      });
      await session.readTree(unhurried);
      assert.deepEqual((await session.view()).result, result, 'the editor, of files that are closed');

      for (const [path, content] of files) {
        if (!content.includes(0)) session.open(path, content.toString(), true);
      }
      const opened = await session.view();
      assert.deepEqual(opened.result.findings, result.findings, 'the editor, of files that are open');

      for (const [path, content] of files) {
        if (content.includes(0)) continue;
        const { secrets } = await quick(path, content.toString(), TODAY);
        const known = opened.findings(path).filter(({ rule }) => rule.startsWith('secret/'));
        assert.deepEqual(
          secrets.map(({ range, finding: { rule, message } }) => [range, rule, message]),
          known.map(({ place, rule, message }) => [place.range, rule, message]),
          'the editor, of what is being typed',
        );
      }

      const { result: staged, problems } = judgeStaged({ cwd: repo.path, today: TODAY, milliseconds: () => 0 });
      const ofFiles = (findings: readonly Finding[]): string[] =>
        findings.filter(({ place }) => files.has(place.path)).map(said);
      assert.deepEqual(ofFiles(staged.findings), ofFiles(result.findings), 'the hook, of what is staged');
      const blocking = problems.map(({ finding }) => finding).filter(stops);
      assert.deepEqual(blocking.map(said), result.findings.filter(stops).map(said), 'the hook, of what it blocks');
    });
  }
});
