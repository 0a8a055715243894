import assert from 'node:assert/strict';
import { readdirSync, statSync } from 'node:fs';
import { join } from 'node:path';
import fc from 'fast-check';
import { toolCredentials } from '../../../scanner/identities/tool-credentials';
import { assertGolden, describeReading, filesClaimed, readingOf } from '../golden';

const FIXTURES = join(__dirname, 'fixtures');

describe('credentials of tools', () => {
  for (const name of readdirSync(FIXTURES).filter((entry) => statSync(join(FIXTURES, entry)).isDirectory())) {
    it(name, () => {
      const folder = join(FIXTURES, name);
      const files = filesClaimed(toolCredentials, folder);
      assertGolden(folder, describeReading(readingOf(toolCredentials, files)));
      for (const [path, text] of files) {
        assert.doesNotMatch(JSON.stringify(toolCredentials.read(path, text)), /horse|staple/, path);
      }
    });
  }

  it('are looked for in no other file', () => {
    for (const path of [
      'package.json',
      'settings.json',
      'README.txt',
      'notes/requirements.md',
      'tsconfig.json',
      'config',
      'a.ini',
    ]) {
      assert.equal(toolCredentials.claims(path), false, path);
    }
  });

  it('must be answered for where a service account has its key in the repository', () => {
    const key = ['-----BEGIN', 'PRIVATE', 'KEY-----\\n'].join(' ') + 'A'.repeat(300);
    const text = `{ "type": "service_account", "client_email": "a@b.iam.gserviceaccount.com", "private_key": "${key}" }`;
    const [found] = readingOf(toolCredentials, new Map([['sa-key.json', text]])).references;
    assert.deepEqual(
      [found?.key, found?.role, found?.duty],
      ['gcp:sa/a@b.iam.gserviceaccount.com', 'stores', 'stored'],
    );
  });

  it('never make the reader throw, and are found in linear time', () => {
    const paths = [
      '.npmrc',
      '.yarnrc.yml',
      '.pypirc',
      'requirements.txt',
      'nuget.config',
      'settings.xml',
      '.netrc',
      '.pgpass',
      '.docker/config.json',
      'auth.json',
      '.terraformrc',
      'sa-key.json',
      'Gemfile',
      '.bundle/config',
      'build.gradle',
      'build.gradle.kts',
    ];
    const pieces = [
      '//a/:_authToken=',
      'https://a:b@c',
      'password',
      ' = ',
      ': ',
      '<server>',
      '<id>',
      '</server>',
      '<packageSourceCredentials>',
      '<add key="',
      '"',
      'machine a ',
      '{',
      '}',
      '[a]',
      'credentials {',
      "findProperty('a_token')",
      'storePassword ',
      'maven { url "https://a.example"',
      '\n',
      '\r\n',
      'x',
    ];
    fc.assert(
      fc.property(fc.array(fc.constantFrom(...pieces)), (parts) => {
        const text = parts.join('');
        for (const path of paths) {
          for (const { place } of readingOf(toolCredentials, new Map([[path, text]])).references)
            assert.ok(place.range.end <= text.length);
        }
      }),
    );
    for (const piece of pieces)
      for (const path of paths) toolCredentials.read(path, piece.repeat(50_000 / piece.length));
  });
});
