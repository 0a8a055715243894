import { strict as assert } from 'node:assert';
import { execFileSync } from 'node:child_process';
import {
  chmodSync,
  lstatSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  rmSync,
  statSync,
  symlinkSync,
  writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { checkSavable, saveFiles } from '../../scanner/cli/save';
import { UsageError } from '../../scanner/model';

const saveFile = (cwd: string, path: string, text: string): void => saveFiles(cwd, [{ path, text }]);

describe('a file that is saved', () => {
  let folder = '';
  beforeEach(() => {
    folder = mkdtempSync(join(tmpdir(), 'nhi-save-'));
  });
  afterEach(() => {
    rmSync(folder, { recursive: true });
  });

  it('is there whole, and nothing beside it', () => {
    saveFile(folder, 'a.json', 'one');
    saveFile(folder, 'a.json', 'two');
    assert.equal(readFileSync(join(folder, 'a.json'), 'utf8'), 'two');
    assert.deepEqual(readdirSync(folder), ['a.json']);
  });

  it('replaces: who has the old one open keeps reading it', () => {
    saveFile(folder, 'a.json', 'one');
    const before = statSync(join(folder, 'a.json')).ino;
    saveFile(folder, 'a.json', 'two');
    assert.notEqual(statSync(join(folder, 'a.json')).ino, before);
  });

  it('keeps the permissions it had', () => {
    writeFileSync(join(folder, 'a'), '');
    chmodSync(join(folder, 'a'), 0o664);
    saveFile(folder, 'a', 'x');
    assert.equal(statSync(join(folder, 'a')).mode & 0o777, 0o664);
  });

  it('goes where a symbolic link leads, and the link stays', () => {
    mkdirSync(join(folder, 'real'));
    writeFileSync(join(folder, 'real', 'a'), '');
    symlinkSync('real/a', join(folder, 'link'));
    saveFile(folder, 'link', 'x');
    assert.ok(lstatSync(join(folder, 'link')).isSymbolicLink());
    assert.equal(readFileSync(join(folder, 'real', 'a'), 'utf8'), 'x');
  });

  it('is written into what is no regular file, which stays what it is', function () {
    if (process.platform === 'win32') this.skip();
    saveFile(folder, '/dev/null', 'x');
    assert.ok(statSync('/dev/null').isCharacterDevice());
    const pipe = join(folder, 'pipe');
    execFileSync('mkfifo', [pipe]);
    checkSavable(folder, ['pipe']);
    assert.ok(lstatSync(pipe).isFIFO());
  });

  const refused: readonly (readonly [string, string])[] = [
    ['sub', 'cannot write sub: it is a folder'],
    ['none/a.json', 'cannot write none/a.json: there is no such folder'],
    ['file/a.json', 'cannot write file/a.json: its folder is a file'],
    ['dangling', 'cannot write dangling: there is no such folder'],
    ['x'.repeat(300), `cannot write ${'x'.repeat(300)}: the name is too long`],
  ];
  for (const [path, message] of refused) {
    it(`is refused early and late: ${path.slice(0, 20)}`, () => {
      mkdirSync(join(folder, 'sub'));
      writeFileSync(join(folder, 'file'), '');
      symlinkSync('nowhere/a', join(folder, 'dangling'));
      for (const act of [() => checkSavable(folder, [path]), () => saveFile(folder, path, 'x')]) {
        assert.throws(act, new UsageError(message));
      }
      assert.deepEqual(readdirSync(folder).sort(), ['dangling', 'file', 'sub']);
    });
  }

  describe('with others', () => {
    const both = (...paths: string[]) => paths.map((path) => ({ path, text: path }));

    it('is there with all of them', () => {
      saveFiles(folder, both('a', 'b'));
      assert.deepEqual(readdirSync(folder), ['a', 'b']);
    });

    it('stays as it was where one of them cannot be written', () => {
      writeFileSync(join(folder, 'a'), 'before');
      // Passes the early check and fails late: the name beside the target is too long.
      const long = 'x'.repeat(250);
      checkSavable(folder, ['a', long]);
      assert.throws(() => saveFiles(folder, both('a', long)), UsageError);
      assert.deepEqual(readdirSync(folder), ['a']);
      assert.equal(readFileSync(join(folder, 'a'), 'utf8'), 'before');
    });

    it('is not one of them by another name', () => {
      mkdirSync(join(folder, 'real'));
      symlinkSync('real', join(folder, 'link'));
      symlinkSync('real/a', join(folder, 'shortcut'));
      writeFileSync(join(folder, 'real', 'b'), '');
      symlinkSync('real/b', join(folder, 'b'));
      for (const [one, other] of [
        ['a', './a'],
        ['real/a', 'link/a'],
        ['real/b', 'b'],
        ['real/a', join(folder, 'real/a')],
      ] as const) {
        const refused = new UsageError(`two reports go to ${other}: give each a file of its own`);
        assert.throws(() => checkSavable(folder, [one, other]), refused);
      }
    });
  });
});
