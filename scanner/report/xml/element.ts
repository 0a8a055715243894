import { inertLine, INLINE_COMMAND } from '../log-command';
import { visible } from '../visible';

/** Two characters that are no characters, which XML 1.0 (2.2) forbids beside those that `visible` replaces. */
const FORBIDDEN = /[\ufffe\uffff]/g;

const ENTITIES: Readonly<Record<string, string>> = {
  '&': '&amp;',
  '<': '&lt;',
  '>': '&gt;',
  '"': '&quot;',
  "'": '&apos;',
};

export const XML_DECLARATION = '<?xml version="1.0" encoding="UTF-8"?>\n';

/** @returns the text as it may stand in content and in a value; one line, whatever it held */
export function xmlText(text: string): string {
  const escaped = visible(text)
    .replace(FORBIDDEN, (character) => `<U+${character.charCodeAt(0).toString(16).toUpperCase()}>`)
    .replace(/[&<>"']/g, (character) => ENTITIES[character] ?? '')
    .replace(INLINE_COMMAND, '&#35;#');
  return inertLine(escaped, '&#58;');
}

/**
 * @param attributes their values are escaped here
 * @param content escaped already; none: an empty element
 */
export function element(
  name: string,
  attributes: Readonly<Record<string, string | number>>,
  content: readonly string[] = [],
): string {
  const words = Object.entries(attributes).map(([key, value]) => ` ${key}="${xmlText(String(value))}"`);
  const head = `<${name}${words.join('')}`;
  return content.length === 0 ? `${head}/>` : `${head}>${content.join('')}</${name}>`;
}

/** @returns the elements, each on a line of its own */
export function lines(elements: readonly string[]): string[] {
  return elements.length === 0 ? [] : ['\n', ...elements.map((each) => `${each}\n`)];
}
