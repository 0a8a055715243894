import assert from 'node:assert/strict';
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { treeOf } from '../../extension/worker/tree';
import { scanTree } from '../../scanner/cli/scan-tree';
import { identifySecret } from '../../scanner/sources';
import { createSession } from '../../scanner/service';
import type { Session } from '../../scanner/service';
import type { ScanResult } from '../../scanner/model';
import { repository } from '../sources/repository';
import type { Repository } from '../sources/repository';
import { stripeKey, TODAY } from '../scan/memory';
import { unhurried } from './rooted';

const DEMO = join(__dirname, '../../demo/service');

/** The demo as `npm start` scans it, with values made now. */
function demo(): Repository {
  const folder = repository();
  for (const entry of readdirSync(DEMO, { recursive: true, withFileTypes: true })) {
    if (!entry.isFile()) continue;
    const path = join(entry.parentPath, entry.name);
    const text = readFileSync(path, 'utf8')
      .replace('{{soon}}', '2031-03-13')
      .replace('{{later}}', '2031-09-01')
      .replace('{{past}}', '2031-02-01')
      .replace('{{stripe-live-key}}', stripeKey())
      .replace(/\{\{aws-access-key-id\}\}/g, 'AK' + 'IA' + 'QWERTZU7ASDFGH2Y');
    folder.write(path.slice(DEMO.length + 1), text);
  }
  folder.write('.gitignore', '.env\n');
  folder.write('.env', `STRIPE_API_KEY=${stripeKey()}\n`);
  folder.write('logo.bin', '\0\0\0');
  return folder;
}

async function scanned(folder: Repository): Promise<ScanResult> {
  const request = { cwd: folder.path, paths: [], subject: 'tree', noIgnore: false, today: TODAY } as const;
  return (await scanTree(request)).result;
}

async function sessionOf(folder: Repository): Promise<Session> {
  const root = { id: '', kind: 'folder', folder: folder.path } as const;
  const session = createSession({ openTree: () => treeOf(root, true), today: () => TODAY, identify: identifySecret });
  await session.readTree(unhurried);
  return session;
}

describe('the editor and the command line', () => {
  let folder: Repository;
  beforeEach(() => {
    folder = demo();
  });
  afterEach(() => {
    folder.remove();
  });

  it('say the same of the same files', async () => {
    const cli = await scanned(folder);
    assert.ok(cli.findings.length > 5);
    assert.deepEqual((await (await sessionOf(folder)).view()).result, cli);
  });

  it('say the same where every file is open', async () => {
    const session = await sessionOf(folder);
    const { findings, inventory } = await scanned(folder);
    for (const path of treeOf({ id: '', kind: 'folder', folder: folder.path }, true).paths()) {
      if (!path.endsWith('.bin')) session.open(path, readFileSync(join(folder.path, path), 'utf8'), true);
    }
    const { result } = await session.view();
    assert.deepEqual(result.findings, findings);
    assert.deepEqual(result.inventory, inventory);
  });

  it('say the same after every file was typed anew', async () => {
    const session = await sessionOf(folder);
    folder.write('src/pay.ts', `// moved\nexport const STRIPE_API_KEY = '${stripeKey()}';\n`);
    folder.write('nhi.yaml', readFileSync(join(folder.path, 'nhi.yaml'), 'utf8').replace('2031-03-13', '2031-08-01'));
    for (const path of ['src/pay.ts', 'nhi.yaml']) {
      session.open(path, readFileSync(join(folder.path, path), 'utf8'), true);
    }
    assert.deepEqual((await session.view()).result.findings, (await scanned(folder)).findings);
  });
});
