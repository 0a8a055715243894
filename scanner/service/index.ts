export type { TextEdit } from '../model';
/**
 * What an editor asks, answered without an editor and without a transport. A host keeps one `Session` for each root, tells
 * it of every document that is opened, changed or closed, and asks plain functions about its `View`. Offsets and ranges
 * are UTF-16 units of the view's own text; `view.lines(path)` turns them into lines and columns.
 */
export type { Answers } from './answers';
export { completionsAt } from './completion';
export type { Completion } from './completion';
export { hoverAt } from './hover';
export { hoverMarkdown } from './hover-markdown';
export type { Hover } from './hover';
export { inlayHintsIn, lensesIn } from './lenses';
export type { InlayHint, Lens } from './lenses';
export { definitionAt, referencesAt } from './navigation';
export { overviewOf } from './overview';
export type { IdentityRow, Overview } from './overview';
export type { IdentifyValue, Pace } from './reading-store';
export { moved, touchedBy } from './moved';
export type { Change } from './moved';
export { begins, createQuickSecrets } from './quick-secrets';
export type { QuickSecrets, Stretched } from './quick-secrets';
export { repairsAt } from './repairs';
export { fillGaps } from './fill-gaps';
export type { Repair } from './repairs';
export { rulePage } from './rule-page';
export { createSession } from './session';
export type { Session, SessionOptions } from './session';
export type { Spot } from './spot';
export { symbolsIn } from './symbols';
export type { DocumentSymbol } from './symbols';
export { noTree } from './tree';
export type { ServiceTree } from './tree';
export type { Use, View } from './view';
