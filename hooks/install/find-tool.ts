/**
 * What a line in a tracked file runs: like the hooks that we write ourselves, the repository's dependency, then the copy in
 * git's own folder, then the one in PATH. For any POSIX shell, which looks a command up in the PATH given with it.
 * @param folders with dependencies of their own, relative to the root; '' is the root
 */
export function toolCall(folders: readonly string[]): string {
  const dependencies = folders.map((folder) => `${folder === '' ? '' : `${folder}/`}node_modules/.bin:`).join('');
  return `PATH="${dependencies}$(git rev-parse --git-common-dir)/nhi:$PATH" nhi`;
}
