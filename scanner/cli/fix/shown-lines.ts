import type { SecretMatch } from '../../model';
import { readDocument, textDocument } from '../../reading';
import { visible } from '../../report';
import { createSecretScanner } from '../../secrets';
import type { DiffSide } from './unified-diff';

/** What stands for a further line of a secret that has several. */
const MORE = '…';

/** @returns a text's lines with every secret in them redacted, whether or not somebody waived it */
export function shownLines(path: string, text: string): DiffSide {
  const document = textDocument(path, { read: () => text });
  const { secrets } = readDocument(document, createSecretScanner(), undefined, []);
  const pieces = text.split('\n');
  const last = pieces.pop() ?? '';
  const lines = [...pieces.map((piece) => `${piece}\n`), ...(last === '' ? [] : [last])];
  let offset = 0;
  const shown = lines.map((line) => {
    const start = offset;
    offset += line.length;
    return shownLine(redacted(line.replace(/\n$/, ''), start, secrets));
  });
  return { lines, shown };
}

/** A patch needs its tabs and its line breaks as they are. */
function shownLine(line: string): string {
  const isReturned = line.endsWith('\r');
  const shown = (isReturned ? line.slice(0, -1) : line).split('\t').map(visible).join('\t');
  return isReturned ? `${shown}\r` : shown;
}

function redacted(line: string, offset: number, secrets: readonly SecretMatch[]): string {
  let result = '';
  let from = 0;
  for (const { parts, preview } of secrets) {
    for (const { start, end } of parts) {
      const cutStart = Math.max(start - offset, from);
      const cutEnd = Math.min(end - offset, line.length);
      if (cutEnd <= cutStart) continue;
      result += line.slice(from, cutStart) + (start >= offset ? preview : MORE);
      from = cutEnd;
    }
  }
  return result + line.slice(from);
}
