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
});
