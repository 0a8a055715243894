import assert from 'node:assert/strict';
import { join } from 'node:path';
import fc from 'fast-check';
import { appConfig } from '../../../scanner/identities/app-config';
import { itReadsFixtures, readingOf } from '../golden';

const keys = (path: string, text: string): readonly string[] =>
  readingOf(appConfig, new Map([[path, text]])).references.map(({ key }) => key);

describe('settings of applications', () => {
  itReadsFixtures(appConfig, join(__dirname, 'fixtures'));

  it('are none of what only sounds like a credential, or holds none', () => {
    for (const line of [
      'token-type: bearer',
      'password:',
      'secret-name: jwt',
      'token: true',
      'password: <password>',
      'max-tokens: 4096',
    ])
      assert.deepEqual(keys('application.yml', `a:\n  ${line}\n`), [], line);
    assert.deepEqual(keys('config/settings.yml', `apiVersion: v1\ndata:\n  password: ${'x8Kd' + '93jdK2'}\n`), []);
    assert.deepEqual(
      keys('application-v2.yaml', 'swagger: "2.0"\na:\n  patch-merge-key: uid\n  api_key: uid123\n'),
      [],
    );
    assert.deepEqual(keys('application.yml', 'a:\n  client-secret: ${app.client-secret}\n'), []);
    assert.deepEqual(keys('app.yaml', 'kind: x\nservice_account: a@b.iam.gserviceaccount.com\n'), []);
    assert.deepEqual(keys('config/master.key', '-----BEGIN\n'), []);
  });

  it('are inventory where a developer runs them alone', () => {
    const text = `{ "ConnectionStrings": { "A": "Host=localhost;Database=a;Username=postgres;Password=${'Pr0duction' + '1'}" } }`;
    const [found] = readingOf(appConfig, new Map([['src/appsettings.Development.json', text]])).references;
    assert.equal(found?.duty, 'found');
    assert.equal(found.provider, 'postgresql');
    assert.equal(found.environment, 'development');
  });

  it('are a database account by their own place and their file, not by the folder of the program', () => {
    const kinds = (path: string, text: string): string[] =>
      readingOf(appConfig, new Map([[path, text]])).references.map(({ kind }) => kind);
    const user = `spring.security.user.password=${'letmein' + '42x'}\n`;
    assert.deepEqual(kinds('smoke-session-jdbc/src/main/resources/application.properties', user), ['other']);
    const source = `spring.datasource.password=${'letmein' + '42x'}\n`;
    assert.deepEqual(kinds('web/src/main/resources/application.properties', source), ['database_account']);
  });

  it('never leave the text and quote no value, whatever it is made of', () => {
    const piece = fc.constantFrom(
      ...[
        'spring',
        '.',
        ':',
        '=',
        'password',
        ' ',
        '\n',
        '  ',
        '${',
        'X}',
        '"',
        '{',
        '}',
        '[',
        ']',
        '- ',
        '&a',
        '*a',
        '<%= ENV["X"] %>',
      ],
      ...[
        'Server=a;Password=hunter2;',
        '<add key="a.password" value="',
        '"/>',
        'env(',
        ')',
        '\u{1F511}',
        '#',
        '[vars]\n',
        '\t',
      ],
    );
    const path = fc.constantFrom(
      'application.yml',
      'application.properties',
      'appsettings.json',
      'web.config',
      'app.yaml',
      'wrangler.toml',
    );
    fc.assert(
      fc.property(path, fc.array(piece, { maxLength: 60 }), (file, pieces) => {
        const text = pieces.join('');
        for (const { place } of readingOf(appConfig, new Map([[file, text]])).references)
          assert.ok(place.range.start >= 0 && place.range.start <= place.range.end && place.range.end <= text.length);
      }),
    );
  });
});
