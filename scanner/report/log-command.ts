/**
 * What build agents take for a command wherever it stands in a line of a log: `##vso[task.complete ...]` of Azure
 * Pipelines, `##[set-output ...]` of GitHub's and Gitea's runners, `##teamcity[...]`. Two number signs and a bracket.
 */
export const INLINE_COMMAND = /##(?=\w{0,16}\[)/g;

/** What GitHub's runner takes for a command at a line's start, blanks before it or not: `::stop-commands::x`. */
const LINE_COMMAND = /^(\s*):(?=:)/;

/**
 * A repository under review decides what stands in a report, and a report is printed into the log of the build that judges
 * it: what it quotes must not end the task, set an output or stop the annotations.
 * @param report several lines, made from whatever files hold
 * @returns the same lines, in which no build agent finds a command
 */
export function inertLog(report: string): string {
  return report
    .split('\n')
    .map((line) => inertLine(line).replace(INLINE_COMMAND, '# #'))
    .join('\n');
}

/** @param colon what to write instead of the first of two colons @returns the line, no command at its start */
export function inertLine(line: string, colon = ': '): string {
  return line.replace(LINE_COMMAND, (_, blanks: string) => blanks + colon);
}
