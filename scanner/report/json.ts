import type { Confidence, Coverage, Finding, Origin, Profile, Remedy, ScanResult, Severity } from '../model';
import { jsonIdentity } from './inventory/json';
import type { JsonIdentity } from './inventory/json';
import { jsonPlace } from './json-place';
import type { JsonPlace } from './json-place';
import { machineText } from './machine-text';
import { summarise } from './summary';
import type { Summary } from './summary';

/** Grows when a member changes its meaning or goes; new members do not count. */
const JSON_VERSION = 1;

/** The shape of `nhi scan --format json` and `nhi check --format json`. */
export interface JsonReport {
  readonly version: typeof JSON_VERSION;
  /** The day the run judged by, `YYYY-MM-DD`. */
  readonly today: string;
  readonly profile: Profile;
  readonly summary: Summary;
  /** By path, then position, then rule; waived ones among them. */
  readonly findings: readonly JsonFinding[];
  /** By id. */
  readonly inventory: readonly JsonIdentity[];
  readonly coverage: Coverage;
  /** What else is to be said of how it was judged; absent where there is nothing. */
  readonly notices?: readonly string[];
}

interface JsonFinding extends JsonPlace {
  readonly rule: string;
  readonly severity: Severity;
  /** Secrets and identities only. */
  readonly confidence?: Confidence;
  readonly message: string;
  /** The identity's key. */
  readonly key?: string;
  /** The id of the entry in nhi.yaml. */
  readonly declaration?: string;
  /** 16 hex digits, stable over edits elsewhere. */
  readonly fingerprint: string;
  readonly remedy: Remedy;
  /** Runs over a change: whether the change brings it. */
  readonly isNew?: boolean;
  /** Runs over history: the first commit that held it. */
  readonly origin?: Pick<Origin, 'commit' | 'author' | 'date'>;
  /** Present where a waiver excuses it. */
  readonly waived?: { readonly reason: string; readonly until: string };
  readonly related: readonly JsonPlace[];
}

/** @returns the report as JSON text; the same result gives the same bytes */
export function renderJson(result: ScanResult): string {
  const { today, profile, findings, inventory, coverage, notices = [] } = result;
  const report: JsonReport = {
    version: JSON_VERSION,
    today,
    profile,
    summary: summarise(result),
    findings: findings.map(jsonFinding),
    inventory: inventory.map(jsonIdentity),
    coverage,
    ...(notices.length > 0 && { notices }),
  };
  return machineText(report);
}

function jsonFinding(finding: Finding): JsonFinding {
  const {
    rule,
    severity,
    confidence,
    message,
    place,
    key,
    declaration,
    fingerprint,
    remedy,
    isNew,
    origin,
    waived,
    related,
  } = finding;
  return {
    rule,
    severity,
    ...(confidence !== undefined && { confidence }),
    message,
    ...jsonPlace(place),
    ...(key !== undefined && { key }),
    ...(declaration !== undefined && { declaration }),
    fingerprint,
    remedy,
    ...(isNew !== undefined && { isNew }),
    ...(origin?.commit !== undefined && { origin: commitOf(origin) }),
    ...(waived !== undefined && { waived }),
    related: related.map(jsonPlace),
  };
}

function commitOf({ commit, author, date }: Origin): Pick<Origin, 'commit' | 'author' | 'date'> {
  return {
    ...(commit !== undefined && { commit }),
    ...(author !== undefined && { author }),
    ...(date !== undefined && { date }),
  };
}
