/**
 * Commands that run what the folder they stand in says: scripts of its package manifest, its build files, its tests, its
 * configuration in a programming language. From the tools' own documentation.
 */
const TOOLS: readonly RegExp[] = [
  /^(?:npm|pnpm|yarn|bun)(?: -[\w=-]{1,40}){0,5} (?:install|i|ci|add|run|run-script|test|t|start|exec|build|pack|publish|link)\b(?! -g\b| --global\b)/,
  /^yarn[ \t]*$/,
  /^(?:npx|bunx|pnpx) \S/,
  /^(?:g?make|just|rake|tox|nox|pytest|phpunit|ant|sbt|lein|mix|bazel|bazelisk|ninja)(?=\s|$)/,
  /^(?:cmake --build|mvn|gradle|terragrunt) \S/,
  /^cargo (?:\+\S{1,30} )?(?:build|b|test|t|run|r|check|clippy|bench|doc|package|publish|xtask|nextest|install --path)\b/,
  /^go (?:generate|test|run)\b/,
  /^(?:uv )?pip3? install (?:-\S{1,30} ){0,5}(?:-r|--requirement|-e|--editable|\.)/,
  /^python3? -m (?:pytest|tox|nox|build|unittest|pip install (?:-\S{1,30} ){0,5}(?:-r|-e|\.))/,
  /^(?:poetry|pdm|hatch|pipenv|uv) (?:install|run|build|publish|sync)\b/,
  /^pre-commit run\b/,
  /^bundle(?: (?:install|exec|check)\b|[ \t]*$)/,
  /^composer (?:install|update|run|run-script|test|dump-autoload)\b/,
  /^dotnet (?:build|test|run|restore|publish|pack|msbuild)\b|^msbuild\b/,
  /^swift (?:build|test|run|package)\b|^(?:stack|cabal) (?:build|test|run|install)\b/,
  /^(?:docker|podman|nerdctl)(?: buildx| image)? build\b|^docker[ -]compose (?:\S{1,40} ){0,4}(?:up|build|run)\b/,
  /^(?:terraform|tofu) (?:-\S{1,60} ){0,3}(?:init|plan|apply|validate|test)\b/,
  /^(?:ansible-playbook|pulumi (?:up|preview)|cdk (?:synth|deploy|diff)|serverless deploy|goreleaser|earthly|dagger|vagrant up)\b/,
  // A file of the folder itself.
  /^\.{1,2}\/[\w./-]{1,200}/,
  /^(?:bash|sh|zsh|pwsh|source|python3?|node|ruby|perl|php)(?: -[\w-]{1,20}){0,4} (?!-)[\w./-]{0,200}\.(?:sh|bash|ps1|py|js|mjs|cjs|ts|rb|pl|php)\b/,
];

/** What may stand before a command: it is that command all the same. */
const BEFORE = /^(?:[ \t]+|(?:sudo|time|then|do|else|if|exec|command|xvfb-run|!)(?=[ \t])|\w{1,60}=\S{0,200}(?=[ \t]))/;

/** A command in a script, as indices. */
export interface LocalCommand {
  readonly index: number;
  readonly length: number;
}

/**
 * @param script of a step, comments among it
 * @param folder that the foreign files were put into, where it is not the one that the script runs in
 * @returns the first command that runs files of the folder
 */
export function localCommand(script: string, folder?: string): LocalCommand | undefined {
  let start = 0;
  let isThere = folder === undefined;
  for (const line of script.split('\n')) {
    // Behind a comment's sign nothing runs.
    const code = line.replace(/(?:^|\s)#.*$/, '');
    for (const { 0: part, index } of code.matchAll(/[^;&|()]+/g)) {
      const target = /^[ \t]*(?:cd|pushd)[ \t]+["']?([^"'\s]{1,300})/.exec(part)?.[1];
      if (target !== undefined && folder !== undefined) isThere = isWithin(target, folder);
      const found = isThere || (folder !== undefined && isWithin(part, folder)) ? toolIn(part) : undefined;
      if (found !== undefined) return { index: start + index + found.index, length: found.length };
    }
    start += line.length + 1;
  }
  return undefined;
}

/** @returns whether words name the folder as a whole part of a path */
function isWithin(words: string, folder: string): boolean {
  return words.split(/[\s"'=]+/).some((word) => `/${word}/`.includes(`/${folder}/`));
}

function toolIn(part: string): LocalCommand | undefined {
  let index = 0;
  for (let before = BEFORE.exec(part); before !== null; before = BEFORE.exec(part.slice(index)))
    index += before[0].length;
  const command = part.slice(index);
  for (const tool of TOOLS) {
    const found = tool.exec(command);
    if (found !== null) return { index, length: found[0].trimEnd().length };
  }
  return undefined;
}
