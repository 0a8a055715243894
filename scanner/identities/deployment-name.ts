/** What the name of a file says of where its contents are deployed. */
export interface DeploymentName {
  /** The deployment environment it is for, as written: `production` of `.env.production` or `compose.production.yaml`. */
  readonly environment?: string;
  /** For a developer's machine or a test run: nothing deployed reads it. */
  readonly isLocal: boolean;
}

const DEPLOYED: ReadonlySet<string> = new Set(
  'production prod prd live staging stage stg qa uat preview sandbox canary demo'.split(' '),
);

const LOCAL: ReadonlySet<string> = new Set('local development dev test testing e2e ci'.split(' '));

/** @param words of a file's name, lower case */
export function deploymentOf(words: readonly string[]): DeploymentName {
  const environment =
    words.find((word) => DEPLOYED.has(word)) ?? words.find((word) => LOCAL.has(word) && word !== 'local');
  return {
    isLocal: words.some((word) => LOCAL.has(word)) && !words.some((word) => DEPLOYED.has(word)),
    ...(environment === undefined ? {} : { environment }),
  };
}
