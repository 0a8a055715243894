import type { Expression } from './expression';

/** Stands in a key for what cannot be known before the workflow runs. */
export const UNKNOWN = '?';

/** Values that a file itself fixes: `matrix.name`, `inputs.name`, `env.name`. */
export interface Statics {
  /** @returns every value it can have, undefined where the file does not tell */
  valuesOf(context: string, name: string): readonly string[] | undefined;
}

/** Where a file tells nothing. */
export const noStatics: Statics = { valuesOf: () => undefined };

/** A name computed from more values than this is as good as unknown. */
const MAX_PATTERNS = 32;

/** GitHub's limit for a secret's name is 255. */
const MAX_TEMPLATE_UNITS = 255;

/**
 * @returns the texts an expression can give, `?` in them for what cannot be known: `format('{0}_KEY', matrix.stage)`
 *          with a matrix of two stages gives two, with a matrix made at run time `?_KEY`
 */
export function patternsOf(expression: Expression, statics: Statics): readonly string[] {
  switch (expression.type) {
    case 'literal':
      return [expression.text ?? UNKNOWN];
    case 'path': {
      const [step, ...more] = expression.steps;
      const values =
        step?.type === 'name' && more.length === 0 ? statics.valuesOf(expression.root, step.name) : undefined;
      return limited(values ?? [UNKNOWN]);
    }
    case 'operation':
      // `condition && 'A' || 'B'` chooses among what stands right of the conditions.
      if (expression.operator === '||')
        return limited(expression.operands.flatMap((each) => patternsOf(each, statics)));
      if (expression.operator === '&&') {
        const last = expression.operands.at(-1);
        return last ? patternsOf(last, statics) : [UNKNOWN];
      }
      return [UNKNOWN];
    case 'call':
      return expression.name === 'format' ? formatted(expression.arguments, statics) : [UNKNOWN];
  }
}

function formatted([template, ...values]: readonly Expression[], statics: Statics): readonly string[] {
  if (template?.type !== 'literal' || template.text === undefined) return [UNKNOWN];
  if (template.text.length > MAX_TEMPLATE_UNITS) return [UNKNOWN];
  let texts: readonly string[] = [''];
  for (const part of template.text.split(/(\{\d{1,3}\})/)) {
    const index = /^\{(\d{1,3})\}$/.exec(part)?.[1];
    const value = index === undefined ? undefined : values[Number(index)];
    const choices = index === undefined ? [part] : value ? patternsOf(value, statics) : [UNKNOWN];
    texts = limited(texts.flatMap((text) => choices.map((choice) => text + choice)));
  }
  return texts;
}

/** @returns each text once, one unknown where there are too many, several unknowns in a row as one */
function limited(texts: readonly string[]): readonly string[] {
  const unique = [...new Set(texts.map((text) => text.replace(/\?{2,}/g, UNKNOWN)))];
  return unique.length > MAX_PATTERNS ? [UNKNOWN] : unique;
}
