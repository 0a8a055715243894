/** What tells the languages apart that infrastructure is written in. */
export interface Language {
  readonly lineComment: '//' | '#';
  readonly hasBlockComments: boolean;
  readonly quotes: string;
  /** Strings of three quotes. */
  readonly hasLongStrings: boolean;
}

export const cFamily: Language = { lineComment: '//', hasBlockComments: true, quotes: '"\'`', hasLongStrings: false };
export const python: Language = { lineComment: '#', hasBlockComments: false, quotes: '"\'', hasLongStrings: true };
export const java: Language = { lineComment: '//', hasBlockComments: true, quotes: '"', hasLongStrings: true };

const BY_EXTENSION: Readonly<Record<string, Language>> = {
  ts: cFamily,
  mts: cFamily,
  cts: cFamily,
  tsx: cFamily,
  js: cFamily,
  mjs: cFamily,
  cjs: cFamily,
  go: cFamily,
  cs: java,
  java,
  py: python,
};

/** @returns undefined where the file is no program in which infrastructure is written, or what a tool made of one */
export function languageOf(path: string): Language | undefined {
  const extension = path.slice(path.lastIndexOf('.') + 1);
  if (!Object.hasOwn(BY_EXTENSION, extension)) return undefined;
  if (/\.d\.[mc]?ts$|\.min\.js$|(?:^|\/)(?:node_modules|dist|cdk\.out|vendor|site-packages)\//.test(path))
    return undefined;
  return BY_EXTENSION[extension];
}
