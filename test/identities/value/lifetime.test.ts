import assert from 'node:assert/strict';
import fc from 'fast-check';
import { dayOfSeconds, dayOfText, lifetimeOfValue } from '../../../scanner/identities/value';

function token(claims: unknown): string {
  const part = (value: unknown): string => Buffer.from(JSON.stringify(value)).toString('base64url');
  return `${part({ alg: 'HS256', typ: 'JWT' })}.${part(claims)}.c2lnbmVk`;
}

describe('the end that a credential carries in itself', () => {
  it('is the exp of a JSON Web Token', () => {
    const lifetime = lifetimeOfValue(`Bearer ${token({ sub: 'a', exp: 1_800_000_000 })}`);
    assert.deepEqual(lifetime, { expires: '2027-01-15', source: 'exp of the JSON Web Token' });
  });

  it('is said to be missing where the token has none, or none that is a time', () => {
    for (const claims of [{ sub: 'a' }, { exp: 'soon' }, { exp: -1 }, { exp: 1e300 }]) {
      assert.equal(lifetimeOfValue(token(claims))?.expires, undefined, JSON.stringify(claims));
      assert.match(lifetimeOfValue(token(claims))?.source ?? '', /without exp/);
    }
  });

  it('is the se= of a shared access signature', () => {
    const url = 'https://a.blob.core.windows.net/c?sv=2022-11-02&se=2027-03-01T10%3A00%3A00Z&sp=r&sig=abc';
    assert.equal(lifetimeOfValue(url)?.expires, '2027-03-01');
    assert.equal(lifetimeOfValue('se=2027-03-01&sp=r'), undefined);
    assert.equal(lifetimeOfValue(url.replace('03-01', '02-30')), undefined);
  });

  it('is the date of a presigned URL and the seconds it holds', () => {
    const url = 'https://b.s3.example.com/k?X-Amz-Date=20270101T230000Z&X-Amz-Expires=7200&X-Amz-Signature=ab';
    assert.deepEqual(lifetimeOfValue(url)?.expires, '2027-01-02');
    assert.equal(lifetimeOfValue(url.replaceAll('X-Amz', 'X-Goog'))?.seconds, 7200);
    assert.equal(lifetimeOfValue(url.replace('0101T', '9901T')), undefined);
  });

  it('is none of other texts', () => {
    for (const text of ['', 'eyJhbGciOi', 'eyJhbGciOiJIUzI1NiJ9.eyJh.', 'sig=1', '?sig=a&se=never']) {
      assert.equal(lifetimeOfValue(text), undefined, text);
    }
  });

  it('never throws', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'binary' }), (text) => {
        lifetimeOfValue(`eyJhbGciOi.eyJ${text}.`);
        lifetimeOfValue(`?sig=${text}&se=${text}`);
      }),
    );
  });
});

describe('a moment', () => {
  it('is the day in UTC', () => {
    assert.equal(dayOfText('2027-01-31'), '2027-01-31');
    assert.equal(dayOfText('2027-01-31T23:30:00-02:00'), '2027-02-01');
    assert.equal(dayOfText('2027-01-31T00:30'), '2027-01-31');
    assert.equal(dayOfSeconds(0), '1970-01-01');
  });

  it('does not exist where the calendar has no such day', () => {
    for (const text of ['2027-02-30', '2027-13-01', '2027-02-29T10:00:00Z', '2027-01-01T25:00:00Z', '', 'never']) {
      assert.equal(dayOfText(text), undefined, text);
    }
  });
});
