import assert from 'node:assert/strict';
import { readdirSync } from 'node:fs';
import { join } from 'node:path';
import fc from 'fast-check';
import { mcp } from '../../../scanner/identities/mcp';
import type { IdentityReference } from '../../../scanner/model';
import { assertGolden, describeReading, filesClaimed, readingOf } from '../golden';

const FIXTURES = join(__dirname, 'fixtures');

function references(text: string, path = '.mcp.json'): readonly IdentityReference[] {
  return readingOf(mcp, new Map([[path, text]])).references;
}

/** One server, its parts as given. */
function serverWith(parts: object, path?: string): readonly IdentityReference[] {
  return references(JSON.stringify({ mcpServers: { one: parts } }), path);
}

function keysOf(found: readonly IdentityReference[]): string[] {
  return found.map(({ key }) => key);
}

describe('identities in MCP configurations', () => {
  for (const name of readdirSync(FIXTURES)) {
    it(name.replaceAll('-', ' '), () => {
      const folder = join(FIXTURES, name);
      assertGolden(folder, describeReading(readingOf(mcp, filesClaimed(mcp, folder))));
    });
  }

  it('takes a token of GitHub for a real one', () => {
    const [server, token] = serverWith({ command: 'x', env: { GITHUB_TOKEN: '${GITHUB_TOKEN}' } });
    assert.equal(server?.duty, 'stored');
    assert.equal(token?.credential, 'static');
    assert.equal(token.provider, 'github');
  });

  it('asks for an entry of the server, which covers what it is given', () => {
    const [server, token] = serverWith({ command: 'x', env: { A_TOKEN: 'b' } });
    assert.deepEqual(
      [server?.key, server?.duty, server?.linkedKeys],
      ['mcp:server/one', 'stored', ['mcp:env/one/A_TOKEN']],
    );
    assert.deepEqual(
      [token?.key, token?.duty, token?.linkedKeys],
      ['mcp:env/one/A_TOKEN', 'found', ['mcp:server/one']],
    );
  });

  it('asks for no entry where a server is given no credential', () => {
    for (const parts of [
      { command: 'x' },
      { command: 'x', env: { LOG_LEVEL: 'debug', MAX_TOKENS: '100' } },
      { command: 'x', env: { API_KEY: '' } },
      { url: 'https://mcp.example.com' },
      { url: 'https://mcp.example.com/?v=1', headers: { Accept: 'text/plain' } },
      { command: 'x', args: ['--port', '1', '--no-auth', '--token-limit=5'] },
    ]) {
      assert.deepEqual(
        serverWith(parts).filter(({ duty }) => duty !== 'found'),
        [],
        JSON.stringify(parts),
      );
    }
  });

  const arguments_: readonly (readonly [args: readonly string[], keys: readonly string[]])[] = [
    [['--api-key', 'abc'], ['api-key']],
    [['--api-key=abc'], ['api-key']],
    [['--access-token', '${TOKEN}'], ['access-token']],
    [['--key', 'abc'], ['key']],
    [['-e', 'API_KEY=abc', '-e', 'MODE=1'], ['API_KEY']],
    [['--env', 'API_KEY'], ['API_KEY']],
    [['--env=API_KEY'], ['API_KEY']],
    [['-H', 'X-API-Key: abc'], ['X-API-Key']],
    [['--header', 'Accept: abc'], []],
    [['API_KEY=abc'], ['API_KEY']],
    [['--dsn', 'mysql://a:b@c/d'], ['dsn']],
    [['mysql://a:b@c/d'], ['args']],
    [['--db', 'mysql://a:b@c/d'], ['db']],
    [['https://host.example/mcp?api_key=abc'], ['api_key']],
    [['${DATABASE_URL}'], ['DATABASE_URL']],
    [['--token', '--verbose'], []],
    [['--token'], []],
    [['--tokenizer', 'x', '--path', '/a/b', 'plain'], []],
  ];
  for (const [args, keys] of arguments_) {
    it(`reads the arguments ${args.join(' ')}`, () => {
      const found = keysOf(serverWith({ command: 'x', args })).filter((key) => key.startsWith('mcp:env/'));
      assert.deepEqual(
        found,
        keys.map((key) => `mcp:env/one/${key}`),
      );
    });
  }

  const commands: readonly (readonly [command: readonly string[], consumer: string])[] = [
    [['npx', '-y', '@acme/mcp@1.2.3'], 'npx @acme/mcp@1.2.3'],
    [['npx', '-p', 'pkg@2.0.0', 'bin'], 'npx pkg@2.0.0'],
    [['cmd', '/c', 'npx', '-y', 'pkg'], 'npx pkg'],
    [['C:\\nodejs\\npx.cmd', 'pkg'], 'npx pkg'],
    [['pnpm', 'dlx', 'pkg@latest'], 'pnpm pkg@latest'],
    [['uvx', '--from', 'git+https://user:secret@git.example.com/a/b@0123', 'tool'], 'uvx git.example.com/a/b@0123'],
    [['uv', 'tool', 'run', 'pkg==1.0'], 'uv pkg@1.0'],
    [['uv', '--directory', '/x', 'run', 'server.py'], 'uv server.py'],
    [['docker', 'run', '--rm', '-i', '-e', 'A=b', '-v', '/a:/b', 'acme/mcp:1.0'], 'docker acme/mcp:1.0'],
    [['docker', 'run', 'registry.example.com:5000/mcp'], 'docker registry.example.com:5000/mcp'],
    [['docker', 'compose', 'up'], 'docker'],
    [['/usr/local/bin/acme-mcp', '--stdio'], 'acme-mcp'],
    [['python3', '-m', 'acme'], 'python3 acme'],
  ];
  for (const [[command, ...args], consumer] of commands) {
    it(`names what ${[command, ...args].join(' ')} starts`, () => {
      assert.equal(serverWith({ command, args })[0]?.consumer, consumer);
    });
  }

  const scopes: readonly (readonly [path: string, scope: string])[] = [
    ['.mcp.json', ''],
    ['.vscode/mcp.json', ''],
    ['apps/web/.mcp.json', '@apps/web'],
    ['apps/web/.cursor/mcp.json', '@apps/web'],
    ['apps/@web/.kiro/settings/mcp.json', '@apps/@web'],
    ['.junie/mcp/mcp.json', ''],
  ];
  for (const [path, scope] of scopes) {
    it(`scopes the servers of ${path}`, () => {
      const [server, token] = serverWith({ command: 'x', env: { A_TOKEN: 'b' } }, path);
      assert.equal(server?.key, `mcp:server/one${scope}`);
      assert.equal(token?.key, `mcp:env/one/A_TOKEN${scope}`);
    });
  }

  it('claims what clients read, and nothing beside it', () => {
    for (const path of [
      '.mcp.json',
      'a/mcp.json',
      '.vscode/mcp.json',
      '.cursor/mcp.json',
      'claude_desktop_config.json',
      '.claude/settings.local.json',
      '.codex/config.toml',
      '.continue/mcpServers/x.yml',
      'opencode.jsonc',
      '.github/mcp.json',
      '.amazonq/mcp.json',
      'shop.code-workspace',
    ]) {
      assert.ok(mcp.claims(path), path);
    }
    for (const path of [
      'settings.json',
      'config.toml',
      'package.json',
      'xmcp.json',
      '.continue/x.yaml',
      'a/mcp.json/b',
      '',
    ]) {
      assert.ok(!mcp.claims(path), path);
    }
  });

  it('reads nothing into settings that are about something else', () => {
    assert.deepEqual(
      references('{"servers": {"a": {"url": "https://x.example", "token": "abc"}}}', 'x/server.json'),
      [],
    );
    assert.deepEqual(references('{"mcp": true, "terminal": {"env": {"A_TOKEN": "b"}}}', '.vscode/settings.json'), []);
  });

  it('keeps nothing of a value in what is cached, and quotes none, also of a neighbour on the same line', () => {
    const parts = {
      command: 'x',
      args: ['--token', 'correct-1', 'mysql://a:horse-2' + '@c/d', '-e', 'API_KEY=battery-3'],
      env: { DB_PASSWORD: 'sta' + 'ple-4', URL: 'https://u:sesame-5' + '@h' },
      headers: { Authorization: 'Basic open-6' },
      url: 'https://h.example/?api_key=please-7',
      auth: { CLIENT_SECRET: 'thanks-8' },
    };
    const text = JSON.stringify({ mcpServers: { one: parts, two: { command: 'y' } } });
    assert.doesNotMatch(
      JSON.stringify(mcp.read('.mcp.json', text)),
      /(?:correct|horse|battery|staple|sesame|open|please|thanks)-\d/,
    );
  });

  it('hides a value that had to be decoded as well', () => {
    const [, token] = references(
      String.raw`{"mcpServers": {"one": {"command": "x", "env": {"A_TOKEN": "cor\/rect\u002dhorse"}}}}`,
    );
    assert.doesNotMatch(token?.place.excerpt.text ?? '', /rect|horse/);
  });

  it('gives the same fragment for the same text in another folder', () => {
    const fragment = mcp.read('.mcp.json', JSON.stringify({ mcpServers: { one: { command: 'x' } } }));
    const [server] = mcp.resolve(new Map([['a/.mcp.json', fragment]]), () => undefined).references;
    assert.equal(server?.key, 'mcp:server/one@a');
    assert.equal(server.place.path, 'a/.mcp.json');
  });

  it('stands exactly on names, and survives every truncation and mutation of real files', () => {
    const files = readdirSync(FIXTURES).flatMap((name) => [...filesClaimed(mcp, join(FIXTURES, name))]);
    const cut = fc.record({
      at: fc.nat(),
      length: fc.nat(20),
      by: fc.constantFrom('', '"', '{', '}', '[', ',', '\n', '\\', '$', 'é'),
    });
    for (const [path, text] of files) {
      for (let end = 0; end < text.length; end += 7) references(text.slice(0, end), path);
      fc.assert(
        fc.property(cut, ({ at, length, by }) => {
          const start = at % (text.length + 1);
          const content = text.slice(0, start) + by + text.slice(start + length);
          for (const { place, kind, key } of references(content, path)) {
            const { start: from, end: to } = place.range;
            assert.ok(from >= 0 && from <= to && to <= content.length);
            const shown = content.slice(from, to);
            if (kind === 'mcp_server' && /^[\w-]+$/.test(shown)) assert.ok(key.includes(shown), `${key} ${shown}`);
          }
        }),
        { numRuns: 40 },
      );
    }
  }).timeout(20_000);
});
