import type { IdentityNote, Profile } from '../model';
import type { FindingDraft } from '../text';
import { note as rule } from './rules/identity-rules';
import { draft } from './severity';

/** @returns what identity sources remarked, as information: listed where asked for, never in anybody's way */
export function judgeNotes(notes: readonly IdentityNote[], profile: Profile): FindingDraft[] {
  return notes.map(({ message, place }) =>
    draft(rule, profile, {
      message: message.charAt(0).toUpperCase() + message.slice(1),
      place,
      remedy: { text: 'write the name out, or move the use to where it works' },
    }),
  );
}
