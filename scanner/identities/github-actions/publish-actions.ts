/** Actions that publish, from their READMEs. */
const PUBLISH_ACTIONS: ReadonlySet<string> = new Set([
  'pypa/gh-action-pypi-publish',
  'js-devtools/npm-publish',
  'katyo/publish-crates',
  'haaleo/publish-vscode-extension',
  'rubygems/release-gem',
  'changesets/action',
]);

/** @param action `owner/repo`, lower case */
export function isPublishAction(action: string | undefined): boolean {
  return action !== undefined && PUBLISH_ACTIONS.has(action);
}
