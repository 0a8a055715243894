/** The job's own token: GitHub makes one for every job, nobody has to declare it. */
export const JOB_TOKEN_KEY = 'gha:token/permissions';

/** The label that every runner has which somebody runs himself: docs.github.com, "Choosing the runner for a job". */
export const SELF_HOSTED = 'self-hosted';

/**
 * The machine that a job asks for, by what it asks for.
 * @param labels in any order and case, `?` among them for one that is only known when the workflow runs
 */
export function runnerKey(labels: readonly string[]): string {
  const known = new Set(labels.map((label) => label.toLowerCase().replace(/[@*%\s]/g, encodeURIComponent)));
  known.delete(SELF_HOSTED);
  return `gha:runner/${[SELF_HOSTED, ...[...known].sort()].join(',')}`;
}

/**
 * @param name in any case: GitHub compares secret names upper-cased
 * @param environment the deployment environment of the job, `?` in it for what is only known when it runs
 */
export function secretKey(name: string, environment?: string): string {
  const scope = environment === undefined ? '' : `@${environment}`;
  return `gha:secret/${name.toUpperCase()}${scope}`;
}

/** Dependabot reads a store of its own, which workflows do not see. */
export function dependabotKey(name: string): string {
  return `dependabot:secret/${name.toUpperCase()}`;
}

/** @returns whether a part of the key is only known when the workflow runs; such keys stand for no single identity */
export function isOpenKey(key: string): boolean {
  return key.includes('?');
}

/** Names that GitHub gives a meaning of its own; they hold switches, no credentials. */
const DEBUG_SWITCHES: ReadonlySet<string> = new Set(['ACTIONS_STEP_DEBUG', 'ACTIONS_RUNNER_DEBUG']);

/** The names under which the job's token is found among the secrets of each forge. */
const JOB_TOKENS: Readonly<Record<string, readonly string[]>> = {
  github: ['GITHUB_TOKEN'],
  gitea: ['GITHUB_TOKEN', 'GITEA_TOKEN'],
  forgejo: ['GITHUB_TOKEN', 'GITEA_TOKEN', 'FORGEJO_TOKEN'],
};

/** @returns what the forge itself puts under this name, if anything */
export function reservedSecret(name: string, forge: string): 'job-token' | 'switch' | undefined {
  const upper = name.toUpperCase();
  if (JOB_TOKENS[forge]?.includes(upper) === true) return 'job-token';
  return DEBUG_SWITCHES.has(upper) ? 'switch' : undefined;
}
