import assert from 'node:assert/strict';
import type { CodeAction, TextEdit } from '../../scanner/cli/lsp/protocol';
import { indexLines } from '../../scanner/text';
import { stripeKey } from '../scan/memory';
import { uriOf } from './client';
import type { Client } from './client';
import { positionOf, PUBLISH, secretLine, WORKFLOW, workshop } from './workshop';

const CAPABILITIES = {
  workspace: { workspaceEdit: { documentChanges: true, resourceOperations: ['create'] } },
};

describe('repairs over the language server', () => {
  const { folder, started } = workshop();

  const actionsAt = async (client: Client, uri: string, text: string, words: string, only?: string[]) => {
    const at = positionOf(text, words);
    return client.ask<CodeAction[]>('textDocument/codeAction', {
      textDocument: { uri },
      range: { start: at, end: at },
      context: { diagnostics: [], ...(only && { only }) },
    });
  };
  const applied = (text: string, edits: readonly TextEdit[]): string => {
    const lines = indexLines(text);
    const offset = ({ line, character }: { line: number; character: number }) =>
      lines.bounds(line + 1).start + character;
    return edits
      .toSorted((a, b) => offset(b.range.start) - offset(a.range.start))
      .reduce(
        (done, { range, newText }) => done.slice(0, offset(range.start)) + newText + done.slice(offset(range.end)),
        text,
      );
  };

  it('takes a secret out of the code, by edits of the version that was judged', async () => {
    const client = await started({ capabilities: CAPABILITIES });
    const uri = uriOf(folder(), 'pay.ts');
    client.open(uri, `${secretLine()}\n`, 7);
    const actions = await actionsAt(client, uri, secretLine(), 'sk_live');
    const best = actions.find(({ isPreferred }) => isPreferred === true) ?? actions[0];
    assert.match(best?.title ?? '', /process\.env/);
    assert.equal(best?.kind, 'quickfix');
    assert.equal(best.diagnostics?.[0]?.code, 'secret/stripe-live-key');
    const changes = best.edit.documentChanges ?? [];
    const own = changes.find((change) => 'edits' in change && change.textDocument.uri === uri);
    assert.ok(own && 'edits' in own && own.textDocument.version === 7);
    assert.match(applied(`${secretLine()}\n`, own.edits), /^const key = process\.env\./);
    // Files that are not there are made first.
    for (const change of changes.filter((each) => 'edits' in each && each.textDocument.uri !== uri)) {
      assert.ok('edits' in change && changes.some((each) => 'kind' in each && each.uri === change.textDocument.uri));
    }
    assert.ok(!JSON.stringify(actions).includes(stripeKey()));
  });

  it('offers to excuse last, and never as the one that is preferred', async () => {
    const client = await started({ capabilities: CAPABILITIES });
    const uri = uriOf(folder(), 'pay.ts');
    client.open(uri, `${secretLine()}\n`);
    const actions = await actionsAt(client, uri, secretLine(), 'sk_live', ['quickfix']);
    const waivers = actions.filter(({ title }) => title.startsWith('Waive'));
    assert.ok(waivers.length > 0 && waivers.length < actions.length);
    assert.deepEqual(actions.slice(-waivers.length), waivers);
    assert.ok(waivers.every(({ isPreferred }) => isPreferred === undefined));
    assert.ok(actions.filter(({ isPreferred }) => isPreferred === true).length <= 1);
  });

  it('fills gaps of manifests where everything is to be fixed, and excuses nothing', async () => {
    const client = await started({ capabilities: CAPABILITIES, files: { 'nhi.yaml': 'version: 1\n' } });
    const uri = uriOf(folder(), WORKFLOW);
    const text = `${PUBLISH}# ${secretLine()}\n`;
    client.open(uri, text);
    const actions = await actionsAt(client, uri, text, 'on: push', ['source.fixAll']);
    assert.deepEqual(
      actions.map(({ kind }) => kind),
      ['source.fixAll.nhi'],
    );
    const changes = actions[0]?.edit.documentChanges ?? [];
    assert.equal(changes.length, 1);
    const [change] = changes;
    assert.ok(change && 'edits' in change && change.textDocument.uri === uriOf(folder(), 'nhi.yaml'));
    assert.match(applied('version: 1\n', change.edits), /status: proposed[\s\S]*gha:secret\/NPM_TOKEN/);
    assert.deepEqual(await actionsAt(client, uri, text, 'on: push', ['refactor']), []);
  });

  it('speaks to clients that know no versions of documents', async () => {
    const client = await started({ files: { 'nhi.yaml': 'version: 1\n' } });
    const uri = uriOf(folder(), WORKFLOW);
    client.open(uri, PUBLISH);
    const actions = await actionsAt(client, uri, PUBLISH, 'NPM_TOKEN');
    const declare = actions.find(({ title }) => title.startsWith('Declare NPM_TOKEN in nhi.yaml'));
    assert.deepEqual(Object.keys(declare?.edit.changes ?? {}), [uriOf(folder(), 'nhi.yaml')]);
  });

  it('says what is left to do elsewhere once a repair was applied', async () => {
    const client = await started({ capabilities: CAPABILITIES });
    const uri = uriOf(folder(), 'pay.ts');
    client.open(uri, `${secretLine()}\n`);
    const actions = await actionsAt(client, uri, secretLine(), 'sk_live');
    const command = actions.map((each) => each.command).find((each) => each !== undefined);
    assert.equal(command?.command, 'nhi.note');
    assert.equal(await client.ask('workspace/executeCommand', command), null);
    const { message } = await client.heard<{ message: string }>('window/showMessage');
    assert.deepEqual([message], command.arguments);
  });
});
