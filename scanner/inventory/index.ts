export { mustDeclare } from './duty';
export { entryId } from './entry-id';
export { governingManifest } from './governing';
export { joinInventory } from './join';
export { withMembers } from './members';
export { CODEOWNERS_PLACES, ownersOf } from './owners';
export { patternOf, proposeEntries } from './propose';
export type { OwnerSuggestion, ProposedEntry } from './propose';
