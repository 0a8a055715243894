import { strict as assert } from 'node:assert';
import { addDuration, isDuration } from '../../scanner/model';

describe('a duration', () => {
  it('leads to a day of the calendar', () => {
    assert.equal(addDuration('2031-03-01', '30d'), '2031-03-31');
    assert.equal(addDuration('2031-03-01', '2w'), '2031-03-15');
    assert.equal(addDuration('2031-03-01', '25h'), '2031-03-03');
    assert.equal(addDuration('2031-03-01', '1y'), '2032-03-01');
    assert.equal(addDuration('2031-11-15', '6mo'), '2032-05-15');
  });

  it('ends with a month that is too short', () => {
    assert.equal(addDuration('2031-01-31', '1mo'), '2031-02-28');
    assert.equal(addDuration('2032-01-31', '1mo'), '2032-02-29');
    assert.equal(addDuration('2032-02-29', '1y'), '2033-02-28');
    assert.equal(addDuration('2031-12-31', '2mo'), '2032-02-29');
  });

  it('is a number with a unit, and nothing else', () => {
    for (const text of ['', '30', 'd', '30m', '-1d', '1.5d', '30 d', '123456d', '30d ']) {
      assert.ok(!isDuration(text), text);
      assert.equal(addDuration('2031-03-01', text), undefined);
    }
  });

  it('never leads beyond the calendar', () => {
    assert.equal(addDuration('2031-03-01', '99999y'), undefined);
  });
});
