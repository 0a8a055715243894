import type { Document, Finding, Origin, Place, SecretMatch, Skip } from '../model';
import type { DocumentReading } from '../reading';
import { decodeText, pathClass, readBytes } from '../text';
import { BASELINE_PATH, readBaseline, withoutOwnValues } from '../waivers';

/** One secret of a history: where it came first, and where else it stood. */
interface Leak {
  readonly secret: SecretMatch;
  readonly origin: Origin;
  /** Its first place in each further file. */
  readonly others: Map<string, Place>;
}

/** Of one secret more places help nobody to find it. */
const OTHERS_KEPT = 20;

/**
 * The secrets of many versions of many files, each once. What is no first is let go, so that a history of any length fits.
 * One that is worse somewhere else (a test's value in production) counts there again.
 */
export class Leaks {
  /** All files that held one, in whichever commit. */
  readonly paths = new Set<string>();
  private readonly bySubject = new Map<string, Leak>();
  private readonly byPlace = new Map<Place, Leak>();
  private readonly skips = new Map<string, Skip>();

  /** @param reading of the document; in the order of the commits */
  take({ path, secrets, skip }: DocumentReading, document: Document): void {
    if (skip !== undefined) this.keepSkip(skip);
    if (secrets.length === 0) return;
    for (const secret of path === BASELINE_PATH ? withoutOwn(secrets, document) : secrets) this.keep(secret, document);
  }

  /** @returns in the order of the commits */
  firsts(): readonly SecretMatch[] {
    return [...this.bySubject.values()].map(({ secret }) => secret);
  }

  /** What was not read, each path once for each reason. */
  skipped(): readonly Skip[] {
    return [...this.skips.values()];
  }

  /** All places that are kept, their excerpts redacted. */
  places(): ReadonlySet<Place> {
    return new Set([...this.bySubject.values()].flatMap(({ secret, others }) => [secret.place, ...others.values()]));
  }

  /**
   * @param finding about a first
   * @param excused what is excused in the last commit, by `secretName`
   * @returns the finding with its commit, its other places and its excuse
   */
  withOrigin(finding: Finding, excused: ReadonlyMap<string, Finding['waived']>): Finding {
    const leak = this.byPlace.get(finding.place);
    if (leak === undefined) return finding;
    const waived = finding.waived ?? excused.get(secretName(leak.secret));
    return {
      ...finding,
      origin: leak.origin,
      related: [...finding.related, ...leak.others.values()],
      ...(waived !== undefined && { waived }),
    };
  }

  private keep(secret: SecretMatch, { path, origin }: Document): void {
    this.paths.add(path);
    const subject = `${secretName(secret)} ${secret.confidence} ${pathClass(path)}`;
    const known = this.bySubject.get(subject);
    if (known === undefined) {
      const leak = { secret, origin, others: new Map<string, Place>() };
      this.bySubject.set(subject, leak);
      this.byPlace.set(secret.place, leak);
    } else if (path !== known.secret.place.path && known.others.size < OTHERS_KEPT && !known.others.has(path)) {
      known.others.set(path, secret.place);
    }
  }

  private keepSkip(skip: Skip): void {
    const name = `${skip.reason} ${skip.path}`;
    if (!this.skips.has(name)) this.skips.set(name, skip);
  }
}

/** @returns the same for equal values of one detector; the value cannot be told from it */
export function secretName({ detector, valueId = '' }: SecretMatch): string {
  return `${detector} ${valueId}`;
}

/** An older baseline has hashes and a salt of its own. */
function withoutOwn(secrets: readonly SecretMatch[], document: Document): readonly SecretMatch[] {
  const reader = document.open();
  try {
    const text = decodeText(readBytes(reader) ?? new Uint8Array());
    return text === undefined ? secrets : withoutOwnValues(secrets, readBaseline(text));
  } finally {
    reader.close();
  }
}
