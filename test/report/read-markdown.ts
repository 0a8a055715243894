import { micromark } from 'micromark';
import { gfm, gfmHtml } from 'micromark-extension-gfm';
import { all, readXml } from './read-xml';
import type { XmlElement } from './read-xml';

/** Reads Markdown as GitHub does, raw HTML kept, and the HTML of it as XML: a tag that is not closed is an error. */
export function readMarkdown(text: string): XmlElement {
  const html = micromark(text, { extensions: [gfm()], htmlExtensions: [gfmHtml()], allowDangerousHtml: true });
  // HTML takes what XML forbids.
  return readXml(`<page>${html.replace(/[\ufffe\uffff]/g, '?')}</page>`);
}

/** @returns the cells' texts of each row of each table, heads left out */
export function rowsOf(page: XmlElement): string[][] {
  return all(page, 'tr')
    .map((row) => row.children.filter(({ name }) => name === 'td').map(({ text }) => text))
    .filter((cells) => cells.length > 0);
}

/** @returns the names of all elements in the page, each once, ascending */
export function elementNames(page: XmlElement): string[] {
  const names = (element: XmlElement): string[] => [element.name, ...element.children.flatMap(names)];
  return [...new Set(names(page))].filter((name) => name !== 'page').sort();
}
