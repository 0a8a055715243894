import { CODEOWNERS_PLACES, ownersOf } from '../../inventory';
import type { Snapshot } from '../../model';
import { namedOwners } from './code-owners';
import { catalogOwners, entityName } from './catalog';

/** What a repository says of people, teams and files. Everything is read on first use. */
export interface Repository {
  /** @returns whether CODEOWNERS or a catalog names the owner; undefined where none is there that could */
  knowsOwner(owner: string): boolean | undefined;
  /** @returns whether CODEOWNERS has an owner for the path; undefined where there is no CODEOWNERS */
  isProtected(path: string): boolean | undefined;
  has(path: string): boolean;
  /** @returns what the infrastructure code sets up that records the use of identities, each as `aws_cloudtrail in infra/log.tf` */
  auditLogs(): readonly string[];
  /** @returns whether a pipeline calls the checker */
  runsCheck(): boolean;
}

const CATALOG_NAMES = ['catalog-info.yaml', 'catalog-info.yml'];
const PIPELINE =
  /^(?:\.github\/workflows\/[^/]+\.ya?ml|\.gitlab-ci\.ya?ml|\.circleci\/config\.ya?ml|azure-pipelines\.ya?ml|bitbucket-pipelines\.ya?ml|Jenkinsfile|\.drone\.ya?ml|\.buildkite\/[^/]+\.ya?ml)$/;
const CHECK = /\bnhi(?:-guard)?(?:@[\w.-]{1,40})? +(?:ci|scan|check)\b|\bnhi-guard\b/;

const INFRASTRUCTURE = /\.(?:tf|tofu)$|(?:^|\/)(?:template|audit-policy)\.ya?ml$/;

/** Resources that record who used what: AWS CloudTrail, Google's audit configuration, Azure's diagnostic settings, the API server. */
const AUDIT_LOG =
  /\b(aws_cloudtrail|AWS::CloudTrail::Trail|google_(?:project|folder|organization)_iam_audit_config|azurerm_monitor_(?:aad_)?diagnostic_setting|audit\.k8s\.io\/v1)\b/;

export function readRepository(snapshot: Snapshot): Repository {
  const codeOwners = once(() => {
    const path = CODEOWNERS_PLACES.find((place) => snapshot.read(place) !== undefined);
    const text = path === undefined ? undefined : snapshot.read(path);
    return text === undefined ? undefined : { names: namedOwners(text), ownerOf: ownersOf(text) };
  });
  const catalog = once(() => {
    const texts = snapshot.find(CATALOG_NAMES).flatMap((path) => snapshot.read(path) ?? []);
    return texts.length === 0 ? undefined : catalogOwners(texts);
  });
  return {
    knowsOwner(owner) {
      const entity = entityName(owner);
      if (entity !== undefined) return catalog()?.has(entity);
      if (codeOwners()?.names.has(owner.toLowerCase()) === true) return true;
      // A team of the code host is often the team of the same name in the catalog.
      const team = entityName(`group:${owner.slice(owner.lastIndexOf('/') + 1)}`);
      if (owner.includes('/') && team !== undefined && catalog()?.has(team) === true) return true;
      return codeOwners() === undefined || codeOwners()?.names.size === 0 ? undefined : false;
    },
    isProtected: (path) => {
      const owners = codeOwners();
      return owners && owners.ownerOf(path) !== undefined;
    },
    auditLogs: once(() =>
      snapshot
        .files()
        .filter((path) => INFRASTRUCTURE.test(path))
        .flatMap((path) => {
          const found = AUDIT_LOG.exec(snapshot.read(path) ?? '')?.[1];
          return found === undefined ? [] : [`${found} in ${path}`];
        }),
    ),
    has: (path) => snapshot.read(path) !== undefined,
    runsCheck: () =>
      snapshot
        .files()
        .filter((path) => PIPELINE.test(path))
        .some((path) => CHECK.test(snapshot.read(path) ?? '')),
  };
}

function once<T>(make: () => T): () => T {
  let made: { readonly value: T } | undefined;
  return () => (made ??= { value: make() }).value;
}
