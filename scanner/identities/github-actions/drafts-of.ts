import type { PrivilegeFact } from '../../model';
import type { YamlScalar } from '../yaml';
import { inheritLinks, type Draft } from './draft';
import { mayMention } from './gate';
import { identify, type Identified } from './identify';
import { dependabotKey, isOpenKey, JOB_TOKEN_KEY, reservedSecret, secretKey } from './keys';
import type { Mention } from './mentions';
import { readValue, type Value } from './scalar';
import { heldBy, type Scope } from './scope';
import type { Slot } from './slot';
import { UNKNOWN } from './statics';

/** A draft with the names by which it may be one of several parts of a credential. */
export interface Part {
  readonly draft: Draft;
  /** Its value goes where it stands; false where it is only compared. */
  readonly isHeld: boolean;
  /** Of the variable or input that it fills. */
  readonly slot?: string;
  readonly secret?: string;
}

/**
 * Records everything that a value mentions.
 * @returns what stands for an identity, in the order of the text; the job's own token included
 */
export function draftsOf(scope: Scope, slot: Slot, value: Value): readonly Part[] {
  return value.mentions.flatMap((mention) => {
    if (!mention.tested) return draftsOfMention(scope, slot, mention);
    // What is only compared fills nothing, so the name of what it stands in says nothing of it.
    const parts = draftsOfMention(scope, { ...slot, type: 'text' }, mention);
    return parts.map(({ draft, secret }) => ({ draft, isHeld: false, ...(secret !== undefined && { secret }) }));
  });
}

/** @returns what a scalar mentions, recorded; nothing is read of those that a plain look clears */
export function draftsIn(scope: Scope, slot: Slot, scalar: YamlScalar, isCondition = false): readonly Part[] {
  if (!mayMention(scope, scalar)) return [];
  return draftsOf(scope, slot, readValue(scope.collector.text, scalar, scope.statics, isCondition));
}

function draftsOfMention(scope: Scope, slot: Slot, mention: Mention): readonly Part[] {
  switch (mention.of) {
    case 'secret':
      return [secretPart(scope, slot, mention, mention.name)];
    case 'dynamic-secret':
      noteDynamic(scope, mention);
      return mention.patterns.map((pattern) => secretPart(scope, slot, mention, pattern));
    case 'all-secrets':
      return [allSecrets(scope, slot, mention)];
    case 'job-token':
      return [{ draft: jobToken(scope, slot, mention), isHeld: true }];
    case 'env':
      if (isOnlyAsked(slot, mention)) return [];
      return indirect(scope, slot, mention, heldBy(scope, mention.name) ?? [], 'gha.env-indirect');
    case 'step-output': {
      if (isOnlyAsked(slot, mention)) return [];
      const origin = holdsCredential(mention.output) ? scope.outputs.get(mention.step) : undefined;
      return origin ? indirect(scope, slot, mention, [origin], 'gha.step-output') : [];
    }
    case 'input':
      if (!mention.tested) sinkInto(scope, 'input', mention.name, identify(slot, undefined));
      return [];
  }
}

/** Whether a variable is set is no use of what it holds. */
function isOnlyAsked(slot: Slot, mention: Mention): boolean {
  return mention.tested || slot.name === 'if';
}

/** @returns the drafts of what a value holds, without what it only compares */
export function heldDrafts(parts: readonly Part[]): readonly Draft[] {
  return parts.filter(({ isHeld }) => isHeld).map(({ draft }) => draft);
}

function secretPart(scope: Scope, slot: Slot, mention: Mention, name: string): Part {
  const { collector, file, callable, environment } = scope;
  noteWhereUnavailable(scope, slot, mention);
  const isDependabot = file.role === 'dependabot';
  const reserved = isDependabot ? undefined : reservedSecret(name, file.forge);
  if (reserved === 'job-token') return { draft: jobToken(scope, slot, mention), isHeld: true };
  const identity = identify(slot, name.includes(UNKNOWN) ? undefined : name);
  const upper = name.toUpperCase();
  const alias = callable?.declares.has(upper) === true ? upper : undefined;
  const isFilledByCallers = alias !== undefined && callable?.runsAlone !== true;
  if (alias !== undefined) sinkInto(scope, 'secret', alias, identity);
  const draft = collector.add({
    key: isDependabot
      ? dependabotKey(name)
      : isFilledByCallers
        ? secretKey(UNKNOWN)
        : secretKey(name, environment?.name),
    role: 'uses',
    kind: identity.kind,
    provider: identity.provider,
    credential: identity.credential,
    duty: reserved === 'switch' ? 'ambient' : dutyOf(scope, name, isFilledByCallers),
    confidence: isUnavailable(scope, slot) ? 'possible' : mention.of === 'secret' ? 'certain' : 'likely',
    privileges: [
      ...factsAround(scope),
      ...(slot.facts ?? []),
      ...publishFact(scope, identity, mention),
      ...partFact(scope, mention),
    ],
    ...(environment && !isOpenKey(environment.name) && { environment: environment.name }),
    ...(slot.consumer !== undefined && { consumer: slot.consumer }),
    syntax: syntaxOf(mention, identity),
    range: mention.range,
    ...(alias !== undefined && { alias }),
    ...(slot.passed && { passed: slot.passed }),
  });
  return { draft, isHeld: true, slot: slot.name, secret: name };
}

/** A template does not run here; a name that callers fill, or nobody can know, is no secret of this repository yet. */
function dutyOf({ file }: Scope, name: string, isFilledByCallers: boolean): Draft['duty'] {
  if (file.role === 'template' || file.role === 'action') return 'found';
  return isFilledByCallers || name === UNKNOWN ? 'found' : 'stored';
}

function syntaxOf(mention: Mention, identity: Identified): string {
  if (mention.of === 'dynamic-secret') return 'gha.secret-dynamic';
  return mention.fallback ? 'gha.secret-fallback' : (identity.syntax ?? 'gha.secret-ref');
}

function publishFact(scope: Scope, identity: Identified, mention: Mention): readonly PrivilegeFact[] {
  if (identity.publishesTo === undefined) return [];
  const line = scope.collector.lineOf(mention.range.start);
  return [{ fact: `publishes to ${identity.publishesTo}`, level: 'write', line }];
}

/** A runner hides a secret in its logs by its whole value: what fromJSON takes out of it is shown as it is. */
function partFact({ collector }: Scope, { range }: Mention): readonly PrivilegeFact[] {
  const before = collector.text.slice(Math.max(0, range.start - 20), range.start);
  if (!/\bfromjson[ \t]{0,5}\([ \t]{0,5}(?:secrets\.)?$/i.test(before)) return [];
  return [{ fact: 'taken apart, its parts shown in logs', level: 'unknown', line: collector.lineOf(range.start) }];
}

function allSecrets(scope: Scope, slot: Slot, mention: Mention): Part {
  noteWhereUnavailable(scope, slot, mention);
  const line = scope.collector.lineOf(mention.range.start);
  const draft = scope.collector.add({
    key: secretKey(UNKNOWN, scope.environment?.name),
    role: 'uses',
    kind: 'secret_store',
    provider: scope.file.forge,
    credential: 'static',
    duty: 'found',
    confidence: isUnavailable(scope, slot) ? 'possible' : 'certain',
    privileges: [...factsAround(scope), { fact: 'all secrets', level: 'privileged', line }],
    ...(slot.consumer !== undefined && { consumer: slot.consumer }),
    syntax: 'gha.secret-all',
    range: mention.range,
  });
  return { draft, isHeld: true };
}

function jobToken(scope: Scope, slot: Slot, mention: Mention): Draft {
  const { collector, file, grants, risks } = scope;
  const line = collector.lineOf(mention.range.start);
  const unknown: PrivilegeFact = { fact: 'default permissions', level: 'unknown', line };
  return collector.add({
    key: JOB_TOKEN_KEY,
    role: 'uses',
    kind: 'access_token',
    provider: file.forge,
    credential: 'ephemeral',
    duty: 'ambient',
    confidence: 'certain',
    privileges: [...(grants.isDefault ? [unknown] : grants.facts), ...risks],
    ...(slot.consumer !== undefined && { consumer: slot.consumer }),
    syntax: 'gha.github-token',
    range: mention.range,
  });
}

/** Of an action's outputs only some are credentials: `token`, not `page_url`. */
function holdsCredential(output: string): boolean {
  return /(?:token|key|key[-_]id|credentials?|credentials_file_path|password|secret)$/i.test(output);
}

/** A variable or a step's output that stands for what was read elsewhere: the same identity, used here. */
function indirect(
  scope: Scope,
  slot: Slot,
  mention: Mention,
  origins: readonly Draft[],
  syntax: string,
): readonly Part[] {
  return origins.map((origin) => {
    const here = identify(slot, undefined);
    const draft = scope.collector.add({
      key: origin.key,
      role: 'uses',
      kind: origin.kind === 'other' ? here.kind : origin.kind,
      provider: origin.provider === 'unknown' ? here.provider : origin.provider,
      credential: syntax === 'gha.step-output' ? 'ephemeral' : origin.credential,
      duty: origin.duty,
      confidence: origin.confidence,
      privileges: [...origin.privileges, ...publishFact(scope, here, mention)],
      ...(origin.environment !== undefined && { environment: origin.environment }),
      ...(slot.consumer !== undefined && { consumer: slot.consumer }),
      syntax,
      range: mention.range,
      ...(origin.alias !== undefined && { alias: origin.alias }),
      ...(slot.passed && { passed: slot.passed }),
    });
    inheritLinks(draft, origin);
    return { draft, isHeld: true, slot: slot.name };
  });
}

/** Facts that hold for whatever the job uses: its environment, and who can start it. */
export function factsAround({ environment, risks }: Scope): readonly PrivilegeFact[] {
  return [...(environment?.facts ?? []), ...risks];
}

function sinkInto(scope: Scope, via: 'secret' | 'input', name: string, identity: Identified): void {
  if (scope.file.role !== 'action' && scope.callable === undefined) return;
  if (identity.kind === 'other' && identity.provider === 'unknown') return;
  const { kind, provider, credential } = identity;
  scope.collector.sink({ via, name: name.toUpperCase(), kind, provider, credential });
}

/** GitHub offers secrets neither to some keys of a workflow nor to any of an action. */
function isUnavailable({ file }: Scope, slot: Slot): boolean {
  return file.role === 'action' || slot.withoutSecrets !== undefined;
}

function noteWhereUnavailable({ collector, file }: Scope, { withoutSecrets }: Slot, { range }: Mention): void {
  if (file.role === 'action') {
    collector.note('gha.secret-unavailable', 'an action cannot read secrets: have it passed in as an input', range);
  } else if (withoutSecrets !== undefined) {
    const instead = withoutSecrets === 'if' ? ': copy it to env and test that' : '';
    const message = `there are no secrets in ${withoutSecrets}, GitHub refuses the workflow${instead}`;
    collector.note('gha.secret-unavailable', message, range);
  }
}

function noteDynamic(scope: Scope, mention: Extract<Mention, { of: 'dynamic-secret' }>): void {
  if (!mention.patterns.some(isOpenKey)) return;
  const message =
    'which secret this is, is only known when the workflow runs: name it, or choose among names written here';
  scope.collector.note('gha.secret-dynamic', message, mention.range);
}
