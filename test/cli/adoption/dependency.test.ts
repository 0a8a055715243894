import { strict as assert } from 'node:assert';
import fc from 'fast-check';
import { withDependency } from '../../../scanner/cli/adoption/dependency';

const changed = (text: string): string | undefined => {
  const change = withDependency(text, '1.2.3');
  return change.kind === 'change' ? change.text : undefined;
};

describe('an exact development dependency', () => {
  const layouts: Readonly<Record<string, readonly [string, string]>> = {
    'in the order of names': [
      '{\n  "devDependencies": {\n    "mocha": "1",\n    "zod": "2"\n  }\n}\n',
      '{\n  "devDependencies": {\n    "mocha": "1",\n    "nhi-guard": "1.2.3",\n    "zod": "2"\n  }\n}\n',
    ],
    'behind the last name': [
      '{\n  "devDependencies": {\n    "mocha": "1"\n  },\n  "private": true\n}\n',
      '{\n  "devDependencies": {\n    "mocha": "1",\n    "nhi-guard": "1.2.3"\n  },\n  "private": true\n}\n',
    ],
    'before the first name': [
      '{\n  "devDependencies": {\n    "zod": "2"\n  }\n}\n',
      '{\n  "devDependencies": {\n    "nhi-guard": "1.2.3",\n    "zod": "2"\n  }\n}\n',
    ],
    'where there are none': [
      '{\n  "name": "a"\n}\n',
      '{\n  "name": "a",\n  "devDependencies": {\n    "nhi-guard": "1.2.3"\n  }\n}\n',
    ],
    'with tabs': [
      '{\n\t"devDependencies": {\n\t\t"a": "1"\n\t}\n}\n',
      '{\n\t"devDependencies": {\n\t\t"a": "1",\n\t\t"nhi-guard": "1.2.3"\n\t}\n}\n',
    ],
    'with four blanks and Windows line ends': [
      '{\r\n    "devDependencies": {\r\n        "a": "1"\r\n    }\r\n}\r\n',
      '{\r\n    "devDependencies": {\r\n        "a": "1",\r\n        "nhi-guard": "1.2.3"\r\n    }\r\n}\r\n',
    ],
  };
  for (const [name, [before, after]] of Object.entries(layouts)) {
    it(`is added ${name}`, () => {
      assert.equal(changed(before), after);
      assert.deepEqual(withDependency(after, '1.2.3'), { kind: 'there' });
    });
  }

  it('is left as it is where it stands already, in whichever group and version, and in our own repository', () => {
    for (const group of ['dependencies', 'devDependencies', 'optionalDependencies', 'peerDependencies']) {
      assert.equal(withDependency(`{ "${group}": { "nhi-guard": "^0.9.0" } }`, '1.2.3').kind, 'there');
    }
    assert.equal(withDependency('{ "name": "nhi-guard" }', '1.2.3').kind, 'there');
  });

  it('is not added to what is no package', () => {
    for (const text of ['', '[]', 'null', '{ "a": }', '{} // a comment', '{ "devDependencies": [] }']) {
      assert.equal(withDependency(text, '1.2.3').kind, 'unreadable', text);
    }
  });

  it('changes nothing else, whatever the file holds', () => {
    const names = fc.string({ unit: fc.constantFrom(...Array.from('abnz-@/')), minLength: 1, maxLength: 6 });
    const group = fc.dictionary(names, fc.constantFrom('1', '^2.0.0', 'file:.'), { noNullPrototype: true });
    const manifest = fc.record(
      { name: names, private: fc.boolean(), dependencies: group, devDependencies: group, files: fc.array(names) },
      { requiredKeys: [], noNullPrototype: true },
    );
    fc.assert(
      fc.property(manifest, fc.constantFrom(undefined, 2, 4, '\t'), (before, indent) => {
        const text = changed(JSON.stringify(before, null, indent));
        assert.deepEqual(JSON.parse(text ?? ''), {
          ...before,
          devDependencies: { ...before.devDependencies, 'nhi-guard': '1.2.3' },
        });
      }),
    );
  });
});
