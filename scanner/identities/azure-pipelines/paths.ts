/** The names that Azure's portal gives, and the folders in which people keep pipelines and their templates. */
const NAME =
  /(?:^|\/)[^/]{0,100}azure-?pipelines?[^/]{0,100}\.ya?ml$|\.(?:pipeline|vsts-ci)\.ya?ml$|(?:^|\/)\.vsts[^/]{0,50}\.ya?ml$/i;
const FOLDER = /(?:^|\/)(?:\.?azure-?pipelines?|\.azuredevops|\.azdo|\.ado|\.vsts|\.pipelines)\//i;

/** Of another system, or of a tool. */
const OTHERS =
  /(?:^|\/)(?:\.[^/]{1,100}\/|\.[^/]{1,100}$|(?:docker-)?compose|pnpm-lock|mkdocs|bitbucket-pipelines|action\.ya?ml)/;

/** @returns whether only its content can tell: pipelines and templates may have any name */
export function mayBeAzurePipeline(path: string): boolean {
  return isAzurePipeline(path) || (/\.ya?ml$/i.test(path) && !OTHERS.test(path));
}

/** Words that no other system's YAML has. */
const TELLING =
  /-[ \t]{1,5}task[ \t]{0,5}:[ \t]{1,5}["']?[\w.-]{1,100}@\d|\bvmImage[ \t]{0,5}:|\$\{\{ ?(?:parameters\.|if |each |elseif )/;

/** @returns whether a text is a pipeline or a template of one */
export function looksLikeAzure(text: string): boolean {
  if (!text.includes('- task') && !text.includes('vmImage') && !text.includes('${{')) return false;
  return TELLING.test(text);
}

/** @param path repository-relative, forward slashes */
export function isAzurePipeline(path: string): boolean {
  return /\.ya?ml$/i.test(path) && (NAME.test(path) || FOLDER.test(path));
}
