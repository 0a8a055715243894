import type { Location, Result } from 'sarif';
import type { Finding, Place } from '../../model';
import { ended, remedySentence } from '../remedy';
import { levelOf } from './level';
import { plainMessage } from './message';
import { relativeUri } from './uri';

/** Names the root that every path is relative to; what it is, the reader of the report knows. */
export const ROOT = '%SRCROOT%';

/** GitHub code scanning rejects a file with more in a run (its documentation, "SARIF results exceed one or more limits"). */
export const MOST_RESULTS = 25_000;
/** And takes so many places a result. */
const MOST_PLACES = 1000;
const RANKS = { error: 0, warning: 1, info: 2 } as const;

/** What a waiver excuses counts least. */
const rankOf = ({ severity, waived }: Finding): number => (waived === undefined ? RANKS[severity] : 3);

/** @returns those that one run can hold, in their order: where there are more, the most severe */
export function mostSevere(findings: readonly Finding[]): readonly Finding[] {
  if (findings.length <= MOST_RESULTS) return findings;
  const ranked = [...findings].sort((a, b) => rankOf(a) - rankOf(b));
  const kept = new Set(ranked.slice(0, MOST_RESULTS));
  return findings.filter((finding) => kept.has(finding));
}

/** @param ruleIds as in the driver's rules, to say where each stands */
export function describeResults(findings: readonly Finding[], ruleIds: readonly string[]): Result[] {
  const indexes = new Map(ruleIds.map((id, index) => [id, index]));
  const isAnyWaived = findings.some(({ waived }) => waived !== undefined);
  const linesSeen = new Set<string>();
  return findings.map((finding) => {
    const line = `${finding.rule} ${finding.place.start.line} ${finding.place.path}`;
    const isFirst = !linesSeen.has(line);
    linesSeen.add(line);
    return {
      ruleId: finding.rule,
      ruleIndex: indexes.get(finding.rule) ?? -1,
      level: levelOf(finding.severity),
      ...(finding.isNew !== undefined && { baselineState: finding.isNew ? 'new' : 'unchanged' }),
      message: plainMessage(messageOf(finding)),
      locations: [location(finding.place)],
      ...(finding.related.length > 0 && { relatedLocations: relatedLocations(finding.related) }),
      partialFingerprints: fingerprints(finding.fingerprint, isFirst),
      // 3.27.23: either every result of a run has suppressions or none.
      ...(isAnyWaived && { suppressions: suppressions(finding) }),
      properties: properties(finding),
    };
  });
}

/**
 * GitHub knows a result again by `primaryLocationLineHash` alone. Its upload action computes that from the line and warns
 * where it is set (github/codeql-action#4052), but two findings of one rule on one line would become one alert: so it is
 * set for the second and those after it.
 */
function fingerprints(fingerprint: string, isFirst: boolean): Record<string, string> {
  return { 'nhi/v1': fingerprint, ...(!isFirst && { primaryLocationLineHash: fingerprint }) };
}

function messageOf({ message, remedy }: Finding): string {
  return `${ended(message)} ${remedySentence(remedy)}`;
}

function location({ path, start, end }: Place): Location {
  return {
    physicalLocation: {
      artifactLocation: { uri: relativeUri(path), uriBaseId: ROOT },
      region: { startLine: start.line, startColumn: start.column, endLine: end.line, endColumn: end.column },
    },
  };
}

/** 3.28.3 wants ids that are unique within the result. */
function relatedLocations(related: readonly Place[]): Location[] {
  return related.slice(0, MOST_PLACES - 1).map((place, index) => ({ id: index + 1, ...location(place) }));
}

function suppressions({ waived }: Finding): NonNullable<Result['suppressions']> {
  if (waived === undefined) return [];
  return [{ kind: 'external', status: 'accepted', justification: `${waived.reason} (until ${waived.until})` }];
}

function properties({ confidence, key, declaration, origin }: Finding): Record<string, string> {
  return {
    ...(confidence !== undefined && { confidence }),
    ...(key !== undefined && { key }),
    ...(declaration !== undefined && { declaration }),
    ...(origin?.commit !== undefined && { commit: origin.commit }),
  };
}
