import type { Message } from 'sarif';

/** SARIF 2.1.0, 3.11.5: `{0}` in a message is a placeholder; doubled braces stand for themselves. */
const PLACEHOLDER = /\{(\d+)\}/g;
/** 3.11.6: `[text](target)` in a message is a link; a backslash before the bracket makes it none. */
const LINK_START = /\[(?=[^[\]\n]*\]\()/g;

/** @returns a message that reads as the text does, whatever brackets and braces a key or a name holds */
export function plainMessage(text: string): Message {
  return { text: text.replace(PLACEHOLDER, '{{$1}}').replace(LINK_START, '\\[') };
}
