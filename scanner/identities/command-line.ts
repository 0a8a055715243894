import type { IdentityKind } from '../model';

/** What a command line does with a credential. */
export interface CommandFacts {
  readonly provider: string;
  readonly kind: IdentityKind;
  /** It publishes: whoever holds the credential writes what others install. */
  readonly publishes: boolean;
}

/** Documented command lines of package managers and registries. */
const COMMANDS: readonly (readonly [RegExp, CommandFacts])[] = [
  [/\b(?:npm|pnpm|yarn npm|yarn|lerna|changeset) publish\b/, publish('npm')],
  [
    /\b(?:twine upload|uv publish|poetry publish|flit publish|hatch publish|maturin (?:publish|upload))\b/,
    publish('pypi'),
  ],
  [/\bcargo publish\b/, publish('crates')],
  [/\bgem push\b/, publish('rubygems', 'api_key')],
  [/\bnuget push\b/, publish('nuget', 'api_key')],
  [/\bvsce publish\b/, publish('vsmarketplace')],
  [/\bovsx publish\b/, publish('openvsx')],
  [/\bmix hex\.publish\b/, publish('hex', 'api_key')],
  [
    /\b(?:docker|podman|buildah|oras|helm registry) login\b/,
    { provider: 'docker', kind: 'registry_credential', publishes: false },
  ],
];

function publish(provider: string, kind: IdentityKind = 'access_token'): CommandFacts {
  return { provider, kind, publishes: true };
}

/** @param command a line or a whole script */
export function commandFacts(command: string): CommandFacts | undefined {
  return COMMANDS.find(([form]) => form.test(command))?.[1];
}

/** Registries for which a step's credential is there to publish with. */
const PUBLISHING: ReadonlySet<string> = new Set([
  'npm',
  'pypi',
  'crates',
  'rubygems',
  'nuget',
  'maven',
  'openvsx',
  'vsmarketplace',
  'hex',
  'clojars',
  'packagist',
]);

export function isPublishingRegistry(provider: string): boolean {
  return PUBLISHING.has(provider);
}
