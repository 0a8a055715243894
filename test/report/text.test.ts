import { strict as assert } from 'node:assert';
import { renderSummary, renderText } from '../../scanner/report';
import type { TextOptions } from '../../scanner/report';
import { textWidth } from '../../scanner/report/text/width';
import { assertGolden } from './golden';
import { acme, coverage, declaration, finding, identity, KEY_ID, place, result, skip } from './sample';

const options: TextOptions = {
  subject: 'tree',
  seconds: 0.06,
  color: false,
  width: 120,
  all: false,
  verbose: false,
  notes: false,
};

const manyOf = (number: number, rule = 'secret/generic-password') =>
  Array.from({ length: number }, (_, index) =>
    finding(place(`src/${String(index % 6)}.ts`, `const password = '…'`, 'password', index + 1), {
      rule,
      severity: 'warning',
      message: 'A password may be in the code (possible): (12)',
    }),
  );

describe('the text report', () => {
  it('shows findings by file, with code, remedy and a summary', () => {
    assertGolden('acme.txt', renderText(acme(), options));
  });

  it('keeps to a narrow terminal', () => {
    assertGolden('acme-60-columns.txt', renderText(acme(), { ...options, width: 60 }));
  });

  it('lists waived findings and what was not read when verbose', () => {
    assertGolden('acme-verbose.txt', renderText(acme(), { ...options, verbose: true }));
  });

  it('shows notes with --all', () => {
    assertGolden('acme-all.txt', renderText(acme(), { ...options, all: true }));
  });

  it('says which commit brought it', () => {
    const origin = {
      kind: 'commit',
      commit: 'c0ffee'.repeat(7).slice(0, 40),
      author: 'Ada <ada@x>',
      date: '2030-01-02',
    } as const;
    const shown = renderText(result({ findings: [finding(place('a.ts', 'a = 1', 'a'), { origin })] }), options);
    assert.match(shown, /^ +in commit c0ffeec0ffee of 2030-01-02 by Ada <ada@x>$/m);
  });

  it('differs with colour by the colours alone', () => {
    const coloured = renderText(acme(), { ...options, color: true });
    assert.notEqual(coloured, renderText(acme(), options));
    // eslint-disable-next-line no-control-regex -- the sequences are the point
    assert.equal(coloured.replace(/\u001b\[\d+m/g, ''), renderText(acme(), options));
  });

  it('gives a finding at most six lines, whatever it has to say', () => {
    const long = 'word '.repeat(80).trim();
    const crowded = finding(place('a.ts', `const a = '${'x'.repeat(230)}'`, 'x'.repeat(230)), {
      message: long,
      remedy: { text: long, command: 'nhi explain secret/aws-access-key' },
      related: Array.from({ length: 30 }, (_, index) => place(`b${index}.ts`, 'a', 'a')),
    });
    for (const width of [40, 80, 200]) {
      for (const remedy of [crowded.remedy, { text: long }]) {
        const [file, ...lines] = renderText(result({ findings: [{ ...crowded, remedy }] }), { ...options, width })
          .split('\n\n')[0]
          ?.split('\n') ?? [''];
        assert.equal(file, 'a.ts');
        assert.ok(lines.length <= 6, `${lines.length} lines at ${width}`);
        for (const line of lines) assert.ok(textWidth(line) <= width || line.includes('→ nhi'), line);
        assert.match(lines.join('\n'), /→ /);
      }
    }
  });

  it('collapses twenty of one rule into one and a count', () => {
    assertGolden('collapsed.txt', renderText(result({ findings: manyOf(20) }), options));
  });

  it('shows nineteen of one rule each, and all of them with --all', () => {
    const shown = (number: number, all: boolean): number =>
      renderText(result({ findings: manyOf(number) }), { ...options, all }).split('secret/generic-password').length - 1;
    assert.equal(shown(19, false), 19);
    assert.equal(shown(20, false), 2);
    assert.equal(shown(25, true), 25);
  });

  it('collapses by rule and severity, so that no error hides behind warnings', () => {
    const [first, ...warnings] = manyOf(20);
    const findings = [...warnings, { ...(first ?? assert.fail()), severity: 'error' as const }];
    assert.match(renderText(result({ findings }), options), /1:7 {2}error/);
  });

  it('names a further place once, and not the line it stands at', () => {
    const [own, again, other] = [1, 3, 8].map((line) => place('a.yml', 'a b', 'b', line));
    const related = [own, again, again, other].flatMap((each) => each ?? []);
    const text = renderText(result({ findings: [finding(place('a.yml', 'a b', 'a'), { related })] }), options);
    assert.match(text, /^ +also: line 3, line 8$/m);
    const alone = renderText(
      result({ findings: [finding(place('a.yml', 'a b', 'a'), { related: [own ?? assert.fail()] })] }),
      options,
    );
    assert.doesNotMatch(alone, /also/);
  });

  it('says a command once', () => {
    const remedy = { text: 'run nhi init: it writes the entry', command: 'nhi init' };
    const text = renderText(result({ findings: [finding(place('a', 'a', 'a'), { remedy })] }), options);
    assert.deepEqual(
      text.split('\n').filter((line) => line.includes('nhi init')),
      ['       → Run nhi init: it writes the entry'],
    );
  });

  it('leaves the frame out where there is no line to show', () => {
    const text = renderText(result({ findings: [finding(place('empty.yml', '', ''))] }), options);
    assert.doesNotMatch(text, /│/);
    assert.match(text, /→ nhi init/);
  });
});

describe('the summary', () => {
  const last = (more: Parameters<typeof result>[0], summary: Partial<TextOptions> = {}): string =>
    renderText(result(more), { ...options, ...summary });

  it('is the one line of a clean run, with the next end', () => {
    const inventory = [
      identity('npm-publish', { declaration: declaration('npm-publish'), expires: '2031-12-31' }),
      identity('later', { expires: '2032-01-01' }),
      identity('gone', { expires: '2031-02-28' }),
    ];
    assert.equal(
      last({ inventory }),
      '214 files (1.8 MB, 0.06 s), 3 identities, nothing to do. Next: npm-publish expires on 2031-12-31.\n',
    );
  });

  it('says in that one line what was not read, too', () => {
    const skipped = [skip('a.png', 'binary'), skip('b.sock', 'not-a-file'), skip('c.yml', 'tolerant-reader')];
    assert.equal(
      last({ coverage: coverage({ skipped }) }),
      '214 files (1.8 MB, 0.06 s), 0 identities, nothing to do. Not read: 1 binary file, 1 path that is no file. ' +
        'Read in part: 1 large or broken file by the tolerant reader.\n',
    );
  });

  it('says that there was nothing to look at', () => {
    assert.equal(last({ coverage: coverage({ files: 0, bytes: 0 }) }), '0 files: there is nothing to look at.\n');
    const skipped = [skip('a.tf', 'unreadable', { fatal: true })];
    assert.equal(
      last({ coverage: coverage({ files: 0, bytes: 0, skipped }) }),
      '0 files (0 B, 0.06 s), 0 identities, nothing found in what could be read. Not read: 1 path that cannot be read.\n',
    );
  });

  it('counts notes and waived findings without showing them', () => {
    const [note, waived] = [finding(place('a', 'a', 'a')), finding(place('b', 'b', 'b'))];
    const findings = [
      { ...note, severity: 'info' as const },
      { ...waived, waived: { reason: 'sample', until: '2031-04-01' } },
    ];
    const clean = '214 files (1.8 MB, 0.06 s), 0 identities, nothing to do.';
    assert.equal(last({ findings }), `${clean} 1 note (--all shows them), 1 waived.\n`);
    const live = { ...waived, rule: 'secret/x', confidence: 'certain' as const };
    const baselined = [{ ...live, waived: { reason: 'baseline', until: '2031-04-01' } }];
    const asked = '1 waived. 1 certain secret in the baseline: still live? Revoke it (nhi baseline show).';
    assert.equal(last({ findings: baselined }), `${clean} ${asked}\n`);
    assert.equal(last({ findings: baselined, coverage: coverage({ extent: 'partial' }) }), `${clean} 1 waived.\n`);
    const counted = last({ findings }, { notes: true });
    assert.match(counted, /info {2}identity\/undeclared/);
    assert.match(counted, /\n1 note in 1 of 214 files \(1\.8 MB, 0\.06 s\)\. 1 waived\./);
  });

  it('says today, tomorrow and how many end soon', () => {
    const findings = [finding(place('a', 'a', 'a'))];
    const ending = (...days: string[]): string =>
      last({ findings, inventory: days.map((expires) => identity(expires, { expires })) });
    assert.match(ending('2031-03-01'), /1 declared, 1 expires today\.\n$/);
    assert.match(ending('2031-03-02'), /1 declared, 1 expires in 1 day\.\n$/);
    assert.match(ending('2031-03-31', '2031-03-31', '2031-04-01'), /3 declared, 2 expire within 30 days\.\n$/);
  });

  it('speaks of files beyond those read where a part was scanned', () => {
    const findings = [finding(place('a', 'a', 'a')), finding(place('nhi.yaml', 'a', 'a'))];
    assert.match(
      last({ findings, coverage: coverage({ extent: 'partial', files: 1, bytes: 1 }) }),
      /^2 errors\. Read: 1 file \(1 B, 0\.06 s\)\. 0 identities\.$/m,
    );
  });

  it('speaks of entries where only the manifest was checked', () => {
    const inventory = ['a', 'b'].map((id) => identity(id, { state: 'unused', declaration: declaration(id) }));
    const empty = coverage({ files: 0, bytes: 0, extent: 'partial' });
    const findings = [finding(place('nhi.yaml', 'a', 'a'))];
    const check = (more: Parameters<typeof result>[0]): string =>
      last({ inventory, coverage: empty, ...more }, { subject: 'manifest' });
    assert.equal(check({}), 'nhi.yaml: 2 entries. Nothing to do.\n');
    assert.match(check({ findings }), /^1 error in 1 file\. 2 entries\.$/m);
    const proposed = identity('c', { declaration: declaration('c', { status: 'proposed' }), expires: '2031-02-28' });
    assert.match(check({ findings, inventory: [proposed] }), /^1 error in 1 file\. 1 entry: 1 proposed, 1 expired\.$/m);
  });

  it('goes alone where the report went into a file', () => {
    assert.equal(renderSummary(acme(), options), renderText(acme(), options).split('\n\n').at(-1));
  });
});

describe('what files hold', () => {
  /** Colours, cursor moves, a title, bidi overrides, zero-width characters, a lone surrogate, C1 controls, line breaks. */
  const hostile = 'a\u001b[2K\u001b]0;x\u0007\r\n\u202eb\u2066c\u200bd\u009b31m\ud800\u2028e\u0000\u007f\u{e0041}';
  const active = /[^\P{Cc}\n]|[\p{Cf}\p{Zl}\p{Zp}\p{Cs}]/u;

  it('never acts on the terminal, wherever it stands', () => {
    const at = { ...place(hostile, `x${hostile}y`, hostile), path: hostile };
    const text = renderText(
      result({
        findings: [
          finding(at, {
            rule: hostile,
            message: hostile,
            remedy: { text: hostile, command: hostile },
            related: [{ ...at, path: `${hostile}2` }],
          }),
          finding(at, { waived: { reason: hostile, until: '2031-04-01' } }),
          ...manyOf(30, hostile),
        ],
        inventory: [identity(hostile, { expires: '2031-04-01' })],
        coverage: coverage({ skipped: [skip(hostile, 'unreadable', { detail: hostile })] }),
      }),
      { ...options, verbose: true },
    );
    assert.doesNotMatch(text, active);
    assert.match(text, /a␛\[2K␛\]0;x␇␍␊<U\+202E>b<U\+2066>c<U\+200B>d<U\+009B>31m<U\+D800><U\+2028>e␀␡<U\+E0041>/);
  });

  it('is shown redacted: the secret itself is nowhere', () => {
    assert.ok(!renderText(acme(), { ...options, all: true, verbose: true }).includes(KEY_ID));
  });
});
