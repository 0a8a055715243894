import { strict as assert } from 'node:assert';
import fc from 'fast-check';
import type { Finding, ScanResult } from '../../scanner/model';
import type { ReportContext } from '../../scanner/report';
import { markdownBlock, markdownCode, markdownText } from '../../scanner/report/markdown/escape';
import { renderMarkdown } from '../../scanner/report/markdown/report';
import { renderStepSummary } from '../../scanner/report/markdown/step-summary';
import { changeRun, unreadRun } from './change-run';
import { context } from './context';
import { assertGolden } from './golden';
import { ACTIVE, HOSTILE, hostileResult } from './hostile';
import { elementNames, readMarkdown, rowsOf } from './read-markdown';
import { all } from './read-xml';
import { acme, finding, identity, KEY_ID, place, result } from './sample';

const MEBIBYTE = 1_048_576;
/** Of a comment on GitHub, in characters. */
const COMMENT_LIMIT = 65_536;

const summary = (scanned: ScanResult, more: Partial<ReportContext> = {}): string =>
  renderStepSummary(scanned, context(more));
const report = (scanned: ScanResult, more: Partial<ReportContext> = {}): string =>
  renderMarkdown(scanned, context(more));

function manyOf(number: number, text = 'A secret is in the code'): Finding[] {
  return Array.from({ length: number }, (_, index) => finding(place(`${index}.ts`, text, text), { message: text }));
}

describe("GitHub's step summary", () => {
  it('is a small table: what blocks, what the change weakens, the rest folded, one line of inventory', () => {
    const [gone, come] = acme().inventory.slice(0, 2);
    assert.ok(gone !== undefined && come !== undefined);
    const inventoryChange = { added: [come], removed: [gone] };
    assertGolden('change-step-summary.txt', summary(changeRun(), { inventoryChange }));
  });

  it('reads back as tables of rule, place and what to do', () => {
    const page = readMarkdown(summary(changeRun()));
    assert.deepEqual(
      rowsOf(page).map(([rule, where]) => [rule, where]),
      [
        ['secret/aws-access-key', 'scripts/backup.sh:7'],
        ['policy/weakened', 'nhi.yaml:3'],
        ['waiver/added', 'nhi.yaml:40'],
        ['secret/generic-secret', 'src/new.ts:2'],
        ['identity/undeclared', '.github/workflows/release.yml:18'],
        ['identity/expires-soon', 'nhi.yaml:12'],
      ],
    );
    assert.match(
      rowsOf(page)[0]?.[2] ?? '',
      /^An AWS access key is in the code \(certain\): AKIA…\(20\)\. It belongs to/,
    );
  });

  it('says in its first line how it stands', () => {
    const first = (scanned: ScanResult, more: Partial<ReportContext> = {}): string =>
      summary(scanned, more).split('\n')[0] ?? '';
    assert.equal(first(changeRun()), '### NHI Guard: 1 finding blocks this change');
    assert.equal(first(acme()), '### NHI Guard: 2 findings fail this run');
    assert.equal(
      first(changeRun(), { failOn: 'none' }),
      '### NHI Guard: nothing blocks this change, 4 findings to look at',
    );
    assert.equal(first(result()), '### NHI Guard: nothing to do');
    const before = result({ findings: acme().findings.map((each) => ({ ...each, isNew: false })) });
    assert.equal(first(before), '### NHI Guard: nothing new');
    assert.equal(first(unreadRun(), { failOn: 'none' }), '### NHI Guard: 1 finding fails this run');
  });

  it('says which identities come and go, a few by name', () => {
    const line = (added: number, removed: number): string => {
      const many = (number: number, sign: string): ReturnType<typeof identity>[] =>
        Array.from({ length: number }, (_, index) => identity(`${sign}${index}`, { state: 'undeclared' }));
      const inventoryChange = { added: many(added, 'a'), removed: many(removed, 'r') };
      return /^Inventory: .*$/m.exec(summary(result(), { inventoryChange }))?.[0] ?? '';
    };
    assert.equal(line(0, 0), 'Inventory: no identity comes or goes.');
    assert.equal(line(1, 0), 'Inventory: +1 identity (`a0`, undeclared).');
    assert.equal(line(0, 1), 'Inventory: -1 identity (`r0`).');
    assert.equal(line(1, 2), 'Inventory: +1 identity (`a0`, undeclared), -2 (`r0`; `r1`).');
    assert.match(line(7, 0), /`a4`, undeclared; 2 more\)\.$/);
  });

  it('links each place where the host has pages for files', () => {
    const fileUrl = (path: string, line: number): string => `https://git.example.com/acme/blob/c0ffee/${path}#L${line}`;
    const [link] = all(readMarkdown(summary(acme(), { fileUrl })), 'a');
    assert.equal(
      link?.attributes['href'],
      'https://git.example.com/acme/blob/c0ffee/.github/workflows/release.yml#L18',
    );
    assert.equal(link.text, '.github/workflows/release.yml:18');
  });

  it('stays small and under 1 MiB, and says what is not shown', () => {
    const text = summary(result({ findings: manyOf(5000) }));
    assert.equal(rowsOf(readMarkdown(text)).length, 50);
    assert.match(text, /^And 4,950 more: /m);
    const hostile = summary(hostileResult(`\u202e|${'`\\|<'.repeat(2000)}`, 60));
    assert.ok(Buffer.byteLength(hostile) <= MEBIBYTE);
    readMarkdown(hostile);
  });

  it('names no secret', () => {
    assert.ok(!summary(acme()).includes(KEY_ID));
  });
});

describe('the Markdown report', () => {
  it('tells a person of each finding, its line and what to do', () => {
    assertGolden('acme-markdown.txt', report(acme()));
    assertGolden('change-markdown.txt', report(changeRun()));
  });

  it('shows the line of code as it is, and no secret', () => {
    const [, code] = all(readMarkdown(report(acme())), 'pre');
    assert.equal(code?.text, '7 | export AWS_ACCESS_KEY_ID=AKIA…(20)\n');
    assert.ok(!report(acme()).includes(KEY_ID));
  });

  it('says which commit first held a secret', () => {
    const origin = { kind: 'commit', commit: '0123456789abcdef', author: '@root', date: '2030-01-02' } as const;
    assert.match(
      report(result({ findings: [finding(place('a', 'a', 'a'), { origin })] })),
      /^Found first in commit 0123456789ab of 2030-01-02 by `@root`\.$/m,
    );
  });

  it('fits into a comment, and says what is not shown', () => {
    for (const text of ['A secret is in the code', '`|\u202e'.repeat(80)]) {
      const page = report(result({ findings: manyOf(3000, text) }));
      assert.ok(page.length <= COMMENT_LIMIT, `${page.length}`);
      assert.match(page, /^And [\d,]+ more: /m);
      readMarkdown(page);
    }
  });

  it('says which file could not be read', () => {
    assert.match(report(unreadRun()), /at `infra\/prod\.tf:1`\n\nThis file was not read: permission denied\./);
  });
});

describe('hostile content in Markdown', () => {
  /** What the pages are made of; hostile content adds nothing to it. */
  const OWN = [
    'br',
    'code',
    'details',
    'h2',
    'h3',
    'p',
    'pre',
    'strong',
    'summary',
    'table',
    'tbody',
    'td',
    'th',
    'thead',
    'tr',
  ];

  for (const [name, text] of Object.entries(HOSTILE)) {
    it(`adds no structure, no mention and nothing unseen: ${name}`, () => {
      for (const render of [summary, report]) {
        const markdown = render(hostileResult(text));
        const page = readMarkdown(markdown);
        assert.deepEqual(
          elementNames(page).filter((element) => !OWN.includes(element) && element !== 'a'),
          [],
        );
        for (const row of all(page, 'tr')) assert.equal(row.children.length, 3);
        assert.doesNotMatch(markdown, ACTIVE);
        assert.doesNotMatch(proseOf(page), /\B[@#]\w/);
      }
    });
  }

  /** The text outside of code, where hosts look for mentions. */
  function proseOf(page: ReturnType<typeof readMarkdown>): string {
    return all(page, 'code').reduce((rest, { text }) => rest.replace(text, ''), page.text);
  }

  const odd = fc.string({
    unit: fc.constantFrom(...Array.from('ab1 `|\\<>&*_[]()~$@#!{}.-:'), '``', '\\|', '<b>', '&lt;', '@a/b'),
  });

  it('is shown exactly, in code and in words, also in a table', () => {
    fc.assert(
      fc.property(odd, (text) => {
        const line = `| a | b |\n| - | - |\n| ${markdownCode(text)} | x ${markdownText(text)} y |\n`;
        const [row, ...others] = rowsOf(readMarkdown(line));
        assert.deepEqual(others, []);
        const spaces = (shown: string | undefined): string => (shown ?? '').replace(/\s+/g, ' ').trim();
        assert.deepEqual(row?.map(spaces), [spaces(text), spaces(`x ${text} y`)]);
      }),
      { numRuns: 500 },
    );
  });

  it('never ends a block of code', () => {
    fc.assert(
      fc.property(fc.array(odd, { minLength: 1, maxLength: 4 }), (lines) => {
        const page = readMarkdown(`${markdownBlock(lines)}\n`);
        assert.equal(all(page, 'pre').length, 1);
        assert.equal(all(page, 'pre')[0]?.text, `${lines.join('\n')}\n`);
      }),
      { numRuns: 300 },
    );
  });
});
