import { join } from 'node:path';
import type { Profile, SecretMatch } from '../../model';
import type { Scanned } from '../session';
import { planBaseline } from './baseline-part';
import { planCi } from './ci-part';
import { planDependency } from './dependency-part';
import type { PlannedDependency } from './dependency-part';
import { foundSummary, ownersSummary, secretsSummary } from './found-text';
import { planGitHooks } from './hooks-part';
import type { PlannedHooks } from './hooks-part';
import { planManifest } from './manifest-part';
import type { PlannedManifest } from './manifest-part';
import type { AdoptionStep } from './step';
import { counted } from '../words';

/** All that leads a repository to a green first day. */
export interface Adoption {
  /** What was found, a line each. */
  readonly found: readonly string[];
  /** What is to be written, in this order: the hooks come last, as they stop what is not declared yet. */
  readonly steps: readonly AdoptionStep[];
  /** What is left to a person. */
  readonly notices: readonly string[];
  readonly manifest: PlannedManifest;
  /** Commands to be run before the commit. */
  readonly commands: readonly string[];
  /** A command for every other clone. */
  readonly elsewhere: string | undefined;
}

/** Where a dependency puts the schema that editors check nhi.yaml by. */
const SCHEMA = 'node_modules/nhi-guard/dist/nhi.schema.json';

/**
 * @param secrets all that the scan found, with their ids
 * @param salt of a new baseline, by which those ids were made
 * @param cwd absolute, anywhere in the repository
 * @param profile for a new nhi.yaml; `starter` where nobody asks for another
 * @throws UsageError where the repository must be mended first
 */
export async function planAdoption(
  scanned: Scanned,
  secrets: readonly SecretMatch[],
  salt: string,
  cwd: string,
  profile: Profile | undefined,
): Promise<Adoption> {
  const { result, root, snapshot } = scanned;
  const hooks = planGitHooks(cwd, scanned);
  const dependency = planDependency(snapshot, hooks.folders, hooks.isInstalled);
  const schema = dependency.folder === undefined ? undefined : join(dependency.folder, SCHEMA).replaceAll('\\', '/');
  const manifest = await planManifest(scanned, profile, schema === undefined ? undefined : `./${schema}`);
  const baseline = planBaseline(scanned, secrets, salt, manifest.waiverDays);
  const ci = planCi(snapshot, root);
  return {
    found: [
      foundSummary(result.inventory, manifest.entries),
      ...ownersSummary(manifest.entries),
      ...secretsSummary(baseline.secrets),
    ],
    steps: [...manifestSteps(manifest), ...[baseline, dependency, ci, hooks].flatMap(({ steps }) => steps)],
    notices: [baseline, dependency, ci, hooks].flatMap(({ notices }) => notices),
    manifest,
    commands: commandsFor(dependency, hooks),
    elsewhere: hooks.steps.length === 0 ? undefined : hooks.elsewhere,
  };
}

function commandsFor({ install, isMissing, folder }: PlannedDependency, { prepare }: PlannedHooks): string[] {
  const isInstalling = isMissing || prepare === 'install';
  const where = folder === undefined || folder === '' ? '' : ` in ${folder}/`;
  return [
    ...(isInstalling ? [install + where] : []),
    ...(prepare === undefined || prepare === 'install' ? [] : [prepare]),
  ];
}

function manifestSteps({ path, isNew, text, entries }: PlannedManifest): AdoptionStep[] {
  if (text === undefined) return [];
  const proposed = counted(entries.length, 'proposed entry');
  const what = isNew ? (entries.length === 0 ? 'no entry yet' : proposed) : `+${proposed}`;
  return [{ path, what, isTracked: true, text }];
}
