import { findDetector } from '../../../secrets';
import type { Fixer } from '../site';
import { revocationNote } from './revocation';

/** What to do where the secret was issued: nothing in the file, the provider's page and steps in the note. */
export const revokeSecret: Fixer = ({ rule }) => {
  const detector = rule?.startsWith('secret/') === true ? findDetector(rule.slice('secret/'.length)) : undefined;
  if (detector === undefined) return [];
  return [
    {
      id: 'secret/revoke',
      title: `Revoke this ${detector.title}: show the steps`,
      edits: [],
      isSafe: false,
      isPreferred: false,
      note: revocationNote(rule),
    },
  ];
};
