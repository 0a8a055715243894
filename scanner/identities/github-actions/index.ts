import type { IdentitySource } from '../../model';
import type { GithubFragment } from './fragment';
import { roleOf } from './paths';
import { readGithubFile } from './read';
import { resolveGithub } from './resolve';

/**
 * GitHub Actions, and Gitea's and Forgejo's, which read the same syntax: workflows, workflow templates, actions and
 * Dependabot's configuration. Fragments are kept by path and blob: what a file is, its path says.
 */
export const githubActions: IdentitySource<GithubFragment> = {
  id: 'github-actions',
  systems: ['gha', 'dependabot'],
  claims: (path) => roleOf(path) !== undefined,
  read: readGithubFile,
  resolve: resolveGithub,
};
