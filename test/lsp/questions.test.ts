import assert from 'node:assert/strict';
import type {
  ClientCapabilities,
  CodeLens,
  CompletionItem,
  Diagnostic,
  DocumentSymbol,
  Hover,
  InlayHint,
  Location,
  Range,
  SymbolInformation,
} from '../../scanner/cli/lsp/protocol';
import { uriOf } from './client';
import type { Client, ClientOptions } from './client';
import { DECLARED, positionOf, PUBLISH, secretLine, slice, WORKFLOW, workshop } from './workshop';

describe('the language server, asked', () => {
  const { folder, started, write } = workshop();
  const files = { [WORKFLOW]: PUBLISH, 'nhi.yaml': DECLARED };
  const everything = { start: { line: 0, character: 0 }, end: { line: 99, character: 0 } };
  const scanned = async (client: Client): Promise<{ files: number; findings: number }> =>
    client.ask('workspace/executeCommand', { command: 'nhi.scan', workDoneToken: 'scan-bar' });

  it('answers who owns what, in Markdown where the client shows that', async () => {
    const textDocument = { uri: uriOf(folder(), WORKFLOW) };
    const at = { textDocument, position: positionOf(PUBLISH, 'NPM_TOKEN') };
    const client = await started({ files });
    client.open(textDocument.uri, PUBLISH);
    const plain = await client.ask<Hover>('textDocument/hover', at);
    assert.equal(plain.contents.kind, 'plaintext');
    assert.match(
      plain.contents.value,
      /^npm-publish\nowner @acme\/web\nmay: .*\nends 2031-09-01 \(.*\)\nlast reviewed never$/,
    );
    assert.equal(slice(PUBLISH, plain.range), 'NPM_TOKEN');
    assert.equal(await client.ask('textDocument/hover', { textDocument, position: { line: 0, character: 0 } }), null);
    const rich = await started({ capabilities: { textDocument: { hover: { contentFormat: ['markdown'] } } } });
    rich.open(textDocument.uri, PUBLISH);
    const { contents } = await rich.ask<Hover>('textDocument/hover', at);
    assert.ok(contents.value.includes(`(${uriOf(folder(), 'nhi.yaml')}#L3)`), contents.value);
  });

  it('goes from a use to its entry and to every other use', async () => {
    const client = await started({ files: { ...files, '.github/workflows/second.yml': PUBLISH } });
    await scanned(client);
    const at = { textDocument: { uri: uriOf(folder(), WORKFLOW) }, position: positionOf(PUBLISH, 'NPM_TOKEN') };
    client.open(at.textDocument.uri, PUBLISH);
    const [entry] = await client.ask<Location[]>('textDocument/definition', at);
    assert.equal(entry?.uri, uriOf(folder(), 'nhi.yaml'));
    assert.equal(slice(DECLARED, entry.range), 'npm-publish');
    const all = await client.ask<Location[]>('textDocument/references', {
      ...at,
      context: { includeDeclaration: true },
    });
    assert.deepEqual(
      all.map(({ uri }) => uri.slice(uri.lastIndexOf('/') + 1)),
      ['release.yml', 'second.yml', 'nhi.yaml'],
    );
  });

  it('says above an entry and behind words what there is to say', async () => {
    const client = await started({ files });
    await scanned(client);
    const textDocument = { uri: uriOf(folder(), 'nhi.yaml') };
    client.open(textDocument.uri, DECLARED);
    const lenses = await client.ask<CodeLens[]>('textDocument/codeLens', { textDocument });
    assert.deepEqual(
      lenses.map(({ command }) => command.title),
      ['used in 1 place · expires in 184 days'],
    );
    const hints = await client.ask<InlayHint[]>('textDocument/inlayHint', { textDocument, range: everything });
    assert.deepEqual(
      hints.map(({ label }) => label),
      ['in 184 days'],
    );
  });

  describe('a lens that is clicked', () => {
    const second = WORKFLOW.replace('release', 'second');
    const clicked = async (
      capabilities: ClientCapabilities,
      more: ClientOptions & { files?: Record<string, string> },
    ) => {
      const client = await started({ capabilities, ...more, files: { ...files, ...more.files } });
      await scanned(client);
      const textDocument = { uri: uriOf(folder(), 'nhi.yaml') };
      client.open(textDocument.uri, DECLARED);
      const [lens] = await client.ask<CodeLens[]>('textDocument/codeLens', { textDocument });
      assert.equal(await client.ask('workspace/executeCommand', lens?.command), null);
      return client;
    };
    type Shown = { uri: string; selection: Range };
    const opens = { window: { showDocument: { support: true } } };

    it('opens the only use', async () => {
      const client = await clicked(opens, {});
      const { uri, selection } = await client.heard<Shown>('window/showDocument');
      assert.equal(uri, uriOf(folder(), WORKFLOW));
      assert.equal(slice(PUBLISH, selection), 'NPM_TOKEN');
    });

    it('opens the use that is picked of several', async () => {
      const replies = { 'window/showMessageRequest': { title: `${second}:9` } };
      const client = await clicked(opens, { files: { [second]: PUBLISH }, replies });
      const { actions } = await client.heard<{ actions: { title: string }[] }>('window/showMessageRequest');
      assert.deepEqual(
        actions.map(({ title }) => title),
        [`${WORKFLOW}:9`, `${second}:9`],
      );
      assert.equal((await client.heard<Shown>('window/showDocument')).uri, uriOf(folder(), second));
    });

    it('opens nothing where none is picked', async () => {
      const client = await clicked(opens, { files: { [second]: PUBLISH } });
      await client.heard('window/showMessageRequest');
      await scanned(client);
      assert.ok(!client.told.some(({ method }) => method === 'window/showDocument'));
    });

    it('is told where the uses are, where the client opens nothing it is asked to', async () => {
      const client = await clicked({}, { files: { [second]: PUBLISH } });
      const { message } = await client.heard<{ message: string }>('window/showMessage');
      assert.equal(message, `Used in ${WORKFLOW}:9, ${second}:9`);
      const nonsense = { command: 'nhi.showUses', arguments: [[{ uri: 1 }]] };
      await assert.rejects(client.ask('workspace/executeCommand', nonsense), { code: -32602 });
    });
  });

  it('completes what a manifest may say', async () => {
    const client = await started({ files: { [WORKFLOW]: PUBLISH } });
    await scanned(client);
    const text = DECLARED.replace('"gha:secret/NPM_TOKEN"', '');
    const textDocument = { uri: uriOf(folder(), 'nhi.yaml') };
    client.open(textDocument.uri, text);
    const position = { ...positionOf(text, 'references: ['), character: 'references: ['.length + 4 };
    const items = await client.ask<CompletionItem[]>('textDocument/completion', { textDocument, position });
    assert.deepEqual(
      items.filter(({ label }) => label.startsWith('gha:secret')).map(({ textEdit }) => textEdit.newText),
      ['"gha:secret/NPM_TOKEN"'],
    );
  });

  it('outlines a manifest, nested or flat', async () => {
    const textDocument = { uri: uriOf(folder(), 'nhi.yaml') };
    const documentSymbol = { hierarchicalDocumentSymbolSupport: true };
    const client = await started({ capabilities: { textDocument: { documentSymbol } } });
    client.open(textDocument.uri, DECLARED);
    const sections = await client.ask<DocumentSymbol[]>('textDocument/documentSymbol', { textDocument });
    assert.deepEqual(
      sections.map(({ name, children }) => [name, ...children.map((child) => child.name)]),
      [['version'], ['identities', 'npm-publish']],
    );
    const older = await started();
    older.open(textDocument.uri, DECLARED);
    const flat = await older.ask<SymbolInformation[]>('textDocument/documentSymbol', { textDocument });
    assert.deepEqual(
      flat.map(({ name }) => name),
      ['version', 'identities', 'npm-publish'],
    );
  });

  it('gives diagnostics to a client that asks for them, and sends it none', async () => {
    const capabilities = { textDocument: { diagnostic: {} }, workspace: { diagnostics: { refreshSupport: true } } };
    const client = await started({ capabilities, files: { 'pay.ts': secretLine(), [WORKFLOW]: PUBLISH } });
    const textDocument = { uri: uriOf(folder(), WORKFLOW) };
    client.open(textDocument.uri, PUBLISH);
    type Report = { kind: string; resultId: string; items: Diagnostic[] };
    const first = await client.ask<Report>('textDocument/diagnostic', { textDocument });
    assert.deepEqual(
      first.items.map(({ code }) => code),
      ['identity/undeclared'],
    );
    const { resultId: previousResultId } = first;
    const again = await client.ask<Report>('textDocument/diagnostic', { textDocument, previousResultId });
    assert.deepEqual(again, { kind: 'unchanged', resultId: previousResultId });
    // The whole tells also of what is not open.
    const whole = await client.ask<{ items: (Report & { uri: string })[] }>('workspace/diagnostic', {
      previousResultIds: [{ uri: uriOf(folder(), 'gone.ts'), value: 'x' }],
    });
    const found = Object.fromEntries(whole.items.map(({ uri, items }) => [uri.slice(uri.lastIndexOf('/') + 1), items]));
    assert.deepEqual(Object.keys(found).sort(), ['gone.ts', 'pay.ts', 'release.yml']);
    assert.deepEqual([found['pay.ts']?.length, found['gone.ts']?.length], [1, 0]);
    await client.heard('workspace/diagnostic/refresh');
    assert.ok(!client.told.some(({ method }) => method === 'textDocument/publishDiagnostics'));
  });

  it('reads the whole with a bar that can be cancelled', async () => {
    const many = Object.fromEntries(Array.from({ length: 3000 }, (_, index) => [`src/${index}.ts`, secretLine()]));
    const client = await started({ files: many });
    assert.deepEqual(await scanned(client), { files: 3000, findings: 3000 });
    type Bar = { token: string; value: { kind: string } };
    await client.heard<Bar>('$/progress', ({ token, value }) => token === 'scan-bar' && value.kind === 'begin');
    await client.heard<Bar>('$/progress', ({ token, value }) => token === 'scan-bar' && value.kind === 'end');
    const id = client.send('workspace/executeCommand', { command: 'nhi.scan', workDoneToken: 'second' });
    client.tell('$/cancelRequest', { id });
    await assert.rejects(client.answered(id), { code: -32800 });
    // And the server answers on.
    assert.equal((await scanned(client)).files, 3000);
  });

  it('keeps two folders apart, and one that is opened later', async () => {
    write('a/.git/HEAD', '');
    write('b/.git/HEAD', '');
    write('b/nhi.yaml', DECLARED);
    for (const name of ['a', 'b']) write(`${name}/${WORKFLOW}`, PUBLISH);
    const client = await started({ folders: [`${folder()}/a`] });
    const findingsOf = async (name: string): Promise<number> => {
      const textDocument = { uri: uriOf(folder(), `${name}/${WORKFLOW}`) };
      return (await client.ask<{ items: unknown[] }>('textDocument/diagnostic', { textDocument })).items.length;
    };
    await scanned(client);
    assert.deepEqual([await findingsOf('a'), await findingsOf('b')], [1, 0]);
    const change = {
      added: [{ uri: uriOf(folder(), 'b'), name: 'b' }],
      removed: [{ uri: uriOf(folder(), 'a'), name: 'a' }],
    };
    client.tell('workspace/didChangeWorkspaceFolders', { event: change });
    assert.equal((await scanned(client)).files, 2);
    assert.deepEqual([await findingsOf('a'), await findingsOf('b')], [0, 0]);
  });

  it('hears of files that change on disk', async () => {
    const client = await started({
      files,
      capabilities: { workspace: { didChangeWatchedFiles: { dynamicRegistration: true } } },
    });
    await client.heard('client/registerCapability');
    await scanned(client);
    const uri = uriOf(folder(), WORKFLOW);
    client.open(uri, PUBLISH);
    await client.published(uri, ({ diagnostics }) => diagnostics.length === 0);
    write('nhi.yaml', 'version: 1\nidentities: []\n');
    client.tell('workspace/didChangeWatchedFiles', { changes: [{ uri: uriOf(folder(), 'nhi.yaml'), type: 2 }] });
    await client.published(uri, ({ diagnostics }) => diagnostics.length === 1);
    write('.gitignore', '.github\n');
    client.tell('workspace/didChangeWatchedFiles', { changes: [{ uri: uriOf(folder(), '.gitignore'), type: 1 }] });
    const told = client.told.length;
    await client.heard<{ diagnostics?: unknown[] }>(
      'textDocument/publishDiagnostics',
      (params) => params.diagnostics?.length === 0 && client.told.findIndex((each) => each.params === params) >= told,
    );
  });
});
