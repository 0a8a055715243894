import type { Rewriter } from '../rewrite';
import { lineEnd, lineStart, nextLine } from '../../yaml/lines';

/**
 * What an image holds anybody can read who has it, so the value must come when it is built or run. Docker documentation, "Build
 * secrets" and `docker run --env`.
 */
export const inDockerfile: Rewriter = ({ path, text, range, name }) => {
  const start = lineStart(text, range.start);
  const end = lineEnd(text, range.start);
  const line = text.slice(start, end);
  const isContinued = line.endsWith('\\') || /\\\r?\n$/.test(text.slice(Math.max(0, start - 3), start));
  if (isContinued || range.end > end) return undefined;
  const common = { key: `env:${name}`, isVariable: false } as const;
  const argument = /^\s*ARG\s+(\w+)=["']?/i.exec(line);
  if (argument && start + argument[0].length === range.start) {
    const from = start + argument[0].search('=');
    return {
      ...common,
      edits: [{ path, range: { start: from, end }, text: '' }],
      shown: `ARG ${argument[1] ?? name}`,
      key: `env:${argument[1] ?? name}`,
      note: `The history of the image shows arguments: better mount it where it is needed, \`RUN --mount=type=secret,id=${idOf(name)},env=${name}\`.`,
    };
  }
  const variable = /^\s*ENV\s+(\w+)(?:=|\s+)["']?/i.exec(line);
  if (variable && start + variable[0].length === range.start && /^["']?\s*$/.test(text.slice(range.end, end))) {
    const own = variable[1] ?? name;
    return {
      ...common,
      edits: [{ path, range: { start, end: nextLine(text, end) }, text: '' }],
      shown: `--env ${own} when it is run`,
      key: `env:${own}`,
      note: `Give it when the container is started: \`docker run --env ${own}\`.`,
    };
  }
  return inRun(path, text, range, name, start, line);
};

function inRun(
  path: string,
  text: string,
  range: { start: number; end: number },
  name: string,
  start: number,
  line: string,
): ReturnType<Rewriter> {
  const run = /^\s*RUN(?=\s+[^[\s])/i.exec(line);
  const before = line.slice(0, range.start - start);
  const isQuoted = before.split("'").length % 2 === 0 || /["'\\]/.test(text.slice(range.start, range.end));
  if (run === null || isQuoted) return undefined;
  const at = start + run[0].length;
  const mount = ` --mount=type=secret,id=${idOf(name)},env=${name}`;
  return {
    edits: [
      { path, range: { start: at, end: at }, text: mount },
      { path, range, text: `\${${name}}` },
    ],
    shown: `a build secret ${name}`,
    key: `env:${name}`,
    isVariable: false,
    note: `Give it when the image is built: \`docker build --secret id=${idOf(name)},env=${name} .\``,
  };
}

function idOf(name: string): string {
  return name.toLowerCase();
}
