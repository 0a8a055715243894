import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import type { Diagnostic } from '../../scanner/cli/lsp/protocol';
import { stripeKey } from '../scan/memory';
import { uriOf } from './client';
import type { ClientOptions } from './client';
import { DECLARED, PUBLISH, secretLine, slice, WORKFLOW, workshop } from './workshop';

describe('the language server, asked for nothing', () => {
  const { folder, started, write } = workshop();

  const codes = (diagnostics: readonly Diagnostic[]): (string | undefined)[] => diagnostics.map(({ code }) => code);

  it('underlines exactly the secret of a document that is opened', async () => {
    const client = await started();
    const uri = uriOf(folder(), 'pay.ts');
    const line = `/* é😀 */ ${secretLine()}`;
    client.open(uri, `\n${line}\n`);
    const [found] = await client.published(uri, () => true);
    assert.equal(found?.code, 'secret/stripe-live-key');
    assert.deepEqual([found.source, found.severity], ['nhi', 1]);
    assert.equal(slice(`\n${line}\n`, found.range), stripeKey());
  });

  for (const [encoding, before] of [
    ['utf-8', 13],
    ['utf-32', 9],
  ] as const) {
    it(`counts in ${encoding} where the client likes that best`, async () => {
      const client = await started({ capabilities: { general: { positionEncodings: [encoding, 'utf-16'] } } });
      assert.equal(client.capabilities['positionEncoding'], encoding);
      const uri = uriOf(folder(), 'pay.ts');
      client.open(uri, `/* é😀 */ ${secretLine()}\n`);
      const [found] = await client.published(uri, () => true);
      assert.equal(found?.range.start.character, before + secretLine().indexOf(stripeKey()));
      // Typed in front of it, behind what counts differently.
      const at = { line: 0, character: before };
      client.tell('textDocument/didChange', {
        textDocument: { uri, version: 2 },
        contentChanges: [{ range: { start: at, end: at }, text: 'export ' }],
      });
      const [moved] = await client.published(uri, ({ version }) => version === 2);
      assert.equal(moved?.range.start.character, before + 7 + secretLine().indexOf(stripeKey()));
    });
  }

  it('follows what is typed, edit by edit', async () => {
    const client = await started();
    const uri = uriOf(folder(), 'pay.ts');
    client.open(uri, 'const a = 1;\r\nconst b = 2;\r\n');
    assert.deepEqual(await client.published(uri, ({ version }) => version === 1), []);
    client.tell('textDocument/didChange', {
      textDocument: { uri, version: 2 },
      contentChanges: [
        { range: { start: { line: 1, character: 0 }, end: { line: 1, character: 12 } }, text: secretLine() },
        { range: { start: { line: 0, character: 0 }, end: { line: 1, character: 0 } }, text: '' },
      ],
    });
    const [found] = await client.published(uri, ({ version }) => version === 2);
    assert.equal(found?.range.start.line, 0);
    assert.equal(slice(secretLine(), found.range), stripeKey());
  });

  it('says of each version what is in it, however fast it is typed', async () => {
    const client = await started();
    const uri = uriOf(folder(), 'pay.ts');
    client.open(uri, '');
    for (let version = 2; version <= 30; version++)
      client.type(uri, version % 2 === 0 ? `${'\n'.repeat(version)}${secretLine()}` : 'nothing', version);
    // Older than what came before: it must not bring back an old text.
    client.type(uri, 'nothing', 3);
    await client.published(uri, ({ version }) => version === 30);
    for (const { method, params } of client.told) {
      if (method !== 'textDocument/publishDiagnostics') continue;
      const { version, diagnostics } = params as { version: number; diagnostics: Diagnostic[] };
      assert.deepEqual(
        diagnostics.map(({ range }) => range.start.line),
        version % 2 === 0 ? [version] : [],
        `version ${version}`,
      );
    }
  });

  it('moves what parses with the text until it is judged anew', async () => {
    const client = await started();
    const uri = uriOf(folder(), WORKFLOW);
    client.open(uri, PUBLISH);
    await client.published(uri, ({ diagnostics }) => codes(diagnostics).includes('identity/undeclared'));
    client.type(uri, `# ${secretLine()}\n${PUBLISH}`, 2);
    const found = await client.published(uri, ({ version }) => version === 2);
    assert.deepEqual(codes(found).sort(), ['identity/undeclared', 'secret/stripe-live-key']);
    const undeclared = found.find(({ code }) => code === 'identity/undeclared');
    assert.equal(slice(`# ${secretLine()}\n${PUBLISH}`, undeclared!.range), 'NPM_TOKEN');
  });

  it('judges by the text of a manifest that is open, and by the one on disk when it is closed', async () => {
    const client = await started();
    const manifest = uriOf(folder(), 'nhi.yaml');
    const uri = uriOf(folder(), WORKFLOW);
    client.open(uri, PUBLISH);
    await client.published(uri, ({ diagnostics }) => diagnostics.length > 0);
    client.open(manifest, DECLARED);
    await client.published(uri, ({ diagnostics }) => diagnostics.length === 0);
    const told = client.told.length;
    client.tell('textDocument/didClose', { textDocument: { uri: manifest } });
    await client.heard<{ uri: string; diagnostics: Diagnostic[] }>(
      'textDocument/publishDiagnostics',
      (params) => client.told.findIndex((each) => each.params === params) >= told && params.diagnostics.length > 0,
    );
  });

  it('keeps the answers while a manifest is typed and broken, and says one thing', async () => {
    const client = await started({ files: { 'nhi.yaml': DECLARED } });
    const manifest = uriOf(folder(), 'nhi.yaml');
    const uri = uriOf(folder(), WORKFLOW);
    client.open(uri, PUBLISH);
    client.open(manifest, DECLARED);
    client.type(manifest, DECLARED.replace('"@acme/web"', '@acme/web'), 2);
    const found = await client.published(
      manifest,
      ({ version, diagnostics }) => version === 2 && diagnostics.length > 0,
    );
    assert.deepEqual(codes(found), ['manifest/invalid']);
    const last = client.told.filter(({ params }) => (params as { uri?: string }).uri === uri).at(-1);
    assert.deepEqual((last?.params as { diagnostics: Diagnostic[] } | undefined)?.diagnostics, []);
  });

  it('finds a manifest that the client makes and does not tell of', async () => {
    const client = await started();
    const manifest = uriOf(folder(), 'nhi.yaml');
    const uri = uriOf(folder(), WORKFLOW);
    client.open(manifest, DECLARED);
    write('nhi.yaml', DECLARED);
    client.tell('textDocument/didSave', { textDocument: { uri: manifest } });
    client.tell('textDocument/didClose', { textDocument: { uri: manifest } });
    client.open(uri, PUBLISH);
    assert.deepEqual(await client.published(uri, () => true), []);
  });

  it('clears what it said when a document is closed', async () => {
    const client = await started();
    const uri = uriOf(folder(), 'pay.ts');
    client.open(uri, secretLine());
    await client.published(uri, ({ diagnostics }) => diagnostics.length === 1);
    client.tell('textDocument/didClose', { textDocument: { uri } });
    await client.published(uri, ({ version, diagnostics }) => version === undefined && diagnostics.length === 0);
  });

  it('looks at documents without a name or outside of any folder, not at what an ignore rule names', async () => {
    const client = await started({ files: { '.gitignore': 'private/\n', '.git/HEAD': '' } });
    client.open('untitled:Untitled-1', secretLine());
    await client.published('untitled:Untitled-1', ({ diagnostics }) => diagnostics.length === 1);
    const outside = uriOf('/', 'no-such-folder/pay.ts');
    client.open(outside, secretLine());
    await client.published(outside, ({ diagnostics }) => diagnostics.length === 1);
    const ignored = uriOf(folder(), 'private/pay.ts');
    client.open(ignored, '');
    client.type(ignored, secretLine(), 2);
    assert.deepEqual(await client.published(ignored, ({ version }) => version === 2), []);
    // The other side of a diff is nobody's to mend.
    client.open('git:/pay.ts', secretLine());
    client.open('file://', '');
    await client.published('file://', () => true);
    assert.ok(!client.told.some(({ params }) => (params as { uri?: string }).uri === 'git:/pay.ts'));
  });

  it('skips a document above the cap and says so once', async () => {
    const client = await started();
    const uri = uriOf(folder(), 'dump.json');
    client.open(uri, `${secretLine()}\n`.repeat(400_000));
    assert.deepEqual(await client.published(uri, () => true), []);
    client.tell('textDocument/didChange', {
      textDocument: { uri, version: 2 },
      contentChanges: [{ range: { start: { line: 0, character: 0 }, end: { line: 0, character: 0 } }, text: '\n' }],
    });
    await client.published(uri, ({ version }) => version === 2);
    const said = client.told.filter(({ method }) => method === 'window/logMessage');
    assert.deepEqual(
      said.map(({ params }) => (params as { message: string }).message),
      ['dump.json is above 2048 KB (nhi.maxFileSize) and not looked at while it is open: nhi scan reads it'],
    );
  });

  it('says of a file with thousands of findings that there are more than it shows', async () => {
    const client = await started();
    const uri = uriOf(folder(), 'many.ts');
    client.open(uri, `${secretLine()}\n`.repeat(1500));
    const found = await client.published(uri, () => true);
    const [first] = found;
    assert.equal(found.length, 1001);
    assert.equal(first?.message, 'There is more in this file than the 1000 findings that are shown');
    assert.deepEqual([first.severity, first.source, first.code], [3, 'nhi', undefined]);
    client.type(uri, secretLine(), 2);
    assert.equal(
      (await client.published(uri, ({ version, diagnostics }) => version === 2 && diagnostics.length === 1)).length,
      1,
    );
  });

  it('links the code of each to the page of its rule, where the client shows that', async () => {
    const capabilities = { textDocument: { publishDiagnostics: { codeDescriptionSupport: true } } };
    const client = await started({ capabilities });
    const uri = uriOf(folder(), 'pay.ts');
    client.open(uri, secretLine());
    const [found] = await client.published(uri, () => true);
    const page = readFileSync(fileURLToPath(found?.codeDescription?.href ?? ''), 'utf8');
    assert.match(page, /^# Rules: secret\n/);
    const plain = await started();
    plain.open(uri, secretLine());
    assert.ok((await plain.published(uri, () => true)).every((each) => each.codeDescription === undefined));
  });

  it('is configured: by its section, at the start and later, by its call above all', async () => {
    const files = { [WORKFLOW]: PUBLISH, 'nhi.yaml': DECLARED };
    const strict = { capabilities: { workspace: { configuration: true } }, configuration: { profile: 'strict' } };
    const uri = uriOf(folder(), 'nhi.yaml');
    const rulesOf = async (options: ClientOptions): Promise<Diagnostic[]> => {
      const client = await started({ files, ...options });
      client.open(uri, DECLARED);
      if (options.configuration !== undefined) await client.heard('workspace/configuration');
      return client
        .ask<{ items: Diagnostic[] }>('textDocument/diagnostic', { textDocument: { uri } })
        .then(({ items }) => items);
    };
    const lax = await rulesOf({});
    assert.ok((await rulesOf(strict)).length > lax.length);
    assert.ok((await rulesOf({ initializationOptions: { profile: 'strict' } })).length > lax.length);
    assert.deepEqual(await rulesOf({ ...strict, words: ['--profile', 'starter'] }), lax);
  });
});
