import { loadManifests } from '../../../scanner/manifest';
import type { Finding, Fix, IdentityReference, ScanResult } from '../../../scanner/model';
import { fixesFor, fixesForReference } from '../../../scanner/service/fixes';
import type { FixContext } from '../../../scanner/service/fixes';
import { applyEdits } from '../../../scanner/text';
import { scanFiles, snapshotOf, TODAY } from '../../scan/memory';

type Texts = Readonly<Record<string, string>>;

export interface Offer {
  readonly fix: Fix;
  readonly finding?: Finding;
}

function contextOf(files: Texts, result: ScanResult): FixContext {
  return {
    read: (path) => files[path],
    today: TODAY,
    inventory: result.inventory,
    manifests: loadManifests(snapshotOf(files)),
    suggestOwner: () => ({ owner: '@acme/web', source: 'CODEOWNERS' }),
    reason: 'a public name, checked by hand',
  };
}

/** @returns what is offered at findings and references of these files; at all of them where no place is given */
export function offersIn(files: Texts, at?: { readonly path: string; readonly offset: number }): Offer[] {
  const result = scanFiles(files);
  const context = contextOf(files, result);
  const isThere = ({ place }: Finding | IdentityReference): boolean =>
    at === undefined ||
    (place.path === at.path &&
      place.range.start <= at.offset &&
      at.offset <= Math.max(place.range.end, place.range.start + 1));
  const references = result.inventory.flatMap((identity) => identity.references);
  return [
    ...result.findings
      .filter(isThere)
      .flatMap((finding) => fixesFor(finding, context).map((fix) => ({ fix, finding }))),
    ...references.filter(isThere).flatMap((reference) => fixesForReference(reference, context).map((fix) => ({ fix }))),
  ];
}

/** @returns the files as the fix leaves them */
export function fixed(files: Texts, { edits }: Fix): Texts {
  const paths = [...new Set(edits.map(({ path }) => path))];
  const changed = paths.map((path) => {
    const own = edits.filter((edit) => edit.path === path);
    return [path, applyEdits(files[path] ?? '', own)] as const;
  });
  return { ...files, ...Object.fromEntries(changed) };
}

/** @returns `rule key path` of each finding that is about something wrong, as often as it stands */
export function faultsIn(files: Texts): string[] {
  return scanFiles(files)
    .findings.filter(({ waived }) => waived === undefined)
    .map(faultOf);
}

export function faultOf({ rule, key, place }: Finding): string {
  return `${rule} ${key ?? ''} ${place.path}`;
}
