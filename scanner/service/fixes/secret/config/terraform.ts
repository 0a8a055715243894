import type { TextEdit } from '../../../../model';
import type { Rewriter, SecretSite } from '../rewrite';
import { lineBreakOf, lineEnd, lineStart, nextLine } from '../../yaml/lines';

/** Terraform's documentation, "Input variables": `TF_VAR_name`, `sensitive`. */
export const inTerraform: Rewriter = (site) => {
  const { path, text, range } = site;
  const variable = site.name.toLowerCase();
  const start = lineStart(text, range.start);
  const end = lineEnd(text, range.start);
  const before = text.slice(start, range.start);
  if (range.end > end || isUnreadable(text, range.start)) return undefined;
  const blocks = blocksAround(text, range.start);
  const common = {
    isVariable: false,
    shown: `var.${variable}`,
    note: noteOf(variable),
    key: `env:TF_VAR_${variable}`,
  } as const;
  const assigned = /^\s*(\w+)\s*=\s*"$/.exec(before)?.[1];
  const isWhole = /^"\s*(?:#|\/\/|$)/.test(text.slice(range.end, end));
  if (/\.tfvars$/.test(path)) {
    if (assigned === undefined || !isWhole || blocks.length > 0) return undefined;
    const edits = [{ path, range: { start, end: nextLine(text, end) }, text: '' }];
    return { ...common, edits, shown: `TF_VAR_${assigned}`, note: noteOf(assigned), key: `env:TF_VAR_${assigned}` };
  }
  if (blocks.some((block) => /^(?:terraform|backend|moved|import)\b/.test(block))) return undefined;
  const own = /^variable\s+"([\w-]+)"/.exec(blocks[0] ?? '')?.[1];
  if (own !== undefined) {
    if (assigned !== 'default' || !isWhole || blocks.length > 1) return undefined;
    const isSensitive = /\bsensitive\s{0,20}=/.test(text.slice(start, text.indexOf('\n}', start)));
    const edit = isSensitive
      ? { path, range: { start, end: nextLine(text, end) }, text: '' }
      : { path, range: { start: start + before.search(/\S/), end }, text: 'sensitive = true' };
    return { ...common, edits: [edit], shown: `TF_VAR_${own}`, note: noteOf(own), key: `env:TF_VAR_${own}` };
  }
  const declared = declaration(site, variable);
  const quoted =
    before.endsWith('"') && text[range.end] === '"' ? { start: range.start - 1, end: range.end + 1 } : undefined;
  const isInString = before.split('"').length % 2 === 0;
  if (!isInString) return undefined;
  const edit: TextEdit = quoted
    ? { path, range: quoted, text: `var.${variable}` }
    : { path, range, text: `\${var.${variable}}` };
  return { ...common, edits: [edit, ...declared] };
};

function noteOf(variable: string): string {
  return `Set \`TF_VAR_${variable}\` where Terraform runs. Its state still holds the value: keep the state encrypted.`;
}

/** Headings of the blocks that are open around an offset, outermost first. */
function blocksAround(text: string, offset: number): readonly string[] {
  const open: string[] = [];
  for (const line of text.slice(0, offset).split('\n')) {
    const bare = line
      .replace(/"(?:[^"\\]|\\.)*"/g, (word) => (line.includes('{') ? word : '""'))
      .replace(/(?:^|\s)(?:#|\/\/).*/, '');
    const opens = bare.replace(/\$\{[^}]*\}/g, '').split('{').length - 1;
    const closes = bare.replace(/\$\{[^}]*\}/g, '').split('}').length - 1;
    for (let at = 0; at < opens - closes; at++) open.push(bare.trim());
    for (let at = 0; at < closes - opens; at++) open.pop();
  }
  return open;
}

/** Here-documents and comments. */
function isUnreadable(text: string, offset: number): boolean {
  const before = text.slice(0, offset);
  const line = before.slice(before.lastIndexOf('\n') + 1);
  if (/(?:^|\s)(?:#|\/\/)/.test(line.replace(/"(?:[^"\\]|\\.)*"/g, ''))) return true;
  return [...before.matchAll(/<<[~-]?(\w{1,80})/g)].some(
    ([, word = '']) => !new RegExp(`^\\s*${word}\\s*$`, 'm').test(before),
  );
}

/** @returns what declares the variable beside the file, nothing where something does already */
function declaration({ path, read }: SecretSite, variable: string): readonly TextEdit[] {
  const file = `${path.slice(0, path.lastIndexOf('/') + 1)}variables.tf`;
  const existing = read(file) ?? '';
  if (new RegExp(`^variable\\s+"${variable}"`, 'm').test(existing)) return [];
  const lineBreak = lineBreakOf(existing);
  const gap = existing === '' ? '' : existing.endsWith('\n') ? lineBreak : lineBreak + lineBreak;
  const lines = [`variable "${variable}" {`, '  type      = string', '  sensitive = true', '}', ''];
  const at = { start: existing.length, end: existing.length };
  return [{ path: file, range: at, text: gap + lines.join(lineBreak) }];
}
