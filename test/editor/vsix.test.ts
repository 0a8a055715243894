import assert from 'node:assert/strict';
import { existsSync, readFileSync, readdirSync } from 'node:fs';
import { join } from 'node:path';
import { contributes, main } from '../../package.json';
import { packaged } from './packaged';

const ROOT = join(__dirname, '../..');
const LISTING = readFileSync(join(__dirname, 'vsix.txt'), 'utf8').trim().split('\n');
const MAX_BYTES = 600 * 1024;
const MAX_SETTINGS = 15;

/** Of a ZIP file's central directory (APPNOTE 4.3.12 and 4.3.16), whose names vsce writes without a comment behind them. */
function namesIn(file: Buffer): string[] {
  const end = file.lastIndexOf(Buffer.from('PK\x05\x06', 'latin1'));
  const names: string[] = [];
  let at = file.readUInt32LE(end + 16);
  for (let left = file.readUInt16LE(end + 10); left > 0; left--) {
    const nameLength = file.readUInt16LE(at + 28);
    names.push(file.toString('utf8', at + 46, at + 46 + nameLength));
    at += 46 + nameLength + file.readUInt16LE(at + 30) + file.readUInt16LE(at + 32);
  }
  return names;
}

/** vsce looked for secrets in it when it was made, and would have refused. */
describe('the packaged extension', () => {
  it('holds what is committed as its listing, in at most 600 KB', () => {
    const file = readFileSync(packaged());
    const names = namesIn(file).map((name) => name.replace(/parts\/[\w-]+\.js$/, 'parts/*.js'));
    assert.deepEqual([...new Set(names)].toSorted(), LISTING.toSorted());
    assert.ok(file.length <= MAX_BYTES, `${file.length} bytes`);
  });

  it('names files that are there, few settings, and commands that read as ours', () => {
    const { configuration, commands, walkthroughs, viewsContainers } = contributes;
    assert.ok(Object.keys(configuration.properties).length <= MAX_SETTINGS);
    assert.ok(commands.every(({ category, command }) => category === 'NHI' && command.startsWith('nhi.')));
    const media = walkthroughs.flatMap(({ steps }) => steps.map((step) => step.media.markdown));
    const icons = viewsContainers.activitybar.map(({ icon }) => icon);
    for (const file of [...media, ...icons, main]) assert.ok(existsSync(join(ROOT, file)), file);
  });

  it('lists every text of the host for whoever translates it', () => {
    const known = Object.keys(JSON.parse(readFileSync(join(ROOT, 'l10n/bundle.l10n.json'), 'utf8')) as object);
    const sources = readdirSync(join(ROOT, 'extension'), { recursive: true, encoding: 'utf8' });
    const texts = sources
      .filter((file) => file.endsWith('.ts'))
      .flatMap(
        (file) => readFileSync(join(ROOT, 'extension', file), 'utf8').match(/(?<=l10n\.t\(\s{0,20}')[^']+(?=')/g) ?? [],
      );
    assert.ok(texts.length > 20);
    assert.deepEqual(
      texts.filter((text) => !known.includes(text)),
      [],
    );
  });

  it('has every word that the manifest leaves to the user’s language', () => {
    const texts = JSON.parse(readFileSync(join(ROOT, 'package.nls.json'), 'utf8')) as Record<string, string>;
    const wanted = readFileSync(join(ROOT, 'package.json'), 'utf8').match(/(?<=")%[\w.]+%(?=")/g) ?? [];
    assert.deepEqual(
      wanted.map((name) => name.slice(1, -1)).filter((name) => texts[name] === undefined),
      [],
    );
    assert.deepEqual(Object.keys(texts).toSorted(), [...new Set(wanted.map((name) => name.slice(1, -1)))].toSorted());
  });
});
