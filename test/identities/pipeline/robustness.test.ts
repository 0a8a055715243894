import assert from 'node:assert/strict';
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import fc from 'fast-check';
import { identitySources } from '../../../scanner/identities';
import type { IdentityReading, IdentitySource } from '../../../scanner/model';

const SYSTEMS =
  'gitlab-ci circleci azure-pipelines bitbucket travis drone buildkite tekton argo cloud-build aws-codebuild appveyor renovate jenkins'.split(
    ' ',
  );

/** A file that each source claims. */
const PATHS: Readonly<Record<string, string>> = {
  'gitlab-ci': '.gitlab-ci.yml',
  circleci: '.circleci/config.yml',
  'azure-pipelines': 'azure-pipelines.yml',
  bitbucket: 'bitbucket-pipelines.yml',
  travis: '.travis.yml',
  drone: '.drone.yml',
  buildkite: '.buildkite/pipeline.yml',
  tekton: 'ci/task.yaml',
  argo: 'ci/workflow.yaml',
  'cloud-build': 'cloudbuild.yaml',
  'aws-codebuild': 'buildspec.yml',
  appveyor: 'appveyor.yml',
  renovate: 'renovate.json',
  jenkins: 'Jenkinsfile',
};

function sourceOf(id: string): IdentitySource {
  const source = identitySources.find((candidate) => candidate.id === id);
  assert.ok(source, id);
  return source;
}

function read(id: string, text: string): IdentityReading {
  const path = PATHS[id] ?? '';
  const source = sourceOf(id);
  assert.ok(source.claims(path), path);
  return source.resolve(new Map([[path, source.read(path, text)]]), () => undefined);
}

/** What the fixtures of one system hold. */
function samples(id: string): string[] {
  const folder = join(__dirname, '..', id, 'fixtures');
  const files = readdirSync(folder, { recursive: true, withFileTypes: true }).filter((entry) => entry.isFile());
  return files
    .filter(({ name }) => name !== 'expected.txt')
    .map((entry) => readFileSync(join(entry.parentPath, entry.name), 'utf8'));
}

function assertSound({ references, notes }: IdentityReading, text: string): void {
  for (const { place } of [...references, ...notes]) {
    const { start, end } = place.range;
    assert.ok(start >= 0 && end >= start && end <= text.length, `${start} to ${end} of ${text.length}`);
  }
}

describe('every source of pipelines', () => {
  for (const id of SYSTEMS) {
    it(`reads what is left of a broken file: ${id}`, () => {
      const texts = samples(id);
      const cut = fc.record({
        text: fc.constantFrom(...texts),
        at: fc.nat(4000),
        length: fc.nat(60),
        put: fc.constantFrom(
          '',
          '\t',
          '"',
          "'",
          '{',
          '[',
          '*x',
          '&x ',
          '<<: *x\n',
          '${',
          '$(',
          '\uFEFF',
          '\r\n',
          '- ',
          ': ',
        ),
      });
      fc.assert(
        fc.property(cut, ({ text, at, length, put }) => {
          const from = at % (text.length + 1);
          const broken = text.slice(0, from) + put + text.slice(from + length);
          assertSound(read(id, broken), broken);
        }),
        { numRuns: 60 },
      );
    });

    it(`finds the same behind a byte order mark and with lines of Windows: ${id}`, () => {
      for (const text of samples(id)) {
        const keys = (written: string): string[] => read(id, written).references.map(({ key }) => key);
        assert.deepEqual(keys(text.replaceAll('\n', '\r\n')), keys(text));
        if (id !== 'renovate') assert.deepEqual(keys(`\uFEFF${text}`), keys(text));
      }
    });
  }

  it('ends soon in aliases that multiply, and in depth', () => {
    const names = 'abcdefghijklmnopqrstuvwxyz'.split('');
    const bomb = names.map((name, at) =>
      at === 0 ? `a: &a {password: $A_TOKEN}` : `${name}: &${name} [${`*${names[at - 1] ?? 'a'},`.repeat(9)}]`,
    );
    const header = 'apiVersion: tekton.dev/v1\nkind: Task\nsecrets: x\nargo: argoproj.io/\n';
    const hostile = [
      header + bomb.join('\n'),
      `${header}a: ${'['.repeat(2000)}$A_TOKEN${']'.repeat(2000)}`,
      `${header}${Array.from({ length: 3000 }, (_, depth) => `${' '.repeat(depth)}a:`).join('\n')} $A_TOKEN`,
      header + 'a: $A_TOKEN\n'.repeat(20_000),
      header + `a: ${'$A_TOKEN '.repeat(20_000)}`,
      `<<: *a\na: &a\n  <<: *a\n  b: *a\n${header}password: $A_TOKEN`,
    ];
    for (const text of hostile) {
      for (const id of SYSTEMS) {
        assertSound(read(id, text), text);
      }
    }
  }).timeout(120_000);
});
