import type { IdentityReading, LifetimeFact, Range } from '../../model';
import { NOTHING_READ } from '../plain-source';
import { staticName } from '../pipeline';
import { ReferenceCollector, type ReferenceDraft } from '../reference-collector';
import { roleKey } from '../aws-role';
import { storeCommandsIn } from '../store-commands';
import { identityOfBinding } from './bindings';
import { groupCompanions } from '../companions';
import { argument, Frames, isSign, valuesAt, type ArgumentValue, type Frame } from './call';
import { constantsIn } from './constants';
import { groovyTokens, type GroovyToken } from './groovy-tokens';

/** Native search for one of these clears most Groovy files. */
const NAMES_CREDENTIAL =
  /credentials?Id|withCredentials|credentials[ (:]|sshagent|withRegistry|withAWS|withVault|azureServicePrincipal|secretValues/i;

/** Groovy is also what builds and tests are written in. */
const IS_PIPELINE =
  /withCredentials|credentialsId|\bpipeline\s{0,9}\{|\bnode\s{0,9}[({]|\bsh\s{0,9}[('"]|sshagent|withAWS|withVault|docker\.withRegistry/;

/** Arguments whose value is a credential's id, whatever the plugin. */
const CREDENTIAL_ARGUMENT = /^(?:[a-z]\w{0,60}C|c)redentials?Ids?$/;

/** Steps that take ids under this name. */
const TAKES_CREDENTIALS: ReadonlySet<string> = new Set(['sshagent', 'withAWS', 'withCredentials', 'sshAgent']);

/** A statement that begins further back was generated. */
const LONGEST_STATEMENT_TOKENS = 200;

/** @returns what a Jenkinsfile or a shared library's step names */
export function readPipelineFile(path: string, text: string): IdentityReading {
  const commands = storeCommandsIn(text);
  if (!NAMES_CREDENTIAL.test(text) && commands.length === 0) return NOTHING_READ;
  if (path.endsWith('.groovy') && !IS_PIPELINE.test(text)) return NOTHING_READ;
  const collector = new ReferenceCollector(path, text);
  new PipelineFile(collector, groovyTokens(text)).read();
  for (const { provider, key, range } of commands) {
    collector.add({
      key,
      role: 'uses',
      kind: 'secret_store',
      provider,
      credential: 'brokered',
      duty: 'found',
      syntax: 'jenkins.store-command',
      range,
    });
  }
  return collector.reading();
}

class PipelineFile {
  private readonly frames: Frames;
  /** Strings that variables of the file are given. */
  private readonly constants: ReadonlyMap<string, ReadonlySet<string>>;
  private readonly drafts: (ReferenceDraft & { readonly filled: readonly string[] })[] = [];

  constructor(
    private readonly collector: ReferenceCollector,
    private readonly tokens: readonly GroovyToken[],
  ) {
    this.frames = new Frames(tokens);
    this.constants = constantsIn(tokens);
  }

  read(): void {
    for (const [index, token] of this.tokens.entries()) {
      this.frames.pass(index);
      if (token.type !== 'word') continue;
      const next = this.tokens[index + 1];
      if (CREDENTIAL_ARGUMENT.test(token.value)) this.readArgument(index, token.value);
      else if (isSign(next, ':')) this.readNamed(index, token.value);
      else if (isSign(next, '(') || next?.type === 'string')
        this.readCall(index, token.value, isSign(next, '(') ? 2 : 1);
    }
    this.addDrafts();
  }

  /** Which ids hold parts of one credential, the variables that they fill tell. */
  private addDrafts(): void {
    const byVariable = new Map(this.drafts.flatMap(({ key, filled }) => filled.map((name) => [name, key] as const)));
    const groups = groupCompanions([...byVariable.keys()]);
    for (const { filled, ...draft } of this.drafts) {
      const group = groups.find(({ members }) => members.some(({ name }) => filled.includes(name)));
      const linkedKeys = draft.key.includes('?')
        ? []
        : (group?.members.flatMap(({ name }) => byVariable.get(name) ?? []) ?? []);
      this.collector.add({ ...draft, linkedKeys: linkedKeys.filter((key) => !key.includes('?')) });
    }
  }

  /** `credentialsId: 'x'`, `registryCredentialsId 'x'`, `credentialsId = "x"`. */
  private readArgument(index: number, name: string): void {
    const next = this.tokens[index + 1];
    const isGiven = isSign(next, ':') || isSign(next, '=');
    if (!isGiven && next?.type !== 'string') return;
    // A parameter or a comparison: `credentialsId == null`.
    if (isSign(this.tokens[index + 2], '=')) return;
    const frame = this.frames.innermost;
    for (const value of valuesAt(this.tokens, index + (isGiven ? 2 : 1))) {
      if (value.type === 'word' && isSign(next, '=')) continue;
      this.add(value, frame?.className ?? this.callAt(index), name, frame);
    }
  }

  /** The call around an argument: by its bracket, or, without one, the word that begins the statement. */
  private callAt(index: number): string {
    const frame = this.frames.innermost;
    const open = frame === undefined ? undefined : this.tokens[frame.open];
    if (frame !== undefined && !isSign(open, '{')) return frame.name;
    for (let at = index; at > Math.max(frame?.open ?? -1, index - LONGEST_STATEMENT_TOKENS); at--) {
      const token = this.tokens[at];
      const begins = at === 0 || isSign(this.tokens[at - 1], '\n') || isSign(this.tokens[at - 1], '{');
      if (token?.type !== 'word' || !begins) continue;
      if (at < index) return token.value;
      break;
    }
    const before = frame === undefined ? undefined : this.tokens[frame.open - 1];
    return before?.type === 'word' ? before.value : '';
  }

  private readNamed(index: number, name: string): void {
    const frame = this.frames.innermost;
    if (name === 'credentials') {
      const call = [frame?.name ?? '', this.callAt(index)].find((each) => TAKES_CREDENTIALS.has(each));
      const values = call === undefined ? [] : valuesAt(this.tokens, index + 2);
      for (const value of values) this.add(value, call ?? '', name, frame);
    } else if (name === 'role' && frame?.name === 'withAWS') this.addRole(index, frame);
    else if (name === 'defaultValue' && frame?.name === 'credentials') {
      const [value] = valuesAt(this.tokens, index + 2);
      if (value?.type === 'string' && value.value !== '') this.add(value, 'parameters', name, frame);
    } else if (name === 'path' && this.frames.enclosing('withVault')) this.addVaultPath(index);
  }

  /** Calls whose credential has no name: `credentials('x')`, `sshagent(['x'])`, `docker.withRegistry(url, 'x')`. */
  private readCall(index: number, name: string, ahead: number): void {
    if (name === 'credentials') {
      const [value] = valuesAt(this.tokens, index + ahead);
      if (
        value !== undefined &&
        !isSign(this.tokens[index + ahead + 1], ':') &&
        !isSign(this.tokens[index + ahead], '[')
      )
        this.add(value, 'environment', this.assignedAt(index), undefined);
    } else if (name === 'sshagent' || name === 'azureServicePrincipal' || name === 'openshift.withCredentials') {
      if (isSign(this.tokens[index + ahead + 1], ':')) return;
      for (const value of valuesAt(this.tokens, index + ahead)) this.add(value, name, name, undefined);
    } else if (name === 'docker.withRegistry') {
      let comma = index + ahead;
      while (
        comma < index + LONGEST_STATEMENT_TOKENS &&
        !isSign(this.tokens[comma], ',') &&
        !isSign(this.tokens[comma], ')')
      )
        comma++;
      if (isSign(this.tokens[comma], ','))
        for (const value of valuesAt(this.tokens, comma + 1)) this.add(value, name, name, undefined);
    }
  }

  /** `AWS` of `AWS = credentials('aws-prod')`. */
  private assignedAt(index: number): string {
    const before = this.tokens[index - 2];
    return isSign(this.tokens[index - 1], '=') && before?.type === 'word' ? before.value : '';
  }

  private add(value: ArgumentValue, binding: string, name: string, frame: Frame | undefined): void {
    const id = this.idOf(value);
    if (id === undefined) return;
    const filled = frame === undefined ? [] : this.variablesFilled(frame);
    const isEnvironment = binding === 'environment';
    const names = [...(isEnvironment && name !== '' ? [name] : []), ...filled, ...(id === '?' ? [] : [id])];
    const isOpen = id.includes('?');
    const consumer = isEnvironment ? name : (filled.at(-1) ?? binding);
    this.drafts.push({
      key: `jenkins:credential/${id}`,
      role: 'uses',
      filled: isEnvironment && name !== '' ? [name] : filled,
      ...identityOfBinding(binding, name, names),
      duty: isOpen && id === '?' ? 'found' : 'stored',
      confidence: isOpen ? 'likely' : 'certain',
      consumer: consumer === '' ? undefined : consumer,
      syntax: isEnvironment ? 'jenkins.credentials' : 'jenkins.credentials-id',
      range: rangeOf(value),
    });
  }

  /** @returns `?` for what is only known when it runs; undefined where nothing is given */
  private idOf(value: ArgumentValue): string | undefined {
    if (value.type === 'word')
      return /^(?:null|true|false|[A-Z][a-z]\w*)$/.test(value.value) ? undefined : this.constant(value.value);
    if (value.value === '') return undefined;
    if (!value.isInterpolated) return value.value;
    const whole = /^\$\{?([\w.]{1,200})\}?$/.exec(value.value)?.[1];
    return whole === undefined ? staticName(value.value) : this.constant(whole);
  }

  private constant(name: string): string {
    const values = this.constants.get(name.replace(/^(?:env|this)\./, ''));
    const [only] = values?.size === 1 ? values : [];
    return only ?? '?';
  }

  private variablesFilled({ open }: Frame): readonly string[] {
    return [
      'variable',
      'usernameVariable',
      'passwordVariable',
      'keyFileVariable',
      'secretKeyVariable',
      'keystoreVariable',
    ].flatMap((name) => {
      const value = argument(this.tokens, open, name);
      return value?.type === 'string' ? [value.value] : [];
    });
  }

  private addRole(index: number, { open }: Frame): void {
    const [value] = valuesAt(this.tokens, index + 2);
    if (value === undefined) return;
    const account = argument(this.tokens, open, 'roleAccount');
    const seconds = argument(this.tokens, open, 'duration');
    const role = this.idOf(value) ?? '?';
    this.collector.add({
      key: roleKey(role, account === undefined ? undefined : this.idOf(account)),
      role: 'uses',
      kind: 'iam_role',
      provider: 'aws',
      credential: 'ephemeral',
      duty: 'privileged',
      privileges:
        role === '?'
          ? []
          : [{ fact: `role ${role}`, level: /admin/i.test(role) ? 'admin' : 'unknown', range: rangeOf(value) }],
      consumer: 'withAWS',
      lifetime: lifetimeOf(seconds?.value),
      syntax: 'jenkins.aws-role',
      range: rangeOf(value),
    });
  }

  private addVaultPath(index: number): void {
    const [value] = valuesAt(this.tokens, index + 2);
    const path = value === undefined ? undefined : this.idOf(value);
    if (value === undefined || path === undefined) return;
    this.collector.add({
      key: `secretref:vault/${path}`,
      role: 'uses',
      kind: 'secret_store',
      provider: 'vault',
      credential: 'brokered',
      duty: 'found',
      consumer: 'withVault',
      syntax: 'jenkins.vault',
      range: rangeOf(value),
    });
  }
}

/** One hour where `duration` says nothing else (the plugin's documentation). */
function lifetimeOf(duration: string | undefined): LifetimeFact {
  if (duration === undefined) return { seconds: 3600, source: 'withAWS: 3600 s by default' };
  const seconds = Number(duration);
  return { ...(Number.isInteger(seconds) && { seconds }), source: `duration: ${duration}` };
}

function rangeOf({ range }: ArgumentValue): Range {
  return range;
}
