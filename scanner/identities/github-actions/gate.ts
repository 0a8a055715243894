import type { YamlNode } from '../yaml';
import { isIdentityAction } from './actions';

/** Nothing is found in a file without one of these, except steps of actions that authenticate by themselves. */
const WORDS = /secrets|permissions|environment|token|credentials|pull_request_target|workflow_run/i;

/** Names of remote actions, whatever quotes and blanks are around. */
const USES = /\buses["']?[ \t]*:[ \t]*["']?([\w.-]{1,60}\/[\w./-]{1,120})/g;

/**
 * Parsing costs a thousand times a plain look, and most files of a repository's workflows need none.
 * @returns whether the text can name an identity at all
 */
export function mayNameIdentity(text: string): boolean {
  if (WORDS.test(text)) return true;
  for (const [, action = ''] of text.matchAll(USES)) if (isIdentityAction(action.toLowerCase())) return true;
  return false;
}

/** What an expression or a condition needs to name anything; an alias may stand for either. */
const SAYS_SOMETHING = /\$\{\{|\*|secrets|\b(?:token|env|outputs)\b/i;

/** @returns whether a part of a workflow can mention an identity; a plain look spares a walk over most of it */
export function mayMention(document: string, node: YamlNode): boolean {
  return SAYS_SOMETHING.test(document.slice(node.range.start, node.range.end));
}
