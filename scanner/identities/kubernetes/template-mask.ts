/** An action of a template, its braces included. */
interface Action {
  readonly start: number;
  readonly end: number;
}

/**
 * Covers the actions of a Helm template so that what is left is YAML, of the same length: every place in it is a place in
 * the template. An action alone on its line, or one that writes whole lines, becomes blanks, any other one underscores.
 */
export function maskTemplate(text: string): string {
  const parts: string[] = [];
  let from = 0;
  for (let open = text.indexOf('{{'); open >= 0; open = text.indexOf('{{', from)) {
    const action = { start: open, end: endOfAction(text, open) };
    parts.push(text.slice(from, open), covered(text, action));
    from = action.end;
  }
  parts.push(text.slice(from));
  const masked = parts.join('');
  // Jinja's statements, around manifests that documentation or Ansible keeps.
  return masked.includes('{%') ? masked.replace(/\{%[^%\n]{0,200}%\}/g, (tag) => ' '.repeat(tag.length)) : masked;
}

/** Template actions end at `}}` outside strings and comments (pkg.go.dev/text/template). */
function endOfAction(text: string, open: number): number {
  const comment = /\{\{-? ?\/\*/y;
  comment.lastIndex = open;
  let at = open + 2;
  if (comment.test(text)) {
    const close = text.indexOf('*/', at);
    at = close < 0 ? text.length : close + 2;
  }
  for (; at < text.length; at++) {
    const sign = text[at];
    if (sign === '}' && text[at + 1] === '}') return at + 2;
    if (sign === '"' || sign === '`') at = endOfString(text, at, sign);
  }
  return text.length;
}

/** Behind a quote that nobody closes on its line the action goes on. */
function endOfString(text: string, open: number, quote: string): number {
  for (let at = open + 1; at < text.length; at++) {
    if (quote === '"' && text[at] === '\\') at++;
    else if (text[at] === quote) return at;
    else if (quote === '"' && text[at] === '\n') return open;
  }
  return open;
}

const WRITES_LINES = /\b(?:nindent|toYaml|toYamlPretty|tpl|include|template)\b/;

function covered(text: string, { start, end }: Action): string {
  const action = text.slice(start, end);
  const sign = isAlone(text, start, end) || (WRITES_LINES.test(action) && action.includes('indent')) ? ' ' : '_';
  return action.includes('\n') ? action.replace(/[^\r\n]/g, sign) : sign.repeat(action.length);
}

/** Whether nothing else stands on its lines, other actions excepted. */
function isAlone(text: string, start: number, end: number): boolean {
  const lineStart = text.lastIndexOf('\n', start - 1) + 1;
  const feed = text.indexOf('\n', end);
  const lineEnd = feed < 0 ? text.length : feed;
  if (lineEnd - lineStart > 2000) return false;
  return isBlankOrAction(text.slice(lineStart, start)) && isBlankOrAction(text.slice(end, lineEnd));
}

function isBlankOrAction(text: string): boolean {
  let left = text;
  for (let open = left.indexOf('{{'); open >= 0; open = left.indexOf('{{')) {
    left = left.slice(0, open) + left.slice(endOfAction(left, open));
  }
  return /^\s*(?:#.*)?$/.test(left);
}

/**
 * What a name with actions in it is, as far as it is known: `?` for an action, with the template that it includes or the
 * value that it writes: `?web.fullname-tls`, `?auth.existingSecret`.
 */
export function knownPart(templated: string): string {
  let known = '';
  let from = 0;
  for (let open = templated.indexOf('{{'); open >= 0; open = templated.indexOf('{{', from)) {
    const end = endOfAction(templated, open);
    known += templated.slice(from, open);
    const teller = tellingPart(templated.slice(open, end));
    known += teller === '' && known.endsWith('?') ? '' : `?${teller}`;
    from = end;
  }
  return known + templated.slice(from);
}

function tellingPart(action: string): string {
  const [, format, ofFormat, valueOfFormat] = PRINTED.exec(action) ?? [];
  const told = ofFormat ?? valueOfFormat;
  if (format !== undefined && told !== undefined) return format.startsWith('%s') ? told + format.slice(2) : '';
  const helper = /\b(?:include|template) +"([\w./-]{1,100})"/.exec(action)?.[1];
  return helper ?? /^\{\{-? *\.Values\.([\w.]{1,100})/.exec(action)?.[1] ?? '';
}

/** `printf "%s-tls" (include "web.fullname" .)` */
const PRINTED =
  /^\{\{-? *printf +"(%s[\w.-]{0,60}|[^"]{0,60})" +(?:\((?:include|template) +"([\w./-]{1,100})"|\.Values\.([\w.]{1,100}))/;

/** @returns whether the name tells one thing from another, whatever a template makes of it */
export function isTelling(name: string): boolean {
  return name !== '' && !/\?(?![A-Z])/i.test(name);
}
