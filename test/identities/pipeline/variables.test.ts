import assert from 'node:assert/strict';
import fc from 'fast-check';
import { scriptDefinitions } from '../../../scanner/identities/pipeline/definitions';
import { Mentions, type VariableStyle } from '../../../scanner/identities/pipeline/mentions';

function namesIn(text: string, style: VariableStyle = 'shell'): string[] {
  return new Mentions(text, style).within({ start: 0, end: text.length }).map(({ name }) => name);
}

describe('the variables that scripts mention', () => {
  it('are written as shells, batch files and PowerShell write them', () => {
    assert.deepEqual(namesIn('a $ONE ${TWO} ${THREE:-x} %FOUR% $env:FIVE ${env:SIX} $$SEVEN'), [
      'ONE',
      'TWO',
      'THREE',
      'FOUR',
      'FIVE',
      'SIX',
      'SEVEN',
    ]);
  });

  it('are not those of the script itself, nor what a command says', () => {
    assert.deepEqual(namesIn('$one ${two} $(THREE) $1 $? 5$'), []);
    assert.deepEqual(namesIn('$(Three) $[variables.four]', 'macro'), ['Three', 'four']);
  });

  it('do not stand in comments', () => {
    assert.deepEqual(namesIn('# $ONE\n  # $TWO\na $THREE # $FOUR\n"# $FIVE" # $SIX\nurl#$SEVEN'), [
      'THREE',
      'FIVE',
      'SEVEN',
    ]);
  });

  it('are found where they stand, in any text', () => {
    const part = fc.constantFrom('$', '${', '}', '%', 'A_TOKEN', '$(', ')', 'env:', '#', '\n', ' ', '"', "'", '!');
    fc.assert(
      fc.property(fc.array(fc.oneof(part, fc.string()), { maxLength: 30 }), (parts) => {
        const text = parts.join('');
        for (const { name, range } of new Mentions(text, 'macro').within({ start: 0, end: text.length })) {
          if (name !== '?') assert.equal(text.slice(range.start, range.end), name);
        }
      }),
    );
  });
});

describe('the variables that scripts fill themselves', () => {
  it('are assigned, read or looped over', () => {
    const script = 'AA=1\nexport BB=$(mint)\n$env:CC = 1\nread -r -s DD\nfor EE in x; do :; done\nFF="$GG"\nkey=HH';
    assert.deepEqual([...scriptDefinitions(script)].sort(), ['AA', 'BB', 'CC', 'DD', 'EE', 'FF']);
  });

  it('are not those that they hand on', () => {
    const script = 'docker run -e AA=$AA -e BB="${BB}" -e CC=${CC:-} x\nset DD=%DD%\n$env:EE = $env:EE\ncurl -d FF=';
    assert.deepEqual([...scriptDefinitions(script)], []);
  });

  it('are also set by a command of Azure', () => {
    const script = 'Write-Host "##vso[task.setvariable variable=minted;issecret=true]x"\noutputVariableName: other';
    assert.deepEqual([...scriptDefinitions(script)], ['minted', 'other']);
  });
});
