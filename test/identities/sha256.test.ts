import assert from 'node:assert/strict';
import { createHash } from 'node:crypto';
import fc from 'fast-check';
import { sha256 } from '../../scanner/identities/sha256';

describe('SHA-256', () => {
  it('is what Node says it is, for texts of every length', () => {
    fc.assert(
      fc.property(fc.string({ maxLength: 300, unit: 'binary' }), (text) => {
        assert.equal(
          sha256(text),
          createHash('sha256')
            .update(Buffer.from(new TextEncoder().encode(text)))
            .digest('hex'),
        );
      }),
    );
  });
});
