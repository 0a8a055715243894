import assert from 'node:assert/strict';
import { stripeKey } from '../scan/memory';
import { temporaryFolder } from '../sources/temporary-folder';
import type { TemporaryFolder } from '../sources/temporary-folder';
import { startClient, uriOf } from './client';
import type { Client, ClientOptions } from './client';

describe('the language server', () => {
  let folder: TemporaryFolder;
  let client: Client;
  const started = async (options: ClientOptions = {}): Promise<Client> =>
    (client = await startClient({ folders: [folder.path], ...options }));
  beforeEach(() => {
    folder = temporaryFolder();
  });
  afterEach(async () => {
    const code = await client.end();
    folder.remove();
    assert.equal(code, 0);
  });

  it('underlines exactly the secret of a document that is opened', async () => {
    await started();
    const uri = uriOf(folder.path, 'pay.ts');
    const line = `/* é😀 */ const key = '${stripeKey()}';`;
    client.open(uri, `\n${line}\n`);
    const [found] = await client.published(uri, () => true);
    assert.equal(found?.code, 'secret/stripe-live-key');
    const { start, end } = found.range;
    assert.deepEqual([start.line, end.line], [1, 1]);
    assert.equal(line.slice(start.character, end.character), stripeKey());
  });
});
