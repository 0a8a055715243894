import type { Range } from '../../../model';
import { itemsOf, locate, pairAt, scalarAt, type YamlNode } from '../../yaml';
import { isGuarded } from '../guard';
import { foreignCheckout, isCheckout, folderOf } from './checkout';
import { localCommand } from './commands';

/** Actions that run or build what lies in the workspace, from their READMEs; some only with an input. */
const RUNNING: ReadonlyMap<string, string | undefined> = new Map([
  ['pre-commit/action', undefined],
  ['cypress-io/github-action', undefined],
  ['bahmutov/npm-install', undefined],
  ['borales/actions-yarn', undefined],
  ['actions-rs/cargo', undefined],
  ['gradle/gradle-build-action', 'arguments'],
  ['docker/build-push-action', 'context'],
  ['docker/bake-action', 'source'],
  ['ruby/setup-ruby', 'bundler-cache'],
  ['pnpm/action-setup', 'run_install'],
  ['goreleaser/goreleaser-action', undefined],
  ['bridgecrewio/checkov-action', undefined],
  ['changesets/action', undefined],
]);

/** A step that runs what a stranger sent. */
export interface ForeignRun {
  readonly range: Range;
  /** Of the step that brought it. */
  readonly from: Range;
}

/**
 * Steps of a job that run what an earlier one checked out of a stranger's fork, in the order of the file. What lies in a
 * folder of its own counts where a step names the folder.
 */
export function foreignRuns(document: string, job: YamlNode): readonly ForeignRun[] {
  const found: ForeignRun[] = [];
  let brought: { readonly folder: string | undefined; readonly from: Range } | undefined;
  for (const step of itemsOf(pairAt(job, 'steps')?.value)) {
    const foreign = foreignCheckout(step);
    const from = scalarAt(step, 'uses')?.range ?? scalarAt(step, 'run')?.range ?? step.range;
    if (foreign !== undefined) brought = { folder: foreign.folder, from };
    // Its own files again, over the stranger's.
    else if (brought !== undefined && isCheckout(step) && folderOf(step) === brought.folder) brought = undefined;
    if (brought === undefined || isGuarded(step)) continue;
    const range = runOf(document, step, brought.folder);
    if (range !== undefined) found.push({ range, from: brought.from });
  }
  return found;
}

function runOf(document: string, step: YamlNode, folder: string | undefined): Range | undefined {
  const uses = scalarAt(step, 'uses');
  if (uses !== undefined) return isRun(uses.value, step, folder) ? uses.range : undefined;
  const run = scalarAt(step, 'run');
  if (run === undefined) return undefined;
  const place = scalarAt(step, 'working-directory')?.value.replace(/^\.\//, '');
  const isThere = folder !== undefined && (place === folder || place?.startsWith(`${folder}/`) === true);
  const located = locate(document, run);
  const command = localCommand(located.text, isThere ? undefined : folder);
  if (command === undefined) return undefined;
  return { start: located.offsetAt(command.index), end: located.offsetAt(command.index + command.length - 1) + 1 };
}

function isRun(uses: string, step: YamlNode, folder: string | undefined): boolean {
  if (uses.startsWith('./')) return folder === undefined || uses.startsWith(`./${folder}/`);
  if (folder !== undefined) return false;
  const action = uses.replace(/@.*/s, '').toLowerCase();
  if (!RUNNING.has(action)) return false;
  const input = RUNNING.get(action);
  return input === undefined || isSet(scalarAt(pairAt(step, 'with')?.value, input)?.value);
}

function isSet(value: string | undefined): boolean {
  return value !== undefined && value !== 'false' && !/^(?:https?:|\$\{\{)/.test(value);
}
