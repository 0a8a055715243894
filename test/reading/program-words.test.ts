import assert from 'node:assert/strict';
import { builtVocabulary } from '../../scanner/engine';
import { identitySources } from '../../scanner/identities';
import { allProgramNames, allProgramWords } from '../../scanner/identities/program-words';
import type { ByteReader, Document } from '../../scanner/model';
import { readDocument } from '../../scanner/reading';
import { createSecretScanner } from '../../scanner/secrets';
import { readerOf } from '../../scanner/text';

/** A document that counts how often it is opened. */
function counted(path: string, bytes: Uint8Array): { readonly document: Document; readonly opened: () => number } {
  let times = 0;
  const open = (): ByteReader => {
    times++;
    return readerOf(bytes);
  };
  return { document: { path, origin: { kind: 'memory' }, open }, opened: () => times };
}

const utf8 = (text: string): Uint8Array => new TextEncoder().encode(text);

const PROGRAM = `import * as iam from 'aws-cdk-lib/aws-iam';\nconst user = new iam.User(this, 'ci');\n`;

describe('a program', () => {
  const scanner = createSecretScanner();

  it('is read for identities where it holds a word of a source, whatever folder it is in, and opened once', () => {
    const { document, opened } = counted('src/deep/main.ts', utf8(PROGRAM));
    const { fragments, bytes } = readDocument(document, scanner);
    assert.deepEqual([...fragments.keys()], ['cdk']);
    assert.equal(bytes, PROGRAM.length);
    assert.equal(opened(), 1);
  });

  it('is read once more where it is too large for the memory of the engine', () => {
    const { document, opened } = counted('src/main.ts', utf8(PROGRAM + '\n'.repeat(700_000)));
    assert.deepEqual([...readDocument(document, scanner).fragments.keys()], ['cdk']);
    assert.equal(opened(), 2);
  });

  it('is read where it is written in UTF-16', () => {
    const units = Uint16Array.from(`\uFEFF${PROGRAM}`, (unit) => unit.charCodeAt(0));
    const { document } = counted('src/main.ts', new Uint8Array(units.buffer));
    assert.deepEqual([...readDocument(document, scanner).fragments.keys()], ['cdk']);
  });

  it('says nothing of identities without such a word, in another language, or above 1 MB', () => {
    const others: readonly (readonly [path: string, text: string])[] = [
      ['src/main.ts', PROGRAM.replace('aws-cdk-lib', 'aws-lib')],
      ['src/main.css', PROGRAM],
      ['src/main.ts', PROGRAM + '\n'.repeat(1_048_577)],
    ];
    for (const [path, text] of others) {
      const { fragments, skip } = readDocument(counted(path, utf8(text)).document, scanner);
      assert.equal(fragments.size, 0, path);
      assert.equal(skip, undefined, path);
    }
  });

  it('is looked at for every word that a source names', () => {
    const words = identitySources.flatMap(({ programs }) => [...(programs?.words ?? [])]);
    assert.deepEqual([...new Set(words)].sort(), [...allProgramWords, ...allProgramNames].sort());
    const { markers, literals } = builtVocabulary();
    for (const word of words) assert.ok(markers.includes(word) || literals.includes(word), word);
  });
});
