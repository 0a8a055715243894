/** What a file can be to CloudFormation and the tools around it, by its path. */
export type StackFile = 'template' | 'serverless' | 'sam-settings';

/** JSON is mostly something else: its folder or name has to speak of templates. */
const JSON_TEMPLATE = /template|cloudformation|cfn|stack|sam\b|infra|deploy|aws|iam/i;

/** Names that other programs own, large ones among them. */
const OTHERS =
  /^(?:\..*|action|bitbucket-pipelines|azure-pipelines|cloudbuild|Pulumi.*|package|package-lock|tsconfig.*|composer|npm-shrinkwrap|pnpm-lock|yarn|(?:docker-)?compose.*|mkdocs|openapi|swagger|values|Chart)\.(?:json|ya?ml)$/;

/**
 * @param path repository-relative, forward slashes
 * @returns undefined where the file cannot be one; most that can are none, which only their text tells
 */
export function stackFile(path: string): StackFile | undefined {
  const base = path.slice(path.lastIndexOf('/') + 1);
  const dot = base.lastIndexOf('.');
  const extension = base.slice(dot + 1);
  if (extension !== 'yaml' && extension !== 'yml' && extension !== 'json' && extension !== 'template') {
    return base === 'samconfig.toml' ? 'sam-settings' : undefined;
  }
  if (isGenerated(path) || OTHERS.test(base)) return undefined;
  if (/^serverless(?:[.-][\w-]+)?\.(?:ya?ml|json)$/.test(base)) return 'serverless';
  return extension === 'json' && !JSON_TEMPLATE.test(path) ? undefined : 'template';
}

/** What tools write; folders with a dot belong to tools and services that do not deploy stacks. */
function isGenerated(path: string): boolean {
  return /(?:^|\/)(?:cdk\.out|node_modules|\.[^/]+)\//.test(path);
}

/** @returns whether the text may be a template: a plain look, before any parse */
export function mayBeTemplate(text: string): boolean {
  return text.includes('AWS::') && text.includes('Resources');
}
