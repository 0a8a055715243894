import assert from 'node:assert/strict';
import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { stripeKey } from '../scan/memory';
import { startServer, uriOf } from './client';
import { positionOf, PUBLISH, secretLine, WORKFLOW, workshop } from './workshop';

const initialize = (more: object = {}): object => ({
  jsonrpc: '2.0',
  id: 1,
  method: 'initialize',
  params: { capabilities: {}, processId: null, ...more },
});
const framed = (message: object | string): string => {
  const body = typeof message === 'string' ? message : JSON.stringify(message);
  return `Content-Length: ${Buffer.byteLength(body)}\r\n\r\n${body}`;
};

/** @returns what a server says that is told just this, and how it ends */
async function talk(...said: readonly (object | string)[]): Promise<{ out: string; err: string; code: number | null }> {
  const child = startServer();
  let out = '';
  let err = '';
  child.stdout.on('data', (chunk: Buffer) => (out += chunk.toString()));
  child.stderr.on('data', (chunk: Buffer) => (err += chunk.toString()));
  child.stdin.end(said.map((each) => (typeof each === 'string' ? each : framed(each))).join(''));
  const [code] = (await once(child, 'close')) as [number | null];
  return { out, err, code };
}

const errors = (out: string): unknown[] =>
  [...out.matchAll(/\{"jsonrpc".*?\}(?=Content-Length|$)/gs)].flatMap(([message]) => {
    const { id, error } = JSON.parse(message) as { id: unknown; error?: { code: number } };
    return error === undefined ? [] : [[id, error.code]];
  });

describe('the language server, ill-treated', () => {
  const { folder, started } = workshop();

  it('ends with 0 after shutdown and exit, else with 1, and says nothing beside the protocol', async () => {
    const { err, code } = await talk(initialize(), { id: 2, method: 'shutdown' }, { method: 'exit' });
    assert.deepEqual([err, code], ['', 0]);
    assert.equal((await talk(initialize(), { method: 'exit' })).code, 1);
    // The editor died.
    assert.deepEqual([(await talk(initialize())).err, (await talk(initialize())).code], ['', 1]);
  });

  it('ends when the process that started it is gone', async function () {
    this.timeout(30_000);
    const parent = spawn(process.execPath, ['-e', '']);
    await once(parent, 'close');
    const child = startServer();
    child.stdin.write(framed(initialize({ processId: parent.pid })));
    const [code] = (await once(child, 'close')) as [number | null];
    assert.equal(code, 1);
  });

  it('answers what comes out of turn or is no message by errors, and goes on', async () => {
    const { out, err, code } = await talk(
      { id: 'early', method: 'textDocument/hover', params: {} },
      framed('{ no json: sk_secret'),
      framed('[]'),
      { method: 'textDocument/didOpen', params: {} },
      initialize(),
      initialize(),
      { id: 3, method: 'textDocument/rename', params: {} },
      { id: 4, method: 'textDocument/hover', params: { textDocument: { uri: 'file:///a' }, position: { line: -1 } } },
      { id: 5, method: 'textDocument/codeLens' },
      { id: {}, method: 'textDocument/codeLens' },
      { method: 'textDocument/didChange', params: { textDocument: { uri: 'file:///a', version: 1 } } },
      { method: '$/unheardOf' },
      { id: 6, method: 'shutdown' },
      { id: 7, method: 'textDocument/codeLens', params: { textDocument: { uri: 'file:///a' } } },
      { method: 'exit' },
    );
    assert.deepEqual(errors(out).sort(), [
      [null, -32600],
      [null, -32600],
      [null, -32700],
      [1, -32600],
      [3, -32601],
      [4, -32602],
      [5, -32602],
      [7, -32600],
      ['early', -32002],
    ]);
    assert.ok(!out.includes('sk_secret'));
    assert.deepEqual([err, code], ['', 0]);
  });

  for (const [what, bytes] of [
    ['a header without a length', 'Content-Type: x\r\n\r\n{}'],
    ['a length that is none', 'Content-Length: many\r\n\r\n'],
    ['a length that no memory holds', 'Content-Length: 99999999999\r\n\r\n'],
    ['something else altogether', 'GET / HTTP/1.1\r\n'.repeat(400)],
  ] as const) {
    it(`gives up on ${what}, in one line`, async () => {
      const { err, code } = await talk(bytes);
      assert.deepEqual(
        [err, code],
        ['nhi: what comes in is not the Language Server Protocol: an editor has to start nhi lsp\n', 1],
      );
    });
  }

  it('takes messages in any pieces', async () => {
    const child = startServer();
    const closed = once(child, 'close') as Promise<[number | null]>;
    for (const byte of Buffer.from(
      framed(initialize({ clientInfo: { name: 'é😀' } })) +
        framed({ id: 2, method: 'shutdown' }) +
        framed({ method: 'exit' }),
    ))
      child.stdin.write(Buffer.from([byte]));
    assert.equal((await closed)[0], 0);
  });

  it('says no secret in any message, whatever is asked about one', async () => {
    const client = await started({
      files: { 'pay.ts': secretLine() },
      capabilities: { workspace: { configuration: true } },
    });
    const textDocument = { uri: uriOf(folder(), 'src/pay.ts') };
    const text = `${secretLine()}\n`;
    client.open(textDocument.uri, text);
    const position = positionOf(text, 'sk_live');
    const range = { start: position, end: position };
    const context = { diagnostics: [] };
    const answers = await Promise.all(
      ['hover', 'completion', 'definition', 'references', 'documentSymbol', 'codeLens', 'inlayHint', 'codeAction'].map(
        (name) => client.ask(`textDocument/${name}`, { textDocument, position, range, context }),
      ),
    );
    await client.published(textDocument.uri, ({ diagnostics }) => diagnostics.length === 1);
    assert.ok(!JSON.stringify([answers, client.told]).includes(stripeKey().slice(12)));
  });

  it('answers from the text as it is when two versions come at once', async () => {
    const client = await started();
    const uri = uriOf(folder(), WORKFLOW);
    client.open(uri, PUBLISH);
    const moved = `\n\n${PUBLISH}`;
    const ids = Array.from({ length: 20 }, (_, index) => {
      const text = index % 2 === 0 ? moved : PUBLISH;
      client.type(uri, text, index + 2);
      const position = positionOf(text, 'NPM_TOKEN');
      return [client.send('textDocument/hover', { textDocument: { uri }, position }), position.line] as const;
    });
    for (const [id, line] of ids) {
      try {
        const answer = await client.answered<{ range: { start: { line: number } } } | null>(id);
        assert.equal(answer?.range.start.line, line);
      } catch (error) {
        // The other right answer: what was asked about is no more.
        assert.equal((error as { code?: number }).code, -32801);
      }
    }
  });
});
