import type { Confidence } from './confidence';
import type { Place } from './place';

/** What kind of machine identity; the words of nhi.yaml's `kind`. */
export const identityKinds = [
  'service_account',
  'iam_user',
  'iam_role',
  'workload_identity',
  'api_key',
  'access_token',
  'oauth_client',
  'third_party_oauth_app',
  'github_app',
  'bot_account',
  'deploy_key',
  'ssh_key',
  'certificate',
  'signing_key',
  'encryption_key',
  'database_account',
  'registry_credential',
  'webhook',
  'ci_service_connection',
  'ci_context',
  'secret_store',
  'kubernetes_service_account',
  'mcp_server',
  'ai_agent',
  'other',
] as const;
export type IdentityKind = (typeof identityKinds)[number];

/** How it proves itself; decides which rules apply. */
export type CredentialType = 'static' | 'ephemeral' | 'keyless' | 'brokered' | 'unknown';

/** What a place does with the identity. */
export type ReferenceRole = 'defines' | 'uses' | 'stores' | 'grants' | 'federates';

export type PrivilegeLevel = 'none' | 'read' | 'write' | 'privileged' | 'admin' | 'unknown';

/** One thing the code says the identity may do, with the words that prove it. */
export interface PrivilegeFact {
  /** For example `contents:write`, `environment:production`, `role arn:aws:iam::…`, `all repositories`. */
  readonly fact: string;
  readonly level: PrivilegeLevel;
  readonly line: number;
  /** Of these words, where they stand on another line than the identity. */
  readonly place?: Place;
}

/** What the code says of the identity's end. */
export interface LifetimeFact {
  /** Last day, `YYYY-MM-DD`, where the code shows one. */
  readonly expires?: string;
  readonly seconds?: number;
  /** Which words prove it, for example `role-duration-seconds: 900`. */
  readonly source: string;
}

/**
 * Whether a profile may ask for an entry:
 * `stored`      a secret of a CI store, an agent or MCP server that holds credentials, code that mints a static credential,
 *               a committed key or certificate: `starter` asks;
 * `privileged`  roles and service accounts with privileged rights, environment names of what is deployed: `standard` asks;
 * `found`       everything else: `strict` asks;
 * `ambient`     the job's own token and the like: listed, never asked for.
 */
export type DeclarationDuty = 'stored' | 'privileged' | 'found' | 'ambient';

/** A place that defines, uses, stores, grants or federates an identity. */
export interface IdentityReference {
  /** `system:type/name`, see design.md "Keys"; `?` stands for what cannot be known statically. */
  readonly key: string;
  /**
   * Other keys of the same credential that this very file shows to be linked (companions such as a key id beside its
   * secret, an environment variable filled from a store). An entry matching any of the keys covers all of them.
   */
  readonly linkedKeys: readonly string[];
  readonly role: ReferenceRole;
  readonly kind: IdentityKind;
  /** Lower case, one word where possible: aws, azure, gcp, github, npm, stripe, openai …; `unknown` where nothing tells. */
  readonly provider: string;
  readonly credential: CredentialType;
  readonly duty: DeclarationDuty;
  readonly confidence: Confidence;
  readonly privileges: readonly PrivilegeFact[];
  readonly lifetime?: LifetimeFact;
  /** The deployment environment that scopes it (`production`), where the code says so. */
  readonly environment?: string;
  /** Who consumes it there: an action, an image, a server command, a variable name. */
  readonly consumer?: string;
  /** What makes the credential itself weak, in words: `RSA key of 1024 bits`. */
  readonly weakness?: string;
  /** For federation: the trusted subject or audience as written. */
  readonly federation?: string;
  /** The identity source and the syntax that was met, for example `gha.secret-ref`. */
  readonly syntax: string;
  readonly place: Place;
}

/** Something worth saying about a file that is no identity: a dynamic name, a context that is not legal there. */
export interface IdentityNote {
  readonly syntax: string;
  readonly message: string;
  readonly place: Place;
}

/**
 * One system that names identities (GitHub Actions, MCP, …). Two steps, so that an editor can keep the first per blob
 * and redo only the second.
 * @typeParam F what `read` keeps of one document: plain data, cacheable by blob
 */
export interface IdentitySource<F = unknown> {
  /** For example `github-actions`. */
  readonly id: string;
  /** Systems of which it finds every use in a repository: only their entries can be `unused`. */
  readonly systems: readonly string[];
  /** Whether this path can name an identity of this system; cheap, no reading. */
  claims(path: string): boolean;
  /**
   * Programs: each may name an identity and few do. One is read only where the engine, which passes over it anyway, met a
   * word.
   */
  readonly programs?: {
    /** As the engine's vocabulary has them: its markers in lower case, met in any; its literals. */
    readonly words: ReadonlySet<string>;
    /** Whether this path is a program it knows how to read; cheap, no reading. */
    claims(path: string): boolean;
  };
  /** Whether `resolve` may have this path read though nothing but another file says what it is; absent: what `claims` names. */
  consults?(path: string): boolean;
  /**
   * @param text the document's text (at most 1 MB; larger ones are not handed over)
   * @param met of a program: which of the source's words the engine met in it, so that it need not be looked for the rest;
   *        absent: nobody looked
   * @returns what the document says on its own; never throws on bad input: what cannot be parsed is read tolerantly or
   *          gives a fragment without references
   */
  read(path: string, text: string, met?: readonly string[]): F;
  /**
   * Where a source also knows files that are no text: key stores, certificates in DER.
   * @param bytes the whole document (at most 1 MB)
   * @returns as `read` does
   */
  readBytes?(path: string, bytes: Uint8Array): F;
  /**
   * Joins the fragments of one scan.
   * @param fragments every document that was read, by path
   * @param consult reads and parses another file of the same snapshot (a local reusable workflow outside the scan's
   *        paths); undefined where there is none. Every path asked for is recorded as consulted.
   * @param claimed every path of that snapshot which the source claims: where what a file means depends on its neighbours
   *        and on who calls it, these are consulted too. Costs a listing when it is called.
   */
  resolve(
    fragments: ReadonlyMap<string, F>,
    consult: (path: string) => F | undefined,
    claimed?: () => readonly string[],
  ): IdentityReading;
}

export interface IdentityReading {
  readonly references: readonly IdentityReference[];
  readonly notes: readonly IdentityNote[];
}
