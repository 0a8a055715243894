import { memberAt, nodeAt, readToml, textAt, textsOf } from '../../config';
import type { ConfigNode, ConfigText } from '../../config';
import { indexLines } from '../../text';
import type { LineIndex } from '../../text';
import { globsOf } from './path-globs';
import { ourRules } from './rule-names';
import { stopwordTest, testOf } from './value-test';
import type { TextTest } from './value-test';

/** One thing that a gitleaks configuration allows, in our words. */
export interface Allowed {
  /** Of the configuration, 1-based. */
  readonly line: number;
  /** As it is written there, for a message. */
  readonly written: string;
  readonly description?: string;
  /** Our rules that it is about; absent: all secrets. */
  readonly rules?: readonly string[];
  /** Only below these. */
  readonly globs?: readonly string[];
  /** Only secrets whose value, or whose line, is one of these; each must be met. */
  readonly tests?: readonly { readonly of: 'secret' | 'line'; readonly test: TextTest }[];
}

/** What cannot be taken over, and why: a clause. */
interface Left {
  readonly line: number;
  readonly written: string;
  readonly why: string;
}

export interface GitleaksConfig {
  /** In the order of the file. */
  readonly allowed: readonly Allowed[];
  readonly left: readonly Left[];
}

/**
 * Reads the allow lists of a gitleaks configuration: `[allowlist]`, `[[allowlists]]`, and those of its rules. Nothing in it is
 * run, and whatever has no meaning here that is surely the same is left, with a reason.
 * @param known our rule ids
 * @returns undefined where the text has neither rules nor allow lists of gitleaks
 */
export function readGitleaksConfig(text: string, known: ReadonlySet<string>): GitleaksConfig | undefined {
  const root = readToml(text);
  if (!['allowlist', 'allowlists', 'rules', 'extend'].some((name) => memberAt(root, name) !== undefined))
    return undefined;
  return new ConfigReader(indexLines(text), known).read(root);
}

interface Scope {
  readonly rules?: readonly string[];
  /** The rule's own id, where it is not known here. */
  readonly unknown?: string;
}

class ConfigReader {
  private readonly allowed: Allowed[] = [];
  private readonly left: Left[] = [];

  constructor(
    private readonly lines: LineIndex,
    private readonly known: ReadonlySet<string>,
  ) {}

  read(root: ConfigNode): GitleaksConfig {
    for (const list of listsOf(root)) this.list(list, this.scopeOf(textsOf(nodeAt(list, 'targetRules'))));
    const rules = nodeAt(root, 'rules');
    for (const rule of rules?.type === 'list' ? rules.items : []) this.rule(rule);
    for (const name of ['path', 'url']) {
      const other = textAt(root, 'extend', name);
      if (other !== undefined)
        this.leave(other, `extend.${name}`, 'what it extends is a file of its own: import that too');
    }
    for (const id of textsOf(nodeAt(root, 'extend', 'disabledRules'))) {
      this.leave(id, 'disabledRules', 'a rule is switched off under policy.severities, in the open');
    }
    const byLine = (a: { line: number }, b: { line: number }): number => a.line - b.line;
    return { allowed: this.allowed.toSorted(byLine), left: this.left.toSorted(byLine) };
  }

  private rule(rule: ConfigNode): void {
    const id = textAt(rule, 'id');
    const own = textAt(rule, 'regex') ?? textAt(rule, 'path');
    if (id !== undefined && own !== undefined) this.leave(id, 'rules', 'a rule of your own is no allow list');
    const scope = this.scopeOf(id === undefined ? [] : [id]);
    for (const list of listsOf(rule)) this.list(list, scope);
  }

  private scopeOf(ids: readonly ConfigText[]): Scope {
    if (ids.length === 0) return {};
    const rules = ids.flatMap(({ value }) => ourRules(value, this.known));
    return rules.length > 0 ? { rules } : { unknown: ids.map(({ value }) => value).join(', ') };
  }

  private list(list: ConfigNode, scope: Scope): void {
    const description = textAt(list, 'description')?.value;
    const about = { ...(description !== undefined && { description }), ...(scope.rules && { rules: scope.rules }) };
    const criteria = ['paths', 'regexes', 'stopwords', 'commits'] as const;
    const texts = criteria.flatMap((name) => textsOf(nodeAt(list, name)).map((text) => ({ name, text })));
    const takes = (name: string, text: ConfigText): Criterion | undefined => {
      const target = textAt(list, 'regexTarget')?.value ?? 'secret';
      const read =
        scope.unknown === undefined
          ? criterion(name, text.value, target)
          : `there is no such rule here: ${scope.unknown}`;
      if (typeof read !== 'string') return read;
      this.leave(text, name, read);
      return undefined;
    };
    const kinds = new Set(texts.map(({ name }) => name));
    const isAll = textAt(list, 'condition')?.value.toUpperCase() === 'AND' && kinds.size > 1;
    if (!isAll) {
      for (const { name, text } of texts) {
        const found = takes(name, text);
        if (found !== undefined) this.allowed.push({ ...about, ...found, ...this.place(text, name) });
      }
      return;
    }
    // Every kind must be met, each by any of its items: one that cannot be read narrows its kind, and an empty kind all.
    const read = [...kinds].map((kind) => ({
      kind,
      found: texts.filter(({ name }) => name === kind).flatMap(({ name, text }) => takes(name, text) ?? []),
    }));
    const first = texts[0];
    if (first === undefined || read.some(({ found }) => found.length === 0)) return;
    const globs = read.flatMap(({ found }) => found.flatMap((each) => each.globs ?? []));
    const tests = read.flatMap(({ found }) => anyOf(found.flatMap((each) => each.tests ?? [])));
    const both = { ...(globs.length > 0 && { globs }), ...(tests.length > 0 && { tests }) };
    this.allowed.push({ ...about, ...both, ...this.place(first.text, [...kinds].join(' and ')) });
  }

  private leave(text: ConfigText, name: string, why: string): void {
    this.left.push({ ...this.place(text, name), why });
  }

  private place({ value, range }: ConfigText, name: string): { readonly line: number; readonly written: string } {
    return { line: this.lines.position(range.start).line, written: `${name} ${shown(name, value)}` };
  }
}

type Criterion = Pick<Allowed, 'globs' | 'tests'>;

/** @returns what it means here, or why it means nothing */
function criterion(name: string, value: string, target: string): Criterion | string {
  if (name === 'commits') return 'no commit is excused as a whole: what it brought is still there, or has leaked';
  if (name === 'paths') {
    const globs = globsOf(value);
    return globs === undefined ? 'no glob surely means the same: write one under scan.exclude' : { globs };
  }
  if (name === 'stopwords') {
    const test = stopwordTest(value);
    return test === undefined ? 'it is empty' : { tests: [{ of: 'secret', test }] };
  }
  if (target !== 'secret' && target !== 'line') {
    return `regexTarget ${target} is what a rule of gitleaks matches, which is not known here`;
  }
  const test = testOf(value);
  return test === undefined
    ? 'it is more than words, and no expression of another tool is run'
    : { tests: [{ of: target, test }] };
}

const SHOWN_UNITS = 60;

/** A word that is allowed may be the very secret: of those only the length is said. */
function shown(name: string, value: string): string {
  if (/regexes|stopwords/.test(name)) return `(${value.length} characters)`;
  const line = value.replace(/\s+/g, ' ');
  return line.length <= SHOWN_UNITS ? line : `${line.slice(0, SHOWN_UNITS)}…`;
}

/** The old form, one table, and the new one, a list of them. */
function listsOf(node: ConfigNode): readonly ConfigNode[] {
  const [one, many] = [nodeAt(node, 'allowlist'), nodeAt(node, 'allowlists')];
  const all = [one, many].flatMap((each) => (each?.type === 'list' ? each.items : (each ?? [])));
  return all.filter(({ type }) => type === 'map');
}

type Test = NonNullable<Allowed['tests']>[number];

/** @returns one test for each target: met where any of its own is */
function anyOf(tests: readonly Test[]): Test[] {
  return (['secret', 'line'] as const).flatMap((of): Test[] => {
    const own = tests.filter((each) => each.of === of);
    return own.length === 0 ? [] : [{ of, test: (text) => own.some(({ test }) => test(text)) }];
  });
}
