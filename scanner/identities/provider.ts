import type { CredentialType, IdentityKind } from '../model';
import { splitPrefix } from './name-prefix';
import { endsOf, hasEnd, nameWords, withoutFileTail, withoutQualifiers } from './name-words';
import { credentialRules, defaultRule } from './credential-rules';
import { providerIn, providerOfWords } from './providers';

/** What the name of a credential tells of the identity behind it. */
export interface NamedIdentity {
  /** `unknown` where nothing tells. */
  readonly provider: string;
  readonly kind: IdentityKind;
  readonly credential: CredentialType;
}

/**
 * @param name of a variable, secret, input or field: `STRIPE_API_KEY` gives stripe, api_key, static
 */
export function identityOfName(name: string): NamedIdentity {
  const words = withoutFileTail(nameWords(splitPrefix(name).rest));
  const proper = withoutQualifiers(words);
  const written = proper === words ? endsOf(words) : [...endsOf(words), ...endsOf(proper)];
  const provider = providerOfWords(words);
  const rule =
    credentialRules.find(
      ({ ends, of, families }) =>
        (of === undefined || (provider !== undefined && of.includes(provider.id))) &&
        (families === undefined || (provider !== undefined && families.includes(provider.family))) &&
        (ends === undefined || hasEnd(written, ends)),
    ) ?? defaultRule;
  return {
    provider: rule.provider ?? provider?.id ?? 'unknown',
    kind: rule.kind,
    credential: rule.credential ?? 'static',
  };
}

/** Owners of actions whose name says less, or something else, than whom their credentials belong to. */
const ACTION_OWNERS: Readonly<Record<string, string>> = {
  'aws-actions': 'aws',
  azure: 'azure',
  'google-github-actions': 'gcp',
  docker: 'docker',
  'rust-lang': 'crates',
  pypa: 'pypi',
  sigstore: 'sigstore',
};

/**
 * @param uses of a step or job: `owner/repo@ref`, `owner/repo/path@ref`, `docker://image`, `./local`
 * @returns whom the action speaks to with the credentials it is given; undefined where its name does not tell
 */
export function providerOfAction(uses: string): string | undefined {
  if (uses.startsWith('docker://')) return providerOfImage(uses.slice('docker://'.length));
  if (uses.startsWith('.')) return undefined;
  const [owner = '', ...path] = (uses.split('@', 1)[0] ?? '').toLowerCase().split('/');
  const known = ACTION_OWNERS[owner];
  if (known !== undefined) return known;
  if (owner === 'actions' || owner === 'github')
    return path[0]?.startsWith('setup-') === true ? setupProvider(path[0]) : 'github';
  return (providerIn(nameWords(path.join('/')), ['github', 'docker']) ?? providerIn(nameWords(owner), ['github']))?.id;
}

/** The registry that a language's set-up action writes its credential for. */
function setupProvider(name: string): string {
  const registries: Readonly<Record<string, string>> = {
    'setup-node': 'npm',
    'setup-java': 'maven',
    'setup-python': 'pypi',
    'setup-dotnet': 'nuget',
  };
  return registries[name] ?? 'github';
}

/**
 * @param image `postgres:15`, `mcp/github`, `registry.example.com/owner/name@sha256:…`
 * @returns what runs in it by the image's own name, else whose registry it is; undefined where nothing tells
 */
export function providerOfImage(image: string): string | undefined {
  const [host, path] = splitImage(image);
  return (providerIn(nameWords(path)) ?? (host === undefined ? undefined : providerIn(hostWords(host))))?.id;
}

/**
 * @param image with or without a registry's host
 * @returns whose registry the image is pulled from or pushed to; Docker's where it names no host
 */
export function providerOfRegistry(image: string): string | undefined {
  const [host] = splitImage(image);
  return host === undefined ? 'docker' : providerOfHost(host);
}

/** @param name of a package, scope included, version or not: `@modelcontextprotocol/server-github@1.2.0` */
export function providerOfPackage(name: string): string | undefined {
  const at = name.lastIndexOf('@');
  return providerIn(nameWords(at > 0 ? name.slice(0, at) : name), ['github', 'npm'])?.id;
}

/** @param name of an MCP server, as its user wrote it */
export function providerOfServer(name: string): string | undefined {
  return providerIn(nameWords(name), ['github'])?.id;
}

/** @param host of a URL: `mcp.linear.app`, `api.githubcopilot.com:443` */
export function providerOfHost(host: string): string | undefined {
  return providerIn(hostWords(host))?.id;
}

/** The registrable part names the owner, what stands before it often a product or a customer: read from the right. */
function hostWords(host: string): readonly string[] {
  const labels = host.toLowerCase().split(':', 1)[0]?.split('.') ?? [];
  const owner = labels.slice(-2).join('-');
  return [...nameWords(owner), ...nameWords(labels.slice(0, -2).join('-'))];
}

/** A first part with a dot, a colon or the name localhost is a registry's host (the OCI distribution reference grammar). */
function splitImage(image: string): readonly [host: string | undefined, path: string] {
  const slash = image.indexOf('/');
  const first = slash < 0 ? '' : image.slice(0, slash);
  return /[.:]/.test(first) || first === 'localhost' ? [first, image.slice(slash + 1)] : [undefined, image];
}
