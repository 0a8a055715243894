import type { Finding } from '../model';
import { comparePlaces } from './order';

/** A finding before it is known how many equal ones stand above it in its file. */
export type FindingDraft = Omit<Finding, 'fingerprint'>;

/**
 * Gives every finding its fingerprint: a hash of rule, path, the entry or key (of an identity) or the redacted line without its
 * indentation, and the ordinal among equals. Never of a secret's value, and never of a line number, so that an edit
 * elsewhere in the file changes nothing.
 * @param drafts in any order; those of one rule must come in one call, else ordinals repeat
 * @param subjectOf what tells a finding from others of its rule and file; its line must be redacted by now
 * @returns in the drafts' order
 */
export function withFingerprints(
  drafts: readonly FindingDraft[],
  subjectOf: (draft: FindingDraft) => string = keyOrLine,
): Finding[] {
  const counts = new Map<string, number>();
  const fingerprints = new Map<FindingDraft, string>();
  for (const draft of [...drafts].sort((a, b) => comparePlaces(a.place, b.place))) {
    const same = JSON.stringify([draft.rule, draft.place.path, subjectOf(draft)]);
    const ordinal = counts.get(same) ?? 0;
    counts.set(same, ordinal + 1);
    fingerprints.set(draft, stableHash(`${same}#${ordinal}`));
  }
  return drafts.map((draft) => ({ ...draft, fingerprint: fingerprints.get(draft) ?? '' }));
}

function keyOrLine(draft: FindingDraft): string {
  const entry = draft.rule.startsWith('secret/') ? undefined : draft.declaration;
  return entry ?? draft.key ?? draft.place.excerpt.text.trim();
}

/**
 * Two FNV-1a runs over UTF-16 units, each finished by murmur3's mixer: no cryptography, only few collisions.
 * @returns 16 hex digits, the same on every machine and in every release
 */
export function stableHash(text: string): string {
  let low = 0x811c9dc5;
  let high = 0x9747b28c;
  for (let index = 0; index < text.length; index++) {
    const unit = text.charCodeAt(index);
    low = Math.imul(low ^ unit, 0x01000193);
    high = Math.imul(high ^ (unit + index), 0x01000193);
  }
  return hex(mixed(low ^ text.length)) + hex(mixed(high ^ low));
}

function mixed(word: number): number {
  let bits = word ^ (word >>> 16);
  bits = Math.imul(bits, 0x85ebca6b);
  bits ^= bits >>> 13;
  bits = Math.imul(bits, 0xc2b2ae35);
  return (bits ^ (bits >>> 16)) >>> 0;
}

function hex(word: number): string {
  return word.toString(16).padStart(8, '0');
}
