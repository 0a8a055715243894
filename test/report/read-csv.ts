/**
 * Reads a table by the grammar of RFC 4180, and nothing else.
 * @throws where a line does not follow it
 */
export function readCsv(text: string): string[][] {
  const rows: string[][] = [];
  let row: string[] = [];
  let at = 0;
  while (at < text.length) {
    const { field, end } = text[at] === '"' ? quoted(text, at) : bare(text, at);
    row.push(field);
    at = end;
    if (text[at] === ',') {
      at++;
      if (at === text.length) throw new Error('the last line is not ended');
    } else if (text.startsWith('\r\n', at)) {
      at += 2;
      rows.push(row);
      row = [];
    } else throw new Error(`neither a comma nor CRLF at ${at}`);
  }
  if (row.length > 0) throw new Error('the last line is not ended');
  return rows;
}

interface Field {
  readonly field: string;
  readonly end: number;
}

function bare(text: string, start: number): Field {
  let end = start;
  while (end < text.length && !',"\r\n'.includes(text[end] ?? '')) end++;
  return { field: text.slice(start, end), end };
}

function quoted(text: string, start: number): Field {
  let field = '';
  for (let at = start + 1; at < text.length; at++) {
    if (text[at] !== '"') field += text[at] ?? '';
    else if (text[at + 1] === '"') {
      field += '"';
      at++;
    } else return { field, end: at + 1 };
  }
  throw new Error('a quote is not closed');
}
