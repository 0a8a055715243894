import type { Range } from '../../model';
import type { YamlNode } from '../yaml';
import { isIdentityAction } from './actions';
import { SELF_HOSTED } from './keys';
import type { Scope } from './scope';

/** Nothing is found in a file without one of these, except steps of actions that authenticate by themselves. */
const WORDS = [
  'secrets',
  'permissions',
  'token',
  'environment',
  'credentials',
  'pull_request_target',
  'workflow_run',
  'issue_comment',
  'github.event.issue',
  'github.event.discussion',
  'include-hidden-files',
  'upload-artifact@v3',
  SELF_HOSTED,
] as const;

/** Names of remote actions, whatever quotes and blanks are around. */
const USES = /\buses["']?[ \t]*:[ \t]*["']?([\w.-]{1,60}\/[\w./-]{1,120})/g;

/** Ascending offsets of the words without one of which no expression names a secret or the job's token. */
interface NamingWords {
  /** They may stand for what stands elsewhere. */
  readonly areAnywhere: boolean;
  readonly secrets: readonly number[];
  readonly tokens: readonly number[];
}

/** A plain look at a file. Reading costs a hundred times that, and most parts of most workflows name no identity. */
export class Gate {
  private readonly lower: string;
  private naming: NamingWords | undefined;

  constructor(private readonly text: string) {
    this.lower = text.toLowerCase();
  }

  /** @returns whether the text can name an identity at all */
  mayNameIdentity(): boolean {
    for (const word of WORDS) if (this.lower.includes(word)) return true;
    for (const [, action = ''] of this.text.matchAll(USES)) if (isIdentityAction(action.toLowerCase())) return true;
    return false;
  }

  /** @returns whether a job of the file can ask for a runner of its owner's */
  mayAskForRunner(): boolean {
    return this.lower.includes(SELF_HOSTED);
  }

  /** @returns whether a job of the file can upload what it checked out */
  mayUpload(): boolean {
    return this.lower.includes('upload-artifact');
  }

  /** @returns whether the part can name a secret or the job's token; always where an alias may stand for either */
  mayNameSecret({ start, end }: Range): boolean {
    const { areAnywhere, secrets, tokens } = (this.naming ??= this.namingWords());
    return areAnywhere || hasOneWithin(secrets, start, end) || hasOneWithin(tokens, start, end);
  }

  private namingWords(): NamingWords {
    const { text, lower } = this;
    // Where lower case is longer than the text, no offset can be trusted.
    const areAnywhere = lower.length !== text.length || mayHaveAnchor(text);
    return { areAnywhere, secrets: offsetsOf(lower, 'secrets'), tokens: offsetsOf(lower, 'token') };
  }
}

/** @returns whether a part of a file can mention an identity, by its name or by what stands for it */
export function mayMention({ collector, file, callable, outputs, holders }: Scope, { range }: YamlNode): boolean {
  if (collector.gate.mayNameSecret(range)) return true;
  const hasInputs = callable !== undefined || file.role === 'action';
  if (!hasInputs && holders.length === 0 && outputs.size === 0) return false;
  const text = collector.text.slice(range.start, range.end);
  if (hasInputs && /\binputs\b/i.test(text)) return true;
  return holders.some((name) => text.includes(name)) || [...outputs.keys()].some((step) => text.includes(step));
}

function offsetsOf(text: string, word: string): readonly number[] {
  const offsets: number[] = [];
  for (let at = text.indexOf(word); at >= 0; at = text.indexOf(word, at + 1)) {
    if (!isNamePart(text.charCodeAt(at - 1)) && !isNamePart(text.charCodeAt(at + word.length))) offsets.push(at);
  }
  return offsets;
}

/** As names of expressions have them, in lower case: `GITHUB_TOKEN` and `id-token` are no `token`. */
function isNamePart(unit: number): boolean {
  return (unit >= 97 && unit <= 122) || (unit >= 48 && unit <= 57) || unit === 95 || unit === 45;
}

function hasOneWithin(offsets: readonly number[], start: number, end: number): boolean {
  let low = 0;
  let high = offsets.length;
  while (low < high) {
    const middle = (low + high) >> 1;
    if ((offsets[middle] ?? end) < start) low = middle + 1;
    else high = middle;
  }
  return (offsets[low] ?? end) < end;
}

/** An `&` before a name and behind what may stand before a node. */
function mayHaveAnchor(text: string): boolean {
  for (let at = text.indexOf('&'); at >= 0; at = text.indexOf('&', at + 1)) {
    if (' \t\n\r,[{:'.includes(text.charAt(at - 1)) && !' \t\n\r&'.includes(text.charAt(at + 1))) return true;
  }
  return false;
}
