import assert from 'node:assert/strict';
import fc from 'fast-check';
import { embeddedExpressions } from '../../../scanner/identities/github-actions/embedded';
import { parseExpression } from '../../../scanner/identities/github-actions/expression';
import { mentionsOf } from '../../../scanner/identities/github-actions/mentions';
import { noStatics, type Statics } from '../../../scanner/identities/github-actions/statics';

/** Each mention in short: what it is of, its name or names, the words it stands at, and whether it is a fallback. */
function mentions(text: string, statics: Statics = noStatics): readonly string[] {
  return embeddedExpressions(text)
    .flatMap(({ from, to }) => mentionsOf(parseExpression(text, from, to), statics))
    .map((mention) => {
      const name =
        mention.of === 'dynamic-secret'
          ? mention.patterns.join('|')
          : mention.of === 'step-output'
            ? `${mention.step}/${mention.output}`
            : 'name' in mention
              ? mention.name
              : '';
      const words = text.slice(mention.range.start, mention.range.end);
      return `${mention.of} ${name} «${words}»${mention.fallback ? ' fallback' : ''}${mention.tested ? ' tested' : ''}`;
    });
}

const stages: Statics = {
  valuesOf: (context, name) => (context === 'matrix' && name === 'stage' ? ['dev', 'prod'] : undefined),
};

describe('expressions', () => {
  const cases: readonly (readonly [text: string, found: readonly string[]])[] = [
    ['${{ secrets.A }}', ['secret A «A»']],
    ['x${{secrets.A}}y${{ secrets.B }}', ['secret A «A»', 'secret B «B»']],
    ["${{ secrets['a-b'] }} ${{ secrets[ 'C' ] }}", ['secret a-b «a-b»', 'secret C «C»']],
    ['${{ SECRETS.a }}', ['secret a «a»']],
    ['${{ secrets.A || secrets.B }}', ['secret A «A» fallback', 'secret B «B» fallback']],
    ["${{ secrets.A || '' }}", ['secret A «A» fallback']],
    [
      '${{ (secrets.A || secrets.B) || github.token }}',
      ['secret A «A» fallback', 'secret B «B» fallback', 'job-token  «github.token» fallback'],
    ],
    ["${{ github.ref == 'x' && secrets.A || secrets.B }}", ['secret A «A» fallback', 'secret B «B» fallback']],
    ["${{ secrets.A != '' }}", ['secret A «A» tested']],
    ["${{ secrets.A != '' && 'on' || secrets.B }}", ['secret A «A» tested', 'secret B «B» fallback']],
    ['${{ secrets.A && secrets.B }}', ['secret A «A» tested', 'secret B «B»']],
    ["${{ contains(secrets.A, 'x') }}", ['secret A «A» tested']],
    ["${{ (secrets.A || secrets.B) == '' }}", ['secret A «A» tested', 'secret B «B» tested']],
    ['${{ !secrets.A }}', ['secret A «A» tested']],
    ['${{ format("{0}", secrets.A) }}', ['secret A «A»']],
    ["${{ format('{0} {1}', secrets.A, toJSON(secrets.B)) }}", ['secret A «A»', 'secret B «B»']],
    ['${{ toJSON(secrets) }}', ['all-secrets  «secrets»']],
    ['${{ secrets.* }} ${{ secrets[*] }}', ['all-secrets  «secrets»', 'all-secrets  «secrets»']],
    [
      "${{ secrets[format('{0}_KEY', github.ref_name)] }}",
      ["dynamic-secret ?_KEY «format('{0}_KEY', github.ref_name)»"],
    ],
    ['${{ secrets[inputs.name] }}', ['dynamic-secret ? «inputs.name»', 'input name «name» tested']],
    ["${{ secrets[github.ref == 'm' && 'P' || 'D'] }}", ["dynamic-secret P|D «github.ref == 'm' && 'P' || 'D'»"]],
    ["${{ fromJSON(secrets.A)['x'].y }}", ['secret A «A»']],
    ['${{ fromJSON(vars.map)[secrets.A] }}', ['secret A «A»']],
    ['${{ github.token }} ${{ github["token"] }}', ['job-token  «github.token»']],
    ["${{ github['token'] }}", ["job-token  «github['token»"]],
    ['${{ env.X }} ${{ inputs.y }}', ['env X «X»', 'input y «y»']],
    ['${{ steps.s.outputs.t }}', ['step-output s/t «t»']],
    ["${{ steps['s'].outputs['t'] }}", ['step-output s/t «t»']],
    ["${{ 'it''s }} secrets.NO' }} ${{ secrets.A }}", ['secret A «A»']],
    ['${{ 0x1f + 1.5e3 secrets.A }}', ['secret A «A»']],
    ['secrets.A ${ secrets.B } $ {{ secrets.C }}', []],
    ['${{ my.secrets.A }} ${{ x.github.token }} ${{ secretsX.A }}', []],
    ['${{ vars.A }} ${{ matrix.secrets }} ${{ needs.a.outputs.token }}', []],
  ];
  for (const [text, found] of cases) it(`read ${text}`, () => assert.deepEqual(mentions(text), found));

  it('take names from what the file says of the matrix', () => {
    assert.deepEqual(mentions("${{ secrets[format('{0}_KEY', matrix.stage)] }}", stages), [
      "dynamic-secret DEV_KEY|PROD_KEY «format('{0}_KEY', matrix.stage)»",
    ]);
    assert.deepEqual(mentions('${{ secrets[matrix.other] }}', stages), ['dynamic-secret ? «matrix.other»']);
  });

  const halves: readonly (readonly [text: string, found: readonly string[]])[] = [
    ['${{ secrets.A', ['secret A «A»']],
    ['${{ secrets.A }', ['secret A «A»']],
    ['${{ secrets.', []],
    ['${{ secrets[', []],
    ["${{ secrets['", []],
    ["${{ secrets['A", ['secret A «A»']],
    ['${{ secrets.A\nnext: ${{ secrets.B }}', ['secret A «A»', 'secret B «B»']],
    ["${{ secrets.A || '\nnext: ${{ secrets.B }}", ['secret A «A» fallback', 'secret B «B»']],
    ['${{ }}', []],
    ['${{', []],
    ['${{ secrets.A secrets.B )( ]] secrets.C }}', ['secret A «A»', 'secret B «B»', 'secret C «C»']],
  ];
  for (const [text, found] of halves) {
    it(`read what is whole of ${JSON.stringify(text)}`, () => assert.deepEqual(mentions(text), found));
  }

  it('never throw, and never leave the text', () => {
    const parts = fc.array(
      fc.constantFrom(
        ...[
          '${{',
          '}}',
          'secrets',
          '.',
          '[',
          ']',
          '(',
          ')',
          "'",
          "''",
          '||',
          '&&',
          '!',
          '==',
          '*',
          ',',
          ' ',
          '\n',
          'A',
        ],
        ...['format', "'{0}'", 'github.token', 'matrix.stage', '1', 'true', '$', '{', 'é', '\ud800'],
      ),
      { maxLength: 40 },
    );
    fc.assert(
      fc.property(parts, (pieces) => {
        const text = '${{' + pieces.join('');
        for (const { start, from, to, end } of embeddedExpressions(text)) {
          assert.ok(start < from && from <= to && to <= end && end <= text.length);
          for (const { range } of mentionsOf(parseExpression(text, from, to), stages)) {
            assert.ok(range.start >= from && range.start <= range.end && range.end <= to, JSON.stringify(text));
          }
        }
      }),
      { numRuns: 2000 },
    );
  });

  it('are read in linear time', function () {
    this.timeout(20_000);
    const hostile = [
      '${{ secrets.A ',
      "${{ '",
      '(',
      '!',
      'f(',
      'a.',
      'a[',
      'a || ',
      "'",
      '${{ "',
      "${{'\n",
      '{',
      '${{ a }}',
      "${{ ' }} '",
      "${{ ' }}",
      '${{ (((((((((((((((((((((((((((((((((((((((((((((((((((((((((((( }}',
    ];
    for (const unit of hostile) {
      const text = '${{ ' + unit.repeat(250_000 / unit.length) + ' }}';
      mentions(text);
    }
  });
});
