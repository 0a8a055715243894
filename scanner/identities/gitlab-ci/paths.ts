/**
 * GitLab's own names, those that its editors know, components, and the folders in which people keep what they include.
 * Nested copies count, because what is scanned may hold several repositories.
 */
const PIPELINE =
  /(?:^|\/)(?:[^/]*gitlab-ci(?:[.-][^/]*)?\.ya?ml|\.gitlab(?:-ci)?\/(?:[^/]+\/)*[^/]+\.ya?ml|templates\/(?:[^/]+\/)?template\.yml)$/;

/** Issue and merge request templates are Markdown; what else stands in `.gitlab/` and is no pipeline. */
const OTHER = /(?:^|\/)\.gitlab\/(?:agents|issue_templates|merge_request_templates|changelog_config\.yml)/;

/** @param path repository-relative, forward slashes */
export function isGitlabPipeline(path: string): boolean {
  return /\.ya?ml$/.test(path) && PIPELINE.test(path) && !OTHER.test(path);
}
