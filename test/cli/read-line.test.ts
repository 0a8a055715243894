import { strict as assert } from 'node:assert';
import { PassThrough } from 'node:stream';
import { readTypedLine } from '../../scanner/cli/read-line';

function typed(...chunks: string[]): Promise<string | undefined> {
  const input = new PassThrough();
  const line = readTypedLine(input as unknown as NodeJS.ReadStream);
  for (const chunk of chunks) input.write(chunk);
  input.end();
  return line;
}

describe('a line that is typed', () => {
  it('ends at its line break, however it arrives', async () => {
    assert.equal(await typed('yes\nno\n'), 'yes');
    assert.equal(await typed('y', 'es', '\r\n'), 'yes');
    assert.equal(await typed('\n'), '');
  });

  it('ends with the input', async () => {
    assert.equal(await typed('yes'), 'yes');
    assert.equal(await typed(), undefined);
  });

  it('comes one after the other, also typed ahead, until the input has ended', async () => {
    const input = new PassThrough();
    const line = (): Promise<string | undefined> => readTypedLine(input as unknown as NodeJS.ReadStream);
    const first = line();
    input.write('one\ntwo\nth');
    assert.equal(await first, 'one');
    assert.ok(input.isPaused(), 'nothing waits on a terminal that nobody asks');
    assert.equal(await line(), 'two');
    const third = line();
    input.write('ree\n');
    assert.equal(await third, 'three');
    const last = line();
    input.end();
    assert.equal(await last, undefined);
    assert.equal(await line(), undefined);
  });
});
