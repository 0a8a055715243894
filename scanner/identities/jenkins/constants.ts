import { staticName } from '../pipeline';
import { isSign } from './call';
import type { GroovyToken } from './groovy-tokens';

/** @returns strings that variables of a file are given, `?` for what is only known when it runs; without `env.` */
export function constantsIn(tokens: readonly GroovyToken[]): ReadonlyMap<string, ReadonlySet<string>> {
  const constants = new Map<string, Set<string>>();
  for (const [index, token] of tokens.entries()) {
    if (token.type !== 'word' || !isSign(tokens[index + 1], '=')) continue;
    const value = tokens[index + 2];
    const name = token.value.replace(/^(?:env|this)\./, '');
    const text = value?.type === 'string' ? (value.isInterpolated ? staticName(value.value) : value.value) : '?';
    const known = constants.get(name);
    if (known) known.add(text);
    else constants.set(name, new Set([text]));
  }
  return constants;
}
