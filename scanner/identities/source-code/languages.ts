import { pathClass } from '../../text';

/** Whose functions read the environment. */
export type CodeLanguage = 'javascript' | 'python' | 'go' | 'jvm' | 'csharp' | 'ruby' | 'php' | 'rust' | 'shell';

const BY_EXTENSION: Readonly<Record<string, CodeLanguage>> = {
  js: 'javascript',
  mjs: 'javascript',
  cjs: 'javascript',
  jsx: 'javascript',
  ts: 'javascript',
  mts: 'javascript',
  cts: 'javascript',
  tsx: 'javascript',
  vue: 'javascript',
  svelte: 'javascript',
  py: 'python',
  go: 'go',
  java: 'jvm',
  kt: 'jvm',
  kts: 'jvm',
  gradle: 'jvm',
  cs: 'csharp',
  rb: 'ruby',
  php: 'php',
  rs: 'rust',
  sh: 'shell',
  bash: 'shell',
  zsh: 'shell',
  ksh: 'shell',
};

/** What tools write: bundles, and declarations that run nothing. */
const MADE_BY_TOOLS = /\.d\.[mc]?ts$|[.-]min\.[mc]?js$|\.bundle\.js$|\.pb\.go$|(?:^|\/)(?:dist|cdk\.out|\.next)\//;

/** @returns undefined where the file is no program of these languages, somebody else's, or what a tool made of one */
export function codeLanguageOf(path: string): CodeLanguage | undefined {
  const extension = path.slice(path.lastIndexOf('.') + 1);
  if (!Object.hasOwn(BY_EXTENSION, extension)) return undefined;
  if (MADE_BY_TOOLS.test(path) || pathClass(path) === 'vendored') return undefined;
  return BY_EXTENSION[extension];
}

/** A line of a program that a person wrote is shorter, on average. */
const LONG_LINE_UNITS = 400;

/** @returns whether a tool took the line breaks out */
export function isMinified(text: string): boolean {
  if (text.length < 10 * LONG_LINE_UNITS) return false;
  let breaks = 1;
  for (let at = text.indexOf('\n'); at >= 0; at = text.indexOf('\n', at + 1)) breaks++;
  return text.length / breaks > LONG_LINE_UNITS;
}

/** @returns whether what stands at `at` is commented out: the line begins a comment before it */
export function isCommentedOut(text: string, at: number, language: CodeLanguage): boolean {
  const line = text.slice(Math.max(text.lastIndexOf('\n', at - 1) + 1, at - 300), at);
  if (/^\s*(?:\*|\/\*|<!--)/.test(line)) return true;
  const sign =
    language === 'python' || language === 'ruby' || language === 'shell' ? /(?:^|\s)#(?!\{)/ : /(?:^|\s)\/\//;
  return sign.test(line) || (language === 'php' && /^\s*#/.test(line));
}
