import type { Finding } from '../../model';
import { visible } from '../visible';
import { count, grouped } from './counts';
import { columnsOf, findingBlock } from './finding-block';
import type { Collapsed } from './selection';
import type { Styles } from './styles';
import { cut } from './wrap';

const FILES_SHOWN = 3;

/** @returns one paragraph a file: its path, then its findings */
export function fileParagraphs(
  findings: readonly Finding[],
  width: number,
  styles: Styles,
): readonly (readonly string[])[] {
  return byFile(findings).map((each) => {
    const columns = columnsOf(each, width);
    const blocks = each.map((finding) => findingBlock(finding, columns, styles));
    return [styles.strong(visible(each[0]?.place.path ?? '')), ...blocks.flat()];
  });
}

/** `23 more secret/generic-password (warning) in 9 files: a.ts 8, b.ts 5, c.ts 4 and 6 more; --all shows each`. */
export function collapsedParagraphs(
  collapsed: readonly Collapsed[],
  width: number,
  styles: Styles,
): readonly (readonly string[])[] {
  return collapsed.map(({ rule, severity, rest }) => {
    const files = byFile(rest).toSorted((a, b) => b.length - a.length);
    const names = files
      .slice(0, FILES_SHOWN)
      .map((each) => `${visible(each[0]?.place.path ?? '')} ${grouped(each.length)}`);
    const more = files.length - names.length;
    const head = `${grouped(rest.length)} more ${visible(rule)} (${severity}) in ${count(files.length, 'file')}; --all shows each`;
    return [
      styles.severity[severity](head),
      `  ${cut(names.join(', ') + (more > 0 ? ` and ${grouped(more)} more` : ''), width - 2)}`,
    ];
  });
}

function byFile(findings: readonly Finding[]): readonly (readonly Finding[])[] {
  const files = new Map<string, Finding[]>();
  for (const finding of findings) {
    const group = files.get(finding.place.path);
    if (group) group.push(finding);
    else files.set(finding.place.path, [finding]);
  }
  return [...files.values()];
}
