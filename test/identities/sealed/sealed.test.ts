import assert from 'node:assert/strict';
import { readdirSync, statSync } from 'node:fs';
import { join } from 'node:path';
import fc from 'fast-check';
import { sealed } from '../../../scanner/identities/sealed';
import { assertGolden, describeReading, filesClaimed, readingOf } from '../golden';

const FIXTURES = join(__dirname, 'fixtures');

describe('what is kept encrypted', () => {
  for (const name of readdirSync(FIXTURES).filter((entry) => statSync(join(FIXTURES, entry)).isDirectory())) {
    it(name.replaceAll('-', ' '), () => {
      const folder = join(FIXTURES, name);
      assertGolden(folder, describeReading(readingOf(sealed, filesClaimed(sealed, folder))));
    });
  }

  it('is not looked for where nothing says so', () => {
    for (const path of [
      'secrets.yaml',
      'a.sops.yaml',
      'secrets.json',
      '.gitattributes',
      '.env.vault',
      'doppler.yaml',
    ]) {
      assert.deepEqual(sealed.read(path, 'a: b\n'), { references: [], notes: [] }, path);
    }
    for (const path of ['a.ts', '.github/workflows/a.yml', 'package.json', '.env', 'prod.env'])
      assert.equal(sealed.claims(path), false, path);
  });

  it('never makes the reader throw', () => {
    const pieces = [
      'sops:\n',
      '  age:\n',
      '  - recipient: ',
      'age1',
      '  mac: x\n',
      'creation_rules:\n',
      ' - kms: ',
      ',',
      '{',
      '}',
      '"',
      '\n',
      'filter=git-crypt',
      'providers:\n  vault:\n    kind: hashicorp\n    maps:\n      - path: ',
      '[profiles.production]\n',
      'A_KEY = { default = "',
      '{{ with secret "',
      'secret { path = "',
      'sops_mac=',
    ];
    fc.assert(
      fc.property(fc.array(fc.constantFrom(...pieces)), (parts) => {
        const text = parts.join('');
        for (const path of [
          'secrets.yaml',
          '.sops.yaml',
          '.gitattributes',
          'a.sops.env',
          'doppler.yaml',
          '.infisical.json',
          'a.age',
          'a.yml.enc',
          '.teller.yml',
          'secretspec.toml',
          'a.ctmpl',
          'envconsul.hcl',
        ]) {
          for (const { place } of readingOf(sealed, new Map([[path, text]])).references)
            assert.ok(place.range.end <= text.length);
        }
      }),
    );
  });
});
