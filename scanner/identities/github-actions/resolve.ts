import type { IdentityReading, IdentityReference } from '../../model';
import type { FragmentReference, GithubFragment, Passed, Sink, WorkflowCall } from './fragment';
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
      references.push(...withCallers(files, path, improved(files, found)).map((reference) => at(path, reference)));
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
    for (const [path, fragment] of fragments) {
      for (const call of fragment.calls) {
        const known = this.callers.get(call.target);
        const caller = { path, fragment, call };
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

  sinkOf({ to, via, as }: Passed): Sink | undefined {
    for (const path of to) {
      const fragment = this.at(path);
      if (fragment) return fragment.sinks.find((sink) => sink.via === via && sink.name === as);
    }
    return undefined;
  }
}

/** What the receiver does with a value tells what it is, where its own name does not. */
function improved(files: Files, found: FragmentReference): FragmentReference {
  const { reference, passed } = found;
  if (!passed) return found;
  const sink = files.sinkOf(passed);
  if (!sink || (reference.kind !== 'other' && reference.provider !== 'unknown')) return found;
  const isOther = reference.kind === 'other';
  return {
    ...found,
    reference: {
      ...reference,
      kind: isOther ? sink.kind : reference.kind,
      credential: isOther ? sink.credential : reference.credential,
      provider: reference.provider === 'unknown' ? sink.provider : reference.provider,
    },
  };
}

/** @returns one reference for each identity that callers put behind the name; the reference itself where none is known */
function withCallers(files: Files, path: string, found: FragmentReference): readonly IdentityReference[] {
  const { reference, alias, linkedAliases = [] } = found;
  if (alias === undefined) return [reference];
  const byKey = new Map<string, Set<string>>();
  if (!isOpenKey(reference.key)) byKey.set(reference.key, new Set(reference.linkedKeys));
  for (const caller of files.callersOf(path)) {
    const linked = linkedAliases.flatMap((other) => [...keysBehind(files, caller, other, new Set())]);
    for (const key of keysBehind(files, caller, alias, new Set())) {
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

/** Secrets may be handed on from workflow to workflow; `seen` ends circles. */
function keysBehind(files: Files, caller: Caller, alias: string, seen: Set<string>): ReadonlySet<string> {
  const keys = new Set<string>();
  const step = `${caller.path} ${alias}`;
  if (seen.has(step)) return keys;
  seen.add(step);
  const { secrets } = caller.call;
  const further = (name: string): void => {
    for (const outer of files.callersOf(caller.path)) {
      for (const key of keysBehind(files, outer, name, seen)) keys.add(key);
    }
  };
  if (secrets === 'inherit') {
    const { callable } = caller.fragment;
    const isPassedOn = callable?.declares.includes(alias) === true;
    if (isPassedOn) further(alias);
    if (!isPassedOn || callable.runsAlone) keys.add(secretKey(alias));
    return keys;
  }
  const passed = secrets.find((secret) => secret.alias === alias);
  for (const key of passed?.keys ?? []) keys.add(key);
  for (const name of passed?.aliases ?? []) further(name);
  return keys;
}
