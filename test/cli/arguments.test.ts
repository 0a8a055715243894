import { strict as assert } from 'node:assert';
import fc from 'fast-check';
import { readArguments } from '../../scanner/cli/arguments';
import type { Call } from '../../scanner/cli/arguments';
import { shownCommands } from '../../scanner/cli/commands';
import { FORMATS } from '../../scanner/cli/report-option';
import { UsageError } from '../../scanner/model';
import { reportFormats } from '../../scanner/report';

function call(...words: string[]): Call {
  const request = readArguments(words);
  return request.kind === 'call' ? request.call : assert.fail(request.kind);
}

describe('arguments', () => {
  it('have defaults', () => {
    assert.deepEqual(call('scan'), {
      command: 'scan',
      words: [],
      format: 'text',
      reports: [],
      failOn: 'error',
      all: false,
      verbose: false,
      noIgnore: false,
      noColor: false,
      yes: false,
      given: new Map(),
    });
  });

  it('are read wherever they stand, in either form, the last one winning', () => {
    const words = ['--format', 'json', 'scan', 'src', '--output=-x.json', '--format=sarif', '--no-ignore', 'lib'];
    const { format, output, noIgnore, words: paths } = call(...words);
    assert.deepEqual([format, output, noIgnore, paths], ['sarif', '-x.json', true, ['src', 'lib']]);
  });

  it('know every format there is', () => {
    assert.deepEqual(FORMATS, Object.keys(reportFormats));
  });

  it('take any number of reports, each with its file', () => {
    const { reports, format } = call('scan', '--report', 'sarif=a=b.sarif', '--report=github-summary=-x');
    assert.equal(format, 'text');
    assert.deepEqual(reports, [
      { format: 'sarif', file: 'a=b.sarif' },
      { format: 'github-summary', file: '-x' },
    ]);
  });

  it('are paths behind --', () => {
    assert.deepEqual(call('scan', '--', '--all', '-x').words, ['--all', '-x']);
  });

  it('take every value an option may have', () => {
    const words = [
      '--fail-on',
      'none',
      '--profile',
      'strict',
      '--manifest',
      'a',
      '--policy',
      'b',
      '--now',
      '2031-01-31',
    ];
    const { failOn, profile, manifest, policy, now } = call('check', ...words);
    assert.deepEqual([failOn, profile, manifest, policy, now], ['none', 'strict', 'a', 'b', '2031-01-31']);
    assert.equal(call('init', '-y').yes, true);
  });

  it('ask for help and for the version', () => {
    const help = { kind: 'help' };
    for (const words of [['help'], ['--help'], ['-h']]) assert.deepEqual(readArguments(words), help);
    for (const words of [
      ['help', 'scan'],
      ['scan', '--help'],
      ['-h', 'scan', 'src', '--all'],
    ]) {
      assert.deepEqual(readArguments(words), { ...help, command: 'scan' });
    }
    for (const word of ['version', '--version', '-V']) assert.deepEqual(readArguments([word]), { kind: 'version' });
  });

  const ALL = `${FORMATS.join(', ')} or ics`;
  const mistakes: readonly (readonly [string, string])[] = [
    ['', `which command? ${shownCommands().join(', ')} (nhi help explains them)`],
    ['scna', 'unknown command scna: did you mean nhi scan?'],
    ['src/', 'unknown command src/: nhi scan src/ scans it'],
    ['frobnicate', 'unknown command frobnicate: nhi help lists the commands'],
    ['scan --formt json', 'unknown option --formt: did you mean --format?'],
    ['scan --frobnicate', 'unknown option --frobnicate: nhi help lists the options'],
    ['scan --idd', 'unknown option --idd: nhi help lists the options'],
    ['scan --hlep', 'unknown option --hlep: did you mean --help?'],
    ['--verbos scan', 'unknown option --verbos: did you mean --verbose?'],
    ['scan -dash.sh', 'unknown option -d: nhi help lists the options'],
    ['scan -x', 'unknown option -x: nhi help lists the options'],
    ['scan --constructor', 'unknown option --constructor: nhi help lists the options'],
    ['scan --__proto__=1', 'unknown option --__proto__: nhi help lists the options'],
    ['scan --yes', 'nhi scan has no option --yes: nhi help scan lists what it has'],
    ['scan --all=yes', '--all takes no value'],
    ['scan --output', '--output needs a value: --output FILE'],
    ['scan --output --all', '--output needs a value: --output FILE'],
    ['scan --output=', '--output needs a value: --output FILE'],
    ['scan --format', `--format needs a value: --format ${FORMATS.join('|')}|ics`],
    ['scan --format jsno', `--format is ${ALL}, not "jsno": did you mean json?`],
    ['scan --report', '--report needs a value: --report FORMAT=FILE'],
    ['scan --report sarfi=x', '--report is FORMAT=FILE, and "sarfi" is no format: did you mean sarif=x?'],
    ['scan --report jnuit', '--report is FORMAT=FILE, and "jnuit" is no format: did you mean junit=FILE?'],
    ['scan --report all=x', `--report is FORMAT=FILE, and "all" is no format: there are ${FORMATS.join(', ')}`],
    ['scan --report sarif', '--report needs a file: --report sarif=FILE'],
    ['scan --report sarif=', '--report needs a file: --report sarif=FILE'],
    ['scan --report json=-', '--report writes files: --format json prints to standard output'],
    ['list --report json=x', 'nhi list has no option --report: nhi help list lists what it has'],
    ['list --format sarif', 'nhi list has no report in sarif: --format is text, json, csv, markdown or ics'],
    ['scan --fail-on high', '--fail-on is none, info, warning or error, not "high"'],
    ['scan --now tomorrow', '--now is a day of the calendar, YYYY-MM-DD, not "tomorrow"'],
    ['scan --now 2031-02-30', '--now is a day of the calendar, YYYY-MM-DD, not "2031-02-30"'],
    ['check nhi.yaml', 'nhi check takes no words and was also given "nhi.yaml"'],
    ['explain a b', 'nhi explain takes RULE and was also given "b"'],
    ['help scna', 'unknown command scna: did you mean nhi scan?'],
  ];
  for (const [words, message] of mistakes) {
    it(`refuse: nhi ${words}`, () => {
      assert.throws(() => readArguments(words === '' ? [] : words.split(' ')), new UsageError(message));
    });
  }

  it('say how a path is given that begins as an option does', () => {
    const isPath = (word: string): boolean => word === '-dash.sh' || word === '--dash=1';
    const read = (words: string) => (): unknown => readArguments(words.split(' '), isPath);
    assert.throws(read('scan a -dash.sh'), new UsageError('unknown option -d: for the path write -- -dash.sh'));
    assert.throws(read('scan --dash=1'), new UsageError('unknown option --dash: for the path write -- --dash=1'));
    assert.throws(read('ci -dash.sh'), new UsageError('unknown option -d: nhi help lists the options'));
    assert.doesNotThrow(read('scan a -- -dash.sh'));
  });

  it('refuse an empty path', () => {
    assert.throws(() => readArguments(['scan', '']), new UsageError('nhi scan was given an empty path'));
  });

  it('are understood or refused with a usage error, whatever they are', () => {
    const word = fc.oneof(
      fc.string(),
      fc.constantFrom('scan', 'help', '--', '-', '--format', '--now', 'json', '--=', '-=', '--no-', '--now=2031-01-01'),
    );
    fc.assert(
      fc.property(fc.array(word, { maxLength: 6 }), (words) => {
        try {
          readArguments(words);
        } catch (error) {
          assert.ok(error instanceof UsageError, String(error));
        }
      }),
    );
  });
});
