import type { ScanResult } from '../../scanner/model';
import { coverage, declaration, finding, identity, place, reference, result, skip } from './sample';

/**
 * What files, keys and names may hold: colours and cursor moves, bidi overrides, zero-width and tag characters, a lone
 * surrogate, C1 controls, NUL, line breaks of every kind, no-characters, and what each format takes for its own syntax.
 */
export const HOSTILE: Readonly<Record<string, string>> = {
  terminal: 'a\u001b[2K\u001b]0;x\u0007\u009b31m\u007f\u0000b',
  bidi: 'a\u202eb\u2066c\u200bd\u{e0041}\ufeffe',
  unicode: 'a\ud800b\udfffc\ufffed\uffffe',
  lines: 'a\r\nb\nc\rd\u2028e\u2029f\u0085g\u000bh',
  xml: ']]><![CDATA[ <b a="1">&amp;&lt;&#0;\'</b> <!-- x --> <?php ?> <!DOCTYPE a>',
  markdown:
    'a | b || c \\| d `e` ``f`` **g** _h_ [i](https://example.com) ![j](k) <img src=x> <!-- l --> ~~m~~ $n$ # o',
  references: '@acme/web @root #12 acme/web#3 !4 ~label %"milestone" $5 &6',
  blocks: '# a\n- b\n1. c\n> d\n```\ne\n```\n| f | g |\n| - | - |\n<details>',
  commands: '::error file=x::y\n::stop-commands::z ##[set-output name=a]b ##vso[task.complete] %0A%25,:=;]',
  more: ' ::add-mask::a ::b::c '.repeat(40) + '###teamcity[x] ##[y]',
  csv: '=HYPERLINK("https://example.com";"x") ;=1+1 ,"" \t@SUM(1) ',
  formula: '-2+3',
  brackets: '\\',
  blank: ' ',
  empty: '',
  long: `${'x'.repeat(20_000)}|\`<\u202e${'👍'.repeat(1000)}`,
};

/** A result that holds the text wherever a repository can put one. */
export function hostileResult(text: string, count = 1): ScanResult {
  const oneLine = text.replace(/[\r\n]/g, ' ').slice(0, 240);
  const base = place('a', `x${oneLine}y`, oneLine);
  const at = { ...base, path: `d/${text}` };
  const one = finding(at, {
    rule: 'secret/aws-access-key',
    message: text,
    key: text,
    declaration: text,
    remedy: { text, command: text },
    related: [at],
    origin: { kind: 'commit', commit: text, author: text, date: text },
  });
  const findings = Array.from({ length: count }, (_, index) => [
    { ...one, place: { ...at, path: `${at.path}${index}` } },
    { ...one, rule: `identity/${text}`, severity: 'warning' as const, isNew: false },
    { ...one, rule: 'policy/weakened', severity: 'warning' as const, isNew: true },
    { ...one, rule: 'secret/generic-secret', waived: { reason: text, until: text } },
  ]).flat();
  return result({
    findings,
    inventory: [
      identity(text, { keys: [text], declaration: declaration(text), references: [reference(at, { key: text })] }),
    ],
    coverage: coverage({ skipped: [skip(text, 'unreadable', { detail: text, fatal: true })] }),
  });
}

/** What a build agent would take for a command anywhere in a line, and at its start. */
export const INLINE = /##(?:vso|teamcity)?\[/;
export const AT_LINE_START = /^[ \t]*::/m;

/** What would move a cursor, reorder a line or cannot be seen; line feeds end lines and may stand. */
export const ACTIVE = /[^\P{Cc}\n\r]|[\p{Cf}\p{Zl}\p{Zp}\p{Cs}]/u;
