import assert from 'node:assert/strict';
import { addSettings } from '../../scanner/manifest';
import { UsageError } from '../../scanner/model';

const WAIVER = { rules: ['secret/jwt'], paths: ['test/**'], until: '2031-05-01', reason: 'made up: "x"' };
const WAIVER_LINES = `  - rule: secret/jwt\n    paths: ["test/**"]\n    until: 2031-05-01\n    reason: "made up: \\"x\\""\n`;
const both = (text: string | undefined): string => addSettings(text, { exclude: ['vendor/**'], waivers: [WAIVER] });

const TABLE: readonly (readonly [what: string, before: string | undefined, after: string])[] = [
  ['no file', undefined, `version: 1\n\nscan:\n  exclude:\n    - "vendor/**"\n\nwaivers:\n${WAIVER_LINES}`],
  [
    'neither',
    'version: 1 # said\nidentities: []\n',
    `version: 1 # said\nidentities: []\n\nscan:\n  exclude:\n    - "vendor/**"\n\nwaivers:\n${WAIVER_LINES}`,
  ],
  [
    'both, in lines',
    'version: 1\nscan:\n    max_file_bytes: 9 # small\n    exclude:\n      - a\n\nwaivers:\n  - { rule: secret/x, paths: [b] }\n  # end\nidentities: []\n',
    `version: 1\nscan:\n    max_file_bytes: 9 # small\n    exclude:\n      - a\n      - "vendor/**"\n\nwaivers:\n  - { rule: secret/x, paths: [b] }\n  # end\n\n${WAIVER_LINES}identities: []\n`,
  ],
  [
    'a scan without exclude',
    'version: 1\nscan:\n    max_file_bytes: 9\nidentities: []\n',
    `version: 1\nscan:\n    max_file_bytes: 9\n    exclude:\n      - "vendor/**"\nidentities: []\n\nwaivers:\n${WAIVER_LINES}`,
  ],
  [
    'braces and brackets',
    'version: 1\nscan: { exclude: [a] }\nwaivers: [{ rule: secret/x, paths: [b] }]\n',
    'version: 1\nscan: { exclude: [a, "vendor/**"] }\nwaivers: [{ rule: secret/x, paths: [b] }, { rule: secret/jwt, paths: ["test/**"], until: 2031-05-01, reason: "made up: \\"x\\"" }]\n',
  ],
  [
    'braces without exclude, and a key without a value',
    'version: 1\nscan: { max_file_bytes: 9 }\nwaivers:\n',
    `version: 1\nscan: { max_file_bytes: 9, exclude: ["vendor/**"] }\nwaivers:\n${WAIVER_LINES}`,
  ],
  [
    'an empty list',
    'version: 1\nscan: { exclude: [] }\nwaivers: []\n',
    `version: 1\nscan: { exclude: [ "vendor/**" ] }\nwaivers:\n${WAIVER_LINES}`,
  ],
];

describe('addSettings', () => {
  for (const [what, before, after] of TABLE)
    it(`adds to ${what}, and leaves the rest`, () => assert.equal(both(before), after));

  it('changes nothing where there is nothing to add', () =>
    assert.equal(addSettings('version: 1\n# said\n', { exclude: [], waivers: [] }), 'version: 1\n# said\n'));

  it('says where it cannot add, and adds nothing by halves', () => {
    for (const text of [
      'version: 1\nidentities: [\n',
      '{ version: 1 }\n',
      'version: 1\nscan: none\n',
      'version: 1\nwaivers: { a: b }\n',
    ])
      assert.throws(() => both(text), UsageError, text);
  });
});
