import { RULES_REVISED } from './controls';
import type { Rule } from './rule';
import { allRules } from './rules';
import { secretFamily } from './rules/secret-rules';

/** As much of a detector as its line in the table says. */
export interface DetectorRow {
  readonly id: string;
  readonly title: string;
  readonly provider: string;
  readonly revoke: { readonly url?: string; readonly steps: string };
}

const GENERATED = '<!-- Written by npm run docs:rules from the rules themselves; change those. -->';

/**
 * The rules as pages in Markdown: one a family, a table of all, and one from controls to rules.
 * @param detectors all there are: they share one page
 * @returns text by path, relative to the repository
 */
export function rulePages(detectors: readonly DetectorRow[]): ReadonlyMap<string, string> {
  const rules = allRules().filter((rule) => rule !== secretFamily);
  const families = [...new Set(rules.map(familyOf))].sort();
  const pages = new Map(
    families.map((family) => {
      const own = rules.filter((rule) => familyOf(rule) === family).sort(byId);
      return [`docs/rules/${family}.md`, familyPage(family, own)];
    }),
  );
  pages.set('docs/rules/secret.md', secretPage(detectors));
  pages.set('docs/rules/README.md', indexPage(rules, [...families, 'secret'].sort(), detectors.length));
  pages.set('docs/controls.md', controlsPage([secretFamily, ...rules]));
  return pages;
}

function indexPage(rules: readonly Rule[], families: readonly string[], detectors: number): string {
  const table = families.flatMap((family) =>
    family === 'secret'
      ? [
          row([
            `[secret/…](secret.md)`,
            secretFamily.code,
            severities(secretFamily),
            `${detectors} kinds of hard-coded secrets`,
          ]),
        ]
      : rules
          .filter((rule) => familyOf(rule) === family)
          .sort(byId)
          .map((rule) => row([link(rule, ''), rule.code, severities(rule), prose(rule.title)])),
  );
  return page(
    '# Rules',
    'Every finding names its rule; `nhi explain RULE` prints what stands here. Severities are by profile: `starter`, ' +
      '`standard`, `strict`; `policy.severities` of the root `nhi.yaml` sets others by exact rule id, `off` switches one off, ' +
      'and a waiver (`nhi-allow` or `waivers:`) excuses one place until a day. What stops a commit or a pull request is a new ' +
      'secret, an identity that must be declared and is not, a broken manifest, or an entry that the change touches and that ' +
      'lacks its owner or end. The families agent, certificate, credential, environment, federation, keyless, privilege, ' +
      'vendor and webhook judge what code shows of an identity: a change is never stopped by them unless `policy.severities` ' +
      'names them, a whole run fails at what is an error in its profile.',
    [row(['rule', 'code', 'severity', 'what it finds']), row(['---', '---', '---', '---']), ...table].join('\n'),
    '[Which control of which standard a rule speaks to](../controls.md).',
  );
}

function familyPage(family: string, rules: readonly Rule[]): string {
  return page(`# Rules: ${family}`, ...rules.flatMap(ruleSections), '[All rules](README.md)');
}

function ruleSections(rule: Rule): readonly string[] {
  const { id, code, title, meaning, remedy, example, controls } = rule;
  const where = example.file === undefined ? '' : ` in \`${example.file}\``;
  const language =
    example.file === undefined ? '' : (LANGUAGES[example.file.slice(example.file.lastIndexOf('.') + 1)] ?? '');
  return [
    `## ${id}`,
    `${code}; ${severities(rule)}. ${prose(title)}.`,
    prose(meaning),
    `**What to do.** ${prose(remedy)}`,
    `Instead of${where}`,
    fenced(example.bad, language),
    'write',
    fenced(example.good, language),
    `Controls: ${controlWords(controls)}.`,
  ];
}

/** Each framework once: `ISO/IEC 27001:2022 A.5.9, A.5.16; SOC 2 CC6.1`. */
function controlWords(controls: Rule['controls']): string {
  const frameworks = [...new Set(controls.map(({ framework }) => framework))];
  return frameworks
    .map((framework) => {
      const ids = controls.filter((control) => control.framework === framework).map(({ id }) => id);
      return `${framework} ${ids.join(', ')}`;
    })
    .join('; ');
}

const LANGUAGES: Readonly<Record<string, string>> = {
  yml: 'yaml',
  yaml: 'yaml',
  tf: 'hcl',
  json: 'json',
};

function secretPage(detectors: readonly DetectorRow[]): string {
  const rows = [...detectors]
    .sort((a, b) => compare(a.provider, b.provider) || compare(a.id, b.id))
    .map(({ provider, id, title, revoke }) => {
      const steps = revoke.url === undefined ? prose(revoke.steps) : `[${prose(revoke.steps)}](${revoke.url})`;
      return row([provider, `\`secret/${id}\``, prose(title), steps]);
    });
  const [, ...sections] = ruleSections(secretFamily);
  return page(
    '# Rules: secret',
    ...sections,
    `## The ${detectors.length} detectors`,
    [
      row(['provider', 'rule', 'what it is', 'what to do first when it leaks']),
      row(['---', '---', '---', '---']),
      ...rows,
    ].join('\n'),
    '[All rules](README.md)',
  );
}

function controlsPage(rules: readonly Rule[]): string {
  const frameworks = new Map<string, Map<string, Rule[]>>();
  for (const rule of rules) {
    for (const { framework, id } of rule.controls) {
      const controls = frameworks.get(framework) ?? new Map<string, Rule[]>();
      frameworks.set(framework, controls.set(id, [...(controls.get(id) ?? []), rule]));
    }
  }
  const sections = [...frameworks]
    .sort(([a], [b]) => compare(a, b))
    .flatMap(([framework, controls]) => [
      `## ${framework}`,
      [
        row(['control', 'rules']),
        row(['---', '---']),
        ...[...controls]
          .sort(([a], [b]) => compareNumbered(a, b))
          .map(([id, own]) =>
            row([
              id,
              [...own]
                .sort(byId)
                .map((rule) => link(rule, 'rules/'))
                .join(', '),
            ]),
          ),
      ].join('\n'),
    ]);
  return page(
    '# Controls',
    'Which rules speak to which control of a standard: a finding is a sign that the control does not hold for one identity, and ' +
      'a run without findings is evidence for what the rules look at, never for the whole control. Ids are the standards’ ' +
      'own; SARIF and the other reports carry them with each finding.',
    `The rules and which control each serves were last revised on ${RULES_REVISED}.`,
    ...sections,
    '[All rules](rules/README.md)',
  );
}

function page(title: string, ...sections: readonly string[]): string {
  return `${[title, GENERATED, ...sections].join('\n\n')}\n`;
}

const familyOf = ({ id }: Rule): string => id.slice(0, id.indexOf('/'));
const byId = (a: Rule, b: Rule): number => compare(a.id, b.id);

function compare(a: string, b: string): number {
  return a < b ? -1 : Number(a > b);
}

/** `A.5.9` before `A.5.16`. */
function compareNumbered(a: string, b: string): number {
  const padded = (id: string): string => id.replaceAll(/\d+/g, (digits) => digits.padStart(4, '0'));
  return compare(padded(a), padded(b));
}

function link(rule: Rule, folder: string): string {
  if (rule === secretFamily) return `[secret/…](${folder}secret.md)`;
  return `[${rule.id}](${folder}${familyOf(rule)}.md#${rule.id.replace('/', '')})`;
}

/** One word where it is the same in every profile. */
function severities({ severity: { starter, standard, strict } }: Rule): string {
  return starter === standard && standard === strict ? starter : `${starter}, ${standard}, ${strict}`;
}

function row(cells: readonly string[]): string {
  return `| ${cells.map((cell) => cell.replaceAll('|', '\\|')).join(' | ')} |`;
}

/** Signs that Markdown would take for its own. */
function prose(text: string): string {
  return text.replaceAll(/[*_<`[\]]/g, (sign) => `\\${sign}`);
}

function fenced(text: string, language: string): string {
  return `\`\`\`${language}\n${text}\n\`\`\``;
}
