import type { CredentialType, IdentityKind } from '../../model';
import { commandFacts, isPublishingRegistry } from '../command-line';
import { nameWords } from '../name-words';
import { identityOfName, providerOfAction, type NamedIdentity } from '../provider';
import { documentedInput, isCredentialInput } from './action-inputs';
import { isPublishAction } from './publish-actions';
import type { Slot } from './slot';

/** Whose a credential is, judged by where it goes and how it is called. */
export interface Identified {
  readonly kind: IdentityKind;
  readonly provider: string;
  readonly credential: CredentialType;
  /** Row of the syntax that was met, where the place has one of its own. */
  readonly syntax?: string;
  /** The registry it is there to publish to. */
  readonly publishesTo?: string;
}

const UNKNOWN_NAME: NamedIdentity = { kind: 'other', provider: 'unknown', credential: 'static' };

/**
 * Asks, in this order, the action's documentation, the variable or input it fills, the secret's own name, the command
 * line and the action's owner.
 * @param secret the secret's name; absent where it is not known
 */
export function identify(slot: Slot, secret: string | undefined): Identified {
  const documented =
    slot.action !== undefined && slot.type === 'input' ? documentedInput(slot.action, slot.name) : undefined;
  const slotName = namesCredential(slot) ? identityOfName(slot.name) : UNKNOWN_NAME;
  const own = secret === undefined ? UNKNOWN_NAME : identityOfName(secret);
  const command = slot.command === undefined ? undefined : commandFacts(slot.command);
  const provider =
    slot.provider ??
    documented?.provider ??
    firstKnown(slotName.provider, own.provider, command?.provider ?? 'unknown') ??
    providerOfConsumer(slot) ??
    (isPersonalAccessToken(secret) ? 'github' : 'unknown');
  const kind = slot.kind ?? documented?.kind ?? firstKind(slotName.kind, own.kind, command?.kind ?? 'other');
  const named = slotName.kind === 'other' ? own : slotName;
  const credential = documented?.credential ?? (own.credential === 'static' ? named.credential : own.credential);
  const syntax = syntaxOf(slot, provider);
  const publishes = isPublishingRegistry(provider) && (command?.publishes === true || isPublishAction(slot.action));
  return {
    kind,
    provider,
    credential,
    ...(syntax !== undefined && { syntax }),
    ...(publishes && { publishesTo: provider }),
  };
}

/** Names of run blocks and plain keys say nothing of a credential. */
function namesCredential({ type }: Slot): boolean {
  return type === 'env' || type === 'input' || type === 'call-secret' || type === 'credential' || type === 'registry';
}

/** An action of GitHub's own may be handed anybody's secret, but its token inputs take GitHub's. */
function providerOfConsumer({ type, action, consumer, name }: Slot): string | undefined {
  if (action === undefined || (type !== 'input' && type !== 'env')) return undefined;
  const provider = providerOfAction(consumer ?? '');
  return provider === 'github' && !(type === 'input' && isCredentialInput(name)) ? undefined : provider;
}

function syntaxOf({ type, name, action, passed }: Slot, provider: string): string | undefined {
  if (type === 'call-secret') return 'gha.reusable-map';
  if (type === 'credential') return 'gha.container-secret';
  if (type === 'registry') return 'gha.dependabot';
  if (action === 'actions/checkout' && (name === 'token' || name === 'ssh-key')) return 'gha.checkout-key';
  if (passed === undefined && isPublishingRegistry(provider) && (type === 'env' || type === 'input')) {
    return 'gha.publish-token';
  }
  return type === 'input' && isCredentialInput(name) ? 'gha.with-cred' : undefined;
}

/** Where nothing else is said, a PAT in a workflow is one of GitHub's. */
function isPersonalAccessToken(secret: string | undefined): boolean {
  return secret !== undefined && nameWords(secret).includes('PAT');
}

function firstKnown(...providers: readonly string[]): string | undefined {
  return providers.find((provider) => provider !== 'unknown');
}

function firstKind(...kinds: readonly IdentityKind[]): IdentityKind {
  return kinds.find((kind) => kind !== 'other') ?? 'other';
}
