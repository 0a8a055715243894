/** What a file of this system is, by its path. */
export interface FileRole {
  readonly role: 'workflow' | 'template' | 'action' | 'dependabot';
  /** Who runs it: Gitea and Forgejo read the same syntax from folders of their own. */
  readonly forge: 'github' | 'gitea' | 'forgejo';
  /** Path of the folder that `./` of a `uses:` stands for, with a closing slash; empty at the root. */
  readonly base: string;
}

/** From GitHub's, Gitea's and Forgejo's documentation; nested copies count, because what is scanned may hold several repositories. */
const WORKFLOW = /^(.*\/)?\.(github|gitea|forgejo)\/workflows\/[^/]+\.ya?ml$/;
const TEMPLATE = /^(?:.*\/)?workflow-templates\/[^/]+\.ya?ml$/;
const DEPENDABOT = /^(.*\/)?\.github\/dependabot\.ya?ml$/;
const ACTION = /^(?:.*\/)?action\.ya?ml$/;

/**
 * @param path repository-relative, forward slashes
 * @returns undefined where the file is none of this system's
 */
export function roleOf(path: string): FileRole | undefined {
  if (!path.endsWith('ml')) return undefined;
  const workflow = WORKFLOW.exec(path);
  if (workflow) {
    return { role: 'workflow', forge: workflow[2] as FileRole['forge'], base: workflow[1] ?? '' };
  }
  if (TEMPLATE.test(path)) return { role: 'template', forge: 'github', base: '' };
  const dependabot = DEPENDABOT.exec(path);
  if (dependabot) return { role: 'dependabot', forge: 'github', base: dependabot[1] ?? '' };
  return ACTION.test(path) ? { role: 'action', forge: 'github', base: baseOfAction(path) } : undefined;
}

/** An action in `.github/actions/x/` has its repository's root above it; of others nothing tells. */
function baseOfAction(path: string): string {
  const folder = path.lastIndexOf('.github/');
  return folder > 0 && path.charAt(folder - 1) === '/' ? path.slice(0, folder) : '';
}

/**
 * @param uses `./.github/workflows/deploy.yml`, `./.github/actions/setup`
 * @returns the paths it may mean, in the order they are tried; none where it is no local one
 */
export function localTargets(uses: string, base: string): readonly string[] {
  if (!uses.startsWith('./') && uses !== '.') return [];
  const target = base + normalised(uses);
  if (/\.ya?ml$/.test(target)) return [target];
  const folder = target === '' || target.endsWith('/') ? target : `${target}/`;
  return [`${folder}action.yml`, `${folder}action.yaml`];
}

function normalised(path: string): string {
  const parts: string[] = [];
  for (const part of path.split('/')) {
    if (part === '..') parts.pop();
    else if (part !== '.' && part !== '') parts.push(part);
  }
  return parts.join('/');
}
