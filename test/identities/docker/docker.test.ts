import assert from 'node:assert/strict';
import { readdirSync } from 'node:fs';
import { join } from 'node:path';
import fc from 'fast-check';
import { docker } from '../../../scanner/identities/docker';
import { assertGolden, describeReading, filesClaimed, readingOf } from '../golden';

const FIXTURES = join(__dirname, 'fixtures');

function reading(text: string) {
  return readingOf(docker, new Map([['Dockerfile', text]]));
}

describe('identities in Dockerfiles', () => {
  for (const name of readdirSync(FIXTURES)) {
    it(name.replaceAll('-', ' '), () => {
      const folder = join(FIXTURES, name);
      assertGolden(folder, describeReading(readingOf(docker, filesClaimed(docker, folder))));
    });
  }

  it('looks at Dockerfiles by whatever name', () => {
    for (const path of ['Dockerfile', 'a/Dockerfile.prod', 'api.dockerfile', 'Containerfile', 'Dockerfile-dev']) {
      assert.equal(docker.claims(path), true, path);
    }
    for (const path of ['Dockerfile.dockerignore', 'docs/Dockerfile.md', 'src/dockerfile.ts', 'a.yml']) {
      assert.equal(docker.claims(path), false, path);
    }
  });

  it('quotes no literal credential', () => {
    for (const line of ['ENV A_TOKEN=correct-horse', 'ENV A_TOKEN "correct-horse"', 'ARG A_TOKEN="correct-horse"']) {
      assert.equal(reading(line).references.length, 1, line);
      assert.doesNotMatch(JSON.stringify(docker.read('Dockerfile', line)), /horse/, line);
    }
  });

  it('goes on behind the escape sign of the directive', () => {
    const { references } = reading('# escape=`\r\nENV A=C:\\ `\r\n  B_TOKEN=x7Kq\r\n');
    assert.deepEqual(
      references.map(({ key }) => key),
      ['env:B_TOKEN'],
    );
  });

  it('says that an argument stays in the image, and of a variable only where it has a value', () => {
    const kept = (line: string): number =>
      reading(line).references.filter(({ privileges }) => privileges.some(({ fact }) => /stays in/.test(fact))).length;
    assert.deepEqual(
      ['ARG NPM_TOKEN', 'ENV NPM_TOKEN=x7Kq', 'ENV NPM_TOKEN=', 'ENV NPM_TOKEN=<token>'].map(kept),
      [1, 1, 0, 0],
    );
  });

  it('reads a megabyte of anything in linear time and never throws', () => {
    for (const line of ['ENV A_KEY="', 'RUN <<A ', 'ENV a=b \\\n', 'RUN --mount=', '\\\n', 'ENV ', '# \n', 'COPY a ']) {
      reading(`RUN x\n${line.repeat(1_000_000 / line.length)}`);
    }
    const pieces = [
      'ENV ',
      'ARG ',
      'RUN ',
      '--mount=type=secret,',
      'id=a',
      'A_TOKEN',
      '=',
      '"',
      "'",
      '\\',
      '\n',
      '<<E',
      'E',
      '#',
      ' ',
      '`',
    ];
    fc.assert(
      fc.property(fc.array(fc.constantFrom(...pieces)), (parts) => {
        const text = parts.join('');
        for (const { place } of reading(text).references) assert.ok(place.range.end <= text.length);
      }),
    );
  });
});
