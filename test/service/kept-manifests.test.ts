import assert from 'node:assert/strict';
import { loadManifests } from '../../scanner/manifest';
import { UnreadableError } from '../../scanner/model';
import type { Snapshot } from '../../scanner/model';
import { KeptManifests } from '../../scanner/service/kept-manifests';
import { snapshotOf } from '../scan/memory';

const entry = (id: string): string =>
  `version: 1\nidentities:\n  - id: ${id}\n    owner: web\n    references: ["gha:secret/A"]\n`;

describe('manifests that are kept', () => {
  it('are read anew only where one of them has changed, came or went', () => {
    const files: Record<string, string> = { 'nhi.yaml': entry('one'), 'src/a.ts': '' };
    const kept = new KeptManifests();
    const now = (): ReturnType<typeof loadManifests> => kept.of(snapshotOf(files), loadManifests);
    const first = now();
    files['src/a.ts'] = 'changed';
    files['src/b.ts'] = 'new';
    assert.equal(now(), first);
    files['nhi.yaml'] = entry('two');
    const second = now();
    assert.deepEqual(
      second.declarations.map(({ id }) => id),
      ['two'],
    );
    files['src/nhi.yaml'] = entry('three');
    assert.deepEqual(now().manifests, ['nhi.yaml', 'src/nhi.yaml']);
    delete files['src/nhi.yaml'];
    assert.deepEqual(now().manifests, ['nhi.yaml']);
  });

  it('are read anew where what one includes has changed', () => {
    const files: Record<string, string> = {
      'nhi.yaml': `${entry('one')}include: [nhi-team.yaml]\n`,
      'nhi-team.yaml': entry('two'),
    };
    const kept = new KeptManifests();
    const ids = (): string[] => kept.of(snapshotOf(files), loadManifests).declarations.map(({ id }) => id);
    assert.deepEqual(ids(), ['one', 'two']);
    files['nhi-team.yaml'] = entry('three');
    assert.deepEqual(ids(), ['one', 'three']);
  });

  it('are read anew where a link in the place of one came or went', () => {
    let kind: 'link' | undefined;
    const snapshot: Snapshot = { ...snapshotOf({}), kindAt: (path) => (path === 'nhi.yaml' ? kind : undefined) };
    const kept = new KeptManifests();
    const isBroken = (): boolean => kept.of(snapshot, loadManifests).broken;
    assert.equal(isBroken(), false);
    kind = 'link';
    assert.equal(isBroken(), true);
    kind = undefined;
    assert.equal(isBroken(), false);
  });

  it('are read anew until they can be read', () => {
    let isReadable = false;
    const below = snapshotOf({ 'nhi.yaml': entry('one') });
    const snapshot: Snapshot = {
      ...below,
      read(path) {
        if (!isReadable) throw new UnreadableError(path, 'permission denied', false);
        return below.read(path);
      },
    };
    const kept = new KeptManifests();
    assert.equal(kept.of(snapshot, loadManifests).broken, true);
    isReadable = true;
    assert.equal(kept.of(snapshot, loadManifests).broken, false);
    isReadable = false;
    assert.equal(kept.of(snapshot, loadManifests).broken, true);
  });
});
