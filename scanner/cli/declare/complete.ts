import { joinInventory } from '../../inventory';
import { loadManifests, setInEntry } from '../../manifest';
import type { EntryValues } from '../../manifest';
import { UsageError } from '../../model';
import { judge } from '../../policy';
import { knownSystems } from '../../reading';
import { visible } from '../../report';
import { allGiven } from '../arguments';
import type { Call } from '../arguments';
import type { Host } from '../host';
import { ask } from '../lifecycle/ask';
import type { ManifestTexts } from '../lifecycle/manifest-texts';
import type { Scanned } from '../session';
import { questionsOn } from './questions';
import type { Question } from './questions';

/** An entry as it stands in a manifest that is not written yet. */
export interface WrittenEntry {
  readonly id: string;
  readonly manifest: string;
}

/** Writes what `--set` says into the entry. @throws UsageError where nhi.yaml would not take it */
export function setGiven({ id, manifest }: WrittenEntry, texts: ManifestTexts, call: Call): void {
  for (const given of allGiven(call, 'set') ?? []) {
    const at = given.indexOf('=');
    const key = given.slice(0, Math.max(0, at)).trim();
    if (!/^[a-z_]{1,40}(?:\.[a-z_]{1,40})?$/.test(key) || key === 'id' || key === 'references')
      throw new UsageError(`--set takes KEY=VALUE with a key of the entry: --set review.interval=90d, not ${given}`);
    texts.change(manifest, (text = '') => setInEntry(text, id, valueOf(key, given.slice(at + 1).trim())));
  }
}

/**
 * Asks for what the profile wants to know of the entry, one thing after the other, until it wants nothing that a person can
 * answer or all was asked. Where there is nobody to ask, nothing is changed.
 * @returns what is left open, as nhi.yaml calls it
 * @throws NoAnswer where the answers end
 */
export async function complete(
  entry: WrittenEntry,
  texts: ManifestTexts,
  scanned: Scanned,
  call: Call,
  host: Host,
): Promise<readonly string[]> {
  // Under starter owner and end are all.
  if (scanned.result.profile === 'starter') return [];
  const asked = new Set<string>();
  const open: string[] = [];
  const isAsking = host.isInteractive && !call.yes;
  for (;;) {
    const questions = missingIn(entry, texts, scanned).filter(({ key }) => !asked.has(key));
    if (!isAsking) return questions.map(({ key }) => key);
    const [question] = questions;
    if (question === undefined) return open;
    asked.add(question.key);
    const isAnswered = await ask(host, question.words, question.suggested, (answer) => {
      if (answer !== '')
        texts.change(entry.manifest, (text = '') => setInEntry(text, entry.id, valueOf(question.key, answer)));
      return answer !== '';
    });
    if (!isAnswered) open.push(question.key);
  }
}

/** Judges the manifest as it is to be. */
function missingIn({ id, manifest }: WrittenEntry, texts: ManifestTexts, scanned: Scanned): readonly Question[] {
  const { profile, today, inventory } = scanned.result;
  const snapshot = { ...scanned.snapshot, read: (path: string) => texts.read(path) };
  const manifests = loadManifests(snapshot, { profile });
  const references = inventory.flatMap((identity) => identity.references);
  const joined = joinInventory(references, manifests, { extent: 'whole', profile, systems: knownSystems() });
  const isThis = (declaration: { id: string; manifest: string } | undefined): boolean =>
    declaration?.id === id && declaration.manifest === manifest;
  const declaration = manifests.declarations.find(isThis);
  if (declaration === undefined) return [];
  const own = joined.filter((identity) => isThis(identity.declaration));
  const input = { inventory: own, manifests, profile, today, snapshot, secrets: [], notes: [] };
  const found = judge({ ...input, detectors: () => [], extent: 'whole' }).filter(
    (finding) => finding.declaration === id,
  );
  const questions = new Map(
    found.flatMap(({ rule }) => questionsOn(rule, declaration, today)).map((question) => [question.key, question]),
  );
  return [...questions.values()].toSorted((a, b) => rankOf(a) - rankOf(b));
}

function rankOf({ key }: Question): number {
  const rank = ORDER.indexOf(key.split('.', 1)[0] ?? key);
  return rank < 0 ? ORDER.length : rank;
}

/** What a person thinks of first. */
const ORDER: readonly string[] = ['purpose', 'kind', 'privilege', 'created', 'review', 'rotation', 'revocation'];

/** Keys that take several words. */
const LISTS = /(?:^|\.)(?:covers|triggers|scopes|resources|storage|environments|consumers|tags|tools|data_sources)$/;

function valueOf(key: string, said: string): EntryValues {
  if (LISTS.test(key))
    return {
      [key]: said
        .replace(/^\[|\]$/g, '')
        .split(/[,\s]+/)
        .filter((word) => word !== ''),
    };
  if (/^\d{1,9}$/.test(said)) return { [key]: Number(said) };
  return { [key]: said === 'true' ? true : said === 'false' ? false : said };
}

/** @returns a line that says what is left open, none where nothing is */
export function openText({ id }: WrittenEntry, open: readonly string[], { result }: Scanned): readonly string[] {
  if (open.length === 0) return [];
  return [`${result.profile} still asks of ${visible(id)}: ${open.join(', ')} (--set KEY=VALUE, or in nhi.yaml).`];
}
