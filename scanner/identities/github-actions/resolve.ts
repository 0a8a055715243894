import type { IdentityReading, IdentityReference } from '../../model';
import type { FragmentReference, GithubFragment, Passed, WorkflowCall } from './fragment';
import { isOpenKey, JOB_TOKEN_KEY, secretKey } from './keys';

type Consult = (path: string) => GithubFragment | undefined;

/**
 * Joins what the files say of each other: a secret that a reusable workflow knows by another name gets its callers' names,
 * one that is passed on gets what its receiver knows of it.
 */
export function resolveGithub(fragments: ReadonlyMap<string, GithubFragment>, consult: Consult): IdentityReading {
  const files = new Files(fragments, consult);
  const references: IdentityReference[] = [];
  for (const [path, fragment] of fragments) {
    for (const found of fragment.references) {
      references.push(
        ...withCallers(files, path, improved(files, fragment, found)).map((reference) => at(path, reference)),
      );
    }
  }
  const notes = [...fragments].flatMap(([path, fragment]) =>
    fragment.notes.map((note) => (note.place.path === path ? note : { ...note, place: { ...note.place, path } })),
  );
  return { references, notes };
}

/** The same blob may stand at several paths. */
function at(path: string, reference: IdentityReference): IdentityReference {
  return reference.place.path === path ? reference : { ...reference, place: { ...reference.place, path } };
}

interface Caller {
  /** One number a call. */
  readonly id: number;
  readonly path: string;
  readonly fragment: GithubFragment;
  readonly call: WorkflowCall;
}

class Files {
  private readonly callers = new Map<string, Caller[]>();
  private readonly consulted = new Map<string, GithubFragment | undefined>();

  constructor(
    private readonly fragments: ReadonlyMap<string, GithubFragment>,
    private readonly consult: Consult,
  ) {
    let calls = 0;
    for (const [path, fragment] of fragments) {
      for (const call of fragment.calls) {
        const known = this.callers.get(call.target);
        const caller = { id: calls++, path, fragment, call };
        if (known) known.push(caller);
        else this.callers.set(call.target, [caller]);
      }
    }
  }

  callersOf(path: string): readonly Caller[] {
    return this.callers.get(path) ?? [];
  }

  at(path: string): GithubFragment | undefined {
    const scanned = this.fragments.get(path);
    if (scanned) return scanned;
    if (!this.consulted.has(path)) this.consulted.set(path, this.consult(path));
    return this.consulted.get(path);
  }

  /** @returns the first file that exists of those a value may go to */
  receiverOf({ to }: Passed): GithubFragment | undefined {
    for (const path of to) {
      const fragment = this.at(path);
      if (fragment) return fragment;
    }
    return undefined;
  }
}

/** What the receiver does with a value tells what it is, where its own name does not, and what belongs to it. */
function improved(files: Files, fragment: GithubFragment, found: FragmentReference): FragmentReference {
  const { reference, passed } = found;
  if (!passed) return found;
  const receiver = files.receiverOf(passed);
  const sink = receiver?.sinks.find(({ via, name }) => via === passed.via && name === passed.as);
  const isOther = sink !== undefined && reference.kind === 'other';
  const isOpen = sink !== undefined && reference.provider === 'unknown';
  const companions = receiver ? companionsOf(fragment, receiver, found, passed) : [];
  return {
    ...found,
    reference: {
      ...reference,
      kind: isOther ? sink.kind : reference.kind,
      credential: isOther ? sink.credential : reference.credential,
      provider: isOpen ? sink.provider : reference.provider,
      linkedKeys: [...new Set([...reference.linkedKeys, ...companions])].sort(),
    },
  };
}

/** Keys of what the same call passes under names that the receiver uses as parts of the same credential. */
function companionsOf(
  fragment: GithubFragment,
  receiver: GithubFragment,
  { reference, alias }: FragmentReference,
  passed: Passed,
): readonly string[] {
  if (passed.via !== 'secret' || alias !== undefined || isOpenKey(reference.key)) return [];
  const linked = new Set(
    receiver.references.flatMap((other) => (other.alias === passed.as ? (other.linkedAliases ?? []) : [])),
  );
  if (linked.size === 0) return [];
  return fragment.calls.flatMap(({ target, secrets }) => {
    if (secrets === 'inherit' || !passed.to.includes(target)) return [];
    const isThisCall = secrets.some((secret) => secret.alias === passed.as && secret.keys.includes(reference.key));
    const keys = isThisCall ? secrets.flatMap((secret) => (linked.has(secret.alias) ? secret.keys : [])) : [];
    return keys.filter((key) => key !== reference.key && key !== JOB_TOKEN_KEY && !isOpenKey(key));
  });
}

/** @returns one reference for each identity that callers put behind the name; the reference itself where none is known */
function withCallers(files: Files, path: string, found: FragmentReference): readonly IdentityReference[] {
  const { reference, alias, linkedAliases = [] } = found;
  if (alias === undefined) return [reference];
  const { environment } = reference;
  const byKey = new Map<string, Set<string>>();
  if (!isOpenKey(reference.key)) byKey.set(reference.key, new Set(reference.linkedKeys));
  for (const caller of files.callersOf(path)) {
    const linked = linkedAliases.flatMap((other) => [...keysBehind(files, caller, other, environment)]);
    for (const key of keysBehind(files, caller, alias, environment)) {
      const known = byKey.get(key) ?? new Set();
      for (const other of linked) if (other !== key && !isOpenKey(other)) known.add(other);
      byKey.set(key, known);
    }
  }
  const named = [...byKey].filter(([key]) => !isOpenKey(key));
  if (named.length === 0) return [reference];
  return named.map(([key, linked]) => renamed(reference, key, [...linked].sort()));
}

function renamed(reference: IdentityReference, key: string, linkedKeys: readonly string[]): IdentityReference {
  if (key === reference.key) return { ...reference, linkedKeys };
  if (key !== JOB_TOKEN_KEY) {
    return { ...reference, key, linkedKeys, duty: reference.duty === 'found' ? 'stored' : reference.duty };
  }
  return { ...reference, key, linkedKeys: [], kind: 'access_token', credential: 'ephemeral', duty: 'ambient' };
}

/**
 * Secrets may be handed on from workflow to workflow.
 * @param environment of the job that reads the secret: what is inherited is looked up there, what is passed is not
 * @param seen ends circles
 */
function keysBehind(
  files: Files,
  caller: Caller,
  alias: string,
  environment: string | undefined,
  seen = new Set<string>(),
): ReadonlySet<string> {
  const keys = new Set<string>();
  const step = `${caller.id} ${alias}`;
  if (seen.has(step)) return keys;
  seen.add(step);
  const { secrets } = caller.call;
  const further = (name: string): void => {
    for (const outer of files.callersOf(caller.path)) {
      for (const key of keysBehind(files, outer, name, environment, seen)) keys.add(key);
    }
  };
  if (secrets === 'inherit') {
    const { callable } = caller.fragment;
    const isPassedOn = callable?.declares.includes(alias) === true;
    if (isPassedOn) further(alias);
    if (!isPassedOn || callable.runsAlone) keys.add(secretKey(alias, environment));
    return keys;
  }
  const passed = secrets.find((secret) => secret.alias === alias);
  for (const key of passed?.keys ?? []) keys.add(key);
  for (const name of passed?.aliases ?? []) further(name);
  return keys;
}
