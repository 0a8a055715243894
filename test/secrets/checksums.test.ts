import assert from 'node:assert/strict';
import { createHash, randomBytes } from 'node:crypto';
import { crc32 as nodeCrc32 } from 'node:zlib';
import fc from 'fast-check';
import {
  atlassianCrc32,
  checks,
  confluentCrc32,
  crc32Base62,
  fromBase32,
  githubSha256,
  gitlabCrc32,
  grafanaCrc32,
  nkeyCrc16,
  signed,
  zuploCrc32,
} from '../../scanner/secrets/checksums';
import { toBase32 } from '../../scanner/secrets/checksums/base32';
import { crc32 } from '../../scanner/secrets/checksums/crc32';
import { toBase62 } from '../../scanner/secrets/checksums/radix';
import { sha256 } from '../../scanner/text';

const ascii = fc.string({ unit: 'binary-ascii', maxLength: 300 });

describe('the arithmetic of checksums', () => {
  it('has the CRC-32 of its published test vector', () => {
    assert.equal(crc32('123456789'), 0xcbf43926);
  });

  it('has the SHA-256 that the platform has, at every length around a block', () => {
    for (let length = 0; length <= 130; length++) {
      const text = 'a'.repeat(length);
      assert.deepEqual(Buffer.from(sha256(Buffer.from(text))), createHash('sha256').update(text).digest());
    }
    fc.assert(
      fc.property(ascii, (text) =>
        Buffer.from(sha256(Buffer.from(text))).equals(createHash('sha256').update(text).digest()),
      ),
    );
  });

  it('writes base 62 from 0 to the largest CRC', () => {
    assert.equal(toBase62(0, 6), '000000');
    assert.equal(toBase62(61, 1), 'z');
    assert.equal(toBase62(62, 2), '10');
    assert.equal(toBase62(0xffffffff, 6), '4gfFC3');
  });

  it('reads the base 32 it writes', () => {
    fc.assert(
      fc.property(fc.uint8Array({ maxLength: 60 }), (bytes) => {
        assert.deepEqual(fromBase32(toBase32(bytes)), bytes);
      }),
    );
    assert.equal(toBase32(new TextEncoder().encode('foobar')), 'MZXW6YTBOI');
    assert.equal(fromBase32('MZXW1'), undefined);
  });
});

describe('a vendor’s checksum', () => {
  const forms = {
    crc32Base62: { checksum: crc32Base62, blank: 'ghp_' + 'A'.repeat(36) },
    githubSha256: { checksum: githubSha256, blank: `github_pat_${'A'.repeat(22)}_${'B'.repeat(59)}` },
    grafanaCrc32: { checksum: grafanaCrc32, blank: `glsa_${'A'.repeat(32)}_${'0'.repeat(8)}` },
    atlassianCrc32: { checksum: atlassianCrc32, blank: `ATBB${'A'.repeat(24)}${'0'.repeat(8)}` },
    gitlabCrc32: { checksum: gitlabCrc32, blank: `glpat-${'A'.repeat(30)}.01.${'0'.repeat(9)}` },
    zuploCrc32: { checksum: zuploCrc32, blank: `zpka_${'a'.repeat(32)}_${'0'.repeat(8)}` },
    confluentCrc32: { checksum: confluentCrc32, blank: `cflt${'A'.repeat(60)}` },
    nkeyCrc16: { checksum: nkeyCrc16, blank: `SUA${'A'.repeat(55)}` },
  };

  for (const [name, { checksum, blank }] of Object.entries(forms)) {
    it(`holds for what it signed and for no change of it: ${name}`, () => {
      const token = signed(checksum, blank);
      assert.equal(token.length, blank.length);
      assert.ok(checks(checksum)(token));
      const last = token.at(checksum.to === undefined ? -1 : checksum.to - 1) ?? '';
      const other = last === 'A' ? 'B' : 'A';
      const at = checksum.to === undefined ? token.length - 1 : checksum.to - 1;
      assert.ok(!checks(checksum)(token.slice(0, at) + other + token.slice(at + 1)));
      assert.ok(!checks(checksum)(token.slice(0, 12) + (token[12] === 'Z' ? 'Y' : 'Z') + token.slice(13)));
    });
  }

  it('is the platform’s CRC-32 in base 62 for GitHub and npm', () => {
    const body = randomBytes(15).toString('hex');
    const token = signed(crc32Base62, `npm_${body}000000`);
    let value = nodeCrc32(body);
    let expected = '';
    for (let digit = 0; digit < 6; digit++) {
      expected = '0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz'.charAt(value % 62) + expected;
      value = Math.floor(value / 62);
    }
    assert.equal(token.slice(-6), expected);
  });
});
