import type { Remedy } from '../model';

/** A lower-case word that is no file, key or command. */
const PLAIN_WORD = /^(?!nhi\b)[a-z]+(?=[ ,;:])/;

/** @returns the remedy as it stands on lines of its own: with a capital, and a command only where the text has not said it */
export function remedyLines({ text, command }: Remedy): Remedy {
  const sentence = PLAIN_WORD.test(text) ? text.slice(0, 1).toUpperCase() + text.slice(1) : text;
  return { text: sentence, ...(command !== undefined && !text.includes(command) && { command }) };
}

/** @returns the remedy as one sentence: `Revoke it first (nhi explain secret/x).` */
export function remedySentence(remedy: Remedy): string {
  const { text, command } = remedyLines(remedy);
  return ended(command === undefined ? text : `${text.replace(/\.$/, '')} (${command})`);
}

/** @returns the text with a full stop, unless it ends with one */
export function ended(text: string): string {
  return /[.!?]$/.test(text) ? text : `${text}.`;
}
