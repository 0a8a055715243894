import { loadManifests } from '../../manifest';
import type { Declaration, Snapshot } from '../../model';
import { visible } from '../../report';
import { createSecretScanner } from '../../secrets';
import { pastVersions } from '../../sources';
import type { PastVersion } from '../../sources';
import { readerOf } from '../../text';

/** Older ones are git's to show. */
const MAX_VERSIONS = 500;
const SHORT_COMMIT = 10;

/**
 * What happened to an entry, by the commits that changed it: who, when, what. Each version of the file is read on its own.
 * @param now the entry as it stands in the work tree, and `text` its file
 * @returns a line a change, the newest first
 * @throws GitError where git cannot be asked
 */
export function entryHistory(root: string, now: Declaration, text: string | undefined): string[] {
  const versions = pastVersions(root, now.manifest, MAX_VERSIONS);
  const entries = versions.map((version) => entryIn(version, now));
  const here = entryIn({ text }, now);
  const lines = versions.flatMap(({ commit, date, author }, index) => {
    const what = changeOf(entries[index + 1], entries[index]);
    return what === '' ? [] : [`${date}  ${commit.slice(0, SHORT_COMMIT)}  ${visible(author)}  ${what}`];
  });
  const open = here === undefined ? '' : changeOf(entries[0], here);
  return withoutSecrets([...(open === '' ? [] : [`not committed yet  ${open}`]), ...lines]);
}

type Facts = readonly (readonly [string, string])[];

/** @returns what an auditor asks of it; undefined where it is not there */
function entryIn({ text }: Pick<PastVersion, 'text'>, { id, manifest }: Declaration): Facts | undefined {
  const entry = text === undefined ? undefined : read(text, manifest).find((each) => each.id === id);
  if (entry === undefined) return undefined;
  const { status, owner, expires, privilege, review, rotation, references, events } = entry;
  // What it takes over from other files is not this file's history.
  const ownOwner = owner?.place.path === manifest ? owner.value : undefined;
  const facts: readonly (readonly [string, string | undefined])[] = [
    ['status', status],
    ['owner', ownOwner],
    ['expires', expires?.value],
    ['privilege', privilege],
    ['review', review?.interval],
    ['reviewer', review?.reviewer],
    ['rotation', rotation?.interval],
    ['references', references.map(({ value }) => value).join(' ')],
    ['events', events?.map(({ type, date }) => `${type} ${date}`).join(', ')],
  ];
  return facts.map(([name, value]) => [name, value ?? 'none'] as const);
}

function read(text: string, path: string): readonly Declaration[] {
  const snapshot: Snapshot = {
    read: (wanted) => (wanted === path ? text : undefined),
    find: () => [path],
    files: () => [path],
  };
  return loadManifests(snapshot, { manifest: path }).declarations;
}

function changeOf(before: Facts | undefined, after: Facts | undefined): string {
  if (after === undefined) return before === undefined ? '' : 'taken out';
  const said = (facts: Facts): Facts => facts.filter(([, value]) => value !== 'none');
  if (before === undefined)
    return `added: ${said(after)
      .map(([name, value]) => `${name} ${visible(value)}`)
      .join(', ')}`;
  return after
    .flatMap(([name, value], index) => {
      const old = before[index]?.[1] ?? 'none';
      return old === value ? [] : [`${name} ${visible(old)} -> ${visible(value)}`];
    })
    .join(', ');
}

/** Old versions were not scanned with the rest: whoever once wrote a secret into an entry shall not see it here. */
function withoutSecrets(lines: readonly string[]): string[] {
  const text = lines.join('\n');
  const { secrets } = createSecretScanner().scan('history.txt', readerOf(new TextEncoder().encode(text)));
  const parts = secrets.flatMap((secret) => secret.parts.map((part) => ({ ...part, preview: secret.preview })));
  return parts
    .toSorted((a, b) => b.start - a.start)
    .reduce((rest, { start, end, preview }) => rest.slice(0, start) + preview + rest.slice(end), text)
    .split('\n')
    .filter((line) => line !== '');
}
