import assert from 'node:assert/strict';
import { join } from 'node:path';
import fc from 'fast-check';
import { registeredApps } from '../../../scanner/identities/registered-apps';
import { levelOfScope } from '../../../scanner/identities/registered-apps/scopes';
import { itReadsFixtures, readingOf } from '../golden';

describe('apps that are registered by a manifest', () => {
  itReadsFixtures(registeredApps, join(__dirname, 'fixtures'));

  it('may do what their scopes say', () => {
    const levels: readonly (readonly [scope: string, level: string])[] = [
      ['admin.users:write', 'admin'],
      ['Directory.ReadWrite.All', 'admin'],
      ['Full', 'admin'],
      ['https://www.googleapis.com/auth/cloud-platform', 'admin'],
      ['https://www.googleapis.com/auth/drive', 'write'],
      ['https://www.googleapis.com/auth/drive.readonly', 'read'],
      ['repo', 'write'],
      ['chat:write', 'write'],
      ['channels:history', 'read'],
      ['openid', 'read'],
      ['x', 'unknown'],
    ];
    for (const [scope, level] of levels) assert.equal(levelOfScope(scope), level, scope);
  });

  it('never leave the text, whatever it is made of', () => {
    const piece = fc.constantFrom(
      ...['{', '}', '[', ']', ',', ':', '"', '"display_information"', '"name"', '"oauth_config"', '"scopes"', '"bot"'],
      ...[
        '"webApplicationInfo"',
        '"id"',
        '"web"',
        '"client_id"',
        '<label>',
        '</label>',
        '<scopes>',
        '</scopes>',
        '\n',
        'a',
      ],
      ...['default_permissions:\n', '  contents: write\n', 'name: x\n', '\u{1F511}', '&a ', '*a'],
    );
    const path = fc.constantFrom(
      'manifest.json',
      'manifest.yml',
      'app.yml',
      'client_secret.json',
      'A.connectedApp',
      'agent.json',
    );
    fc.assert(
      fc.property(path, fc.array(piece, { maxLength: 60 }), (file, pieces) => {
        const text = pieces.join('');
        for (const { place } of readingOf(registeredApps, new Map([[file, text]])).references)
          assert.ok(place.range.start >= 0 && place.range.start <= place.range.end && place.range.end <= text.length);
      }),
    );
  });
});
