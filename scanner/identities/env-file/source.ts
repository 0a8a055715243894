import type {
  DeclarationDuty,
  IdentityNote,
  IdentityReading,
  IdentityReference,
  IdentitySource,
  Place,
  Range,
} from '../../model';
import { indexLines } from '../../text';
import { groupCompanions } from '../companions';
import type { CompanionGroup } from '../companions';
import { concealing } from '../concealed-place';
import { readNamedValue } from '../named-value';
import type { NamedValue } from '../named-value';
import { readAssignments } from './assignments';
import type { Assignment } from './assignments';
import { readEnvFileName } from './file-name';
import type { EnvFileName } from './file-name';

/** What is kept of one file: nothing that depends on its path, nothing of its values. */
export interface EnvFragment {
  readonly entries: readonly PlacedEntry[];
}

interface PlacedEntry extends NamedValue {
  readonly isCommentedOut: boolean;
  /** Names of the same credential in this file. */
  readonly companions: readonly string[];
  readonly place: Place;
}

/** Files in the form of dotenv: `.env`, `.env.*`, `*.env`, `.envrc` and their templates. */
export const envFiles: IdentitySource<EnvFragment> = {
  id: 'env-file',
  // Code reads environment variables too, and code is not read for names.
  systems: [],
  claims: (path) => readEnvFileName(path) !== undefined,
  read: readFragment,
  resolve(fragments) {
    const references: IdentityReference[] = [];
    const notes: IdentityNote[] = [];
    for (const [path, { entries }] of fragments) {
      const file = readEnvFileName(path);
      if (file === undefined) continue;
      for (const entry of entries) {
        const place = { ...entry.place, path };
        references.push(referenceOf(entry, file, place));
        if (entry.shippedBy !== undefined) notes.push(shippedNote(entry.name, entry.shippedBy, place));
      }
    }
    return { references, notes } satisfies IdentityReading;
  },
};

function readFragment(path: string, text: string): EnvFragment {
  const assignments = readAssignments(text);
  const groups = groupCompanions(assignments.map(({ name }) => name));
  const groupByName = new Map(groups.flatMap((group) => group.members.map(({ name }) => [name, group] as const)));
  const found = assignments.flatMap((assignment) => {
    const group = groupByName.get(assignment.name);
    const identity = readNamedValue(assignment) ?? keylessEntry(assignment, group);
    return identity === undefined ? [] : [{ assignment, group, identity }];
  });
  if (found.length === 0) return { entries: [] };
  const secrets = found.flatMap(({ assignment, identity }) => secretsOf(assignment, identity));
  const placed = concealing(path, indexLines(text), secrets);
  return {
    entries: found.map(({ assignment: { name, nameRange, isCommentedOut }, group, identity }) => ({
      ...identity,
      ...groupFacts(identity, group),
      isCommentedOut,
      companions: companionsOf(name, group),
      place: placed(nameRange),
    })),
  };
}

/** Azure's client id is no secret, but where there is no secret it is all that the identity shows; an empty one shows nothing. */
function keylessEntry({ name, value }: Assignment, group: CompanionGroup | undefined): NamedValue | undefined {
  if (group?.credential !== 'keyless' || group.principal !== name || value === '') return undefined;
  const { provider, kind, credential } = group;
  return {
    name,
    isStored: false,
    isKey: false,
    provider,
    kind,
    credential,
    confidence: 'likely',
    privileges: [],
    variables: [],
  };
}

function groupFacts(entry: NamedValue, group: CompanionGroup | undefined): Partial<NamedValue> {
  if (group === undefined) return {};
  const { provider, kind, credential } = group;
  return { provider, kind, credential: entry.credential === 'brokered' ? 'brokered' : credential };
}

function companionsOf(name: string, group: CompanionGroup | undefined): readonly string[] {
  if (group === undefined) return [];
  return group.members.flatMap((member) => (member.name === name || member.carries === 'setting' ? [] : [member.name]));
}

function secretsOf({ valueRange }: Assignment, { secret }: NamedValue): readonly Range[] {
  if (secret === undefined) return [];
  return [{ start: valueRange.start + secret.start, end: valueRange.start + secret.end }];
}

function referenceOf(entry: PlacedEntry, file: EnvFileName, place: Place): IdentityReference {
  const { name, companions, variables, store, provider, kind, credential, confidence, privileges } = entry;
  const { isTemplate, environment } = file;
  const keyOf = (variable: string): string => `env:${variable}${environment === undefined ? '' : `@${environment}`}`;
  const [filledBy, ...others] = variables;
  const linkedKeys = [
    ...companions.map(keyOf),
    ...(filledBy !== undefined && others.length === 0 && filledBy !== name ? [keyOf(filledBy)] : []),
    ...(store === undefined ? [] : [store]),
  ];
  return {
    key: keyOf(name),
    linkedKeys,
    role: entry.isStored && !isTemplate ? 'stores' : 'uses',
    kind,
    provider,
    credential,
    duty: dutyOf(entry, file),
    confidence,
    privileges: privileges.map((fact) => ({ ...fact, line: place.start.line })),
    ...(entry.lifetime === undefined ? {} : { lifetime: entry.lifetime }),
    ...(environment === undefined ? {} : { environment }),
    syntax: entry.isCommentedOut ? 'env.commented-out' : isTemplate ? 'env.template' : 'env.assignment',
    place,
  };
}

/** A private key is asked for wherever it lies; a name only where something deployed reads it. */
function dutyOf({ isKey, isCommentedOut }: PlacedEntry, { isTemplate, isLocal }: EnvFileName): DeclarationDuty {
  if (isTemplate) return 'found';
  if (isKey) return 'stored';
  return isCommentedOut || isLocal ? 'found' : 'privileged';
}

function shippedNote(name: string, prefix: string, place: Place): IdentityNote {
  const message = `${name} is sent to every browser: the build tool ships what begins with ${prefix}`;
  return { syntax: 'env.shipped-to-browser', message, place };
}
