import assert from 'node:assert/strict';
import { kernelScanner, latin1, tell, twinScanner } from './scanners';
import { vocabulary } from './vocabulary';

const engines = [
  { name: 'kernel', scanner: kernelScanner(vocabulary) },
  { name: 'twin', scanner: twinScanner(vocabulary) },
];

for (const { name, scanner } of engines) {
  const found = (wanted: string, text: string): string[] =>
    tell(scanner, latin1(text))
      .filter(([kind]) => kind === wanted)
      .map(([, , ...places]) => places.map((from, index) => text.slice(from, places[index + 1])).join('|'));

  describe(`URLs with a password, by the ${name}`, () => {
    it('are told with the first colon and the last @ of the authority', () => {
      assert.deepEqual(found('url', 'x://u:p@h'), ['://u|:p|@h']);
      assert.deepEqual(found('url', 'x://u@mail.example:p@h/'), ['://u@mail.example|:p|@h/']);
      assert.deepEqual(found('url', 'x://u:p' + '@q:r@h'), ['://u|:p@q:r|@h']);
      assert.deepEqual(found('url', 'x://:p@h'), ['://|:p|@h']);
    });

    it('are none without colon or @ in the authority', () => {
      for (const text of [
        'x://h/a:b@c',
        'x://h:80/',
        'x://u@h',
        'x://u@h:80/',
        'x:/u:p@h',
        '//u:p@h',
        'x://u:p?@h',
        'x://u :p@h',
      ])
        assert.deepEqual(found('url', text), [], text);
    });

    it('may have an authority of 1,024 bytes up to the @', () => {
      assert.equal(found('url', `x://u:${'p'.repeat(1021)}@h`).length, 1);
      assert.equal(found('url', `x://u:${'p'.repeat(1022)}@h`).length, 0);
    });
  });

  describe(`PEM blocks, by the ${name}`, () => {
    it('begin with five dashes and BEGIN', () => {
      assert.deepEqual(found('pem', '"-----BEGIN X'), ['-----|BEGIN X']);
      assert.deepEqual(found('pem', '-------BEGIN'), ['-----|BEGIN']);
      for (const text of ['----BEGIN', '-----begin', '-----BEGI', '----- BEGIN', 'BEGIN'])
        assert.deepEqual(found('pem', text), [], text);
    });
  });

  describe(`markers, by the ${name}`, () => {
    it('are told wherever they stand, in any case', () => {
      const texts = [
        '# nhi' + '-allow x',
        'xnhi' + '-allowx',
        '//NHI' + '-Allow',
        'gitleaks:allow',
        'Pragma: Allowlist secret',
        'xggignorex',
      ];
      for (const text of texts) assert.equal(found('marker', text).length, 1, text);
      for (const text of ['nhi_allow', 'nhi-allo', 'pragma:allowlist'])
        assert.equal(found('marker', text).length, 0, text);
    });

    it('are found at every place in a block', () => {
      for (const marker of vocabulary.markers)
        for (let shift = 0; shift <= 130; shift++) {
          const told = tell(scanner, latin1(' '.repeat(shift) + marker));
          assert.deepEqual(told, [['marker', vocabulary.markers.indexOf(marker), shift, shift + marker.length]]);
        }
    });
  });
}
