import { dirname, relative, sep } from 'node:path';
import { UsageError } from '../../scanner';
import { hookNames } from '../hook-names';
import type { HookName } from '../hook-names';
import { toolCall } from './find-tool';
import { FRAMEWORK_HOOKS, frameworkStep, isFrameworkPrepared } from './framework-entry';
import { huskyStep } from './husky';
import { isInside } from './place';
import type { HooksPlace } from './place';
import { hookStep } from './plain';
import type { InstallStep } from './step';
import { toolStep } from './tool-copy';

/**
 * @param more hooks beside the usual ones
 * @param program the folder of the bundle that runs now, absolute
 * @returns what an installation would do, in its order: the tool first, as the hooks stop everything without it
 * @throws UsageError where a hook cannot be served here
 */
export function hookSteps(place: HooksPlace, more: readonly HookName[], program: string | undefined): InstallStep[] {
  const { husky, folder, framework } = place;
  const hooks = hookNames.filter((hook) => place.usual.includes(hook) || more.includes(hook));
  if (place.root !== undefined && hooks.includes('pre-receive')) {
    throw new UsageError('pre-receive runs on the server: install it in the bare repository there');
  }
  const call = toolCall(dependenciesOf(place));
  const own = framework === undefined ? hooks : hooks.filter((hook) => !FRAMEWORK_HOOKS.includes(hook));
  const isTracked = isOfWorkTree(place);
  const steps = [
    toolStep(place, program),
    framework === undefined ? undefined : frameworkStep(framework),
    ...own.map((hook) => (husky === undefined ? hookStep(folder, hook, isTracked) : huskyStep(husky, hook, call))),
  ];
  return steps.filter((step) => step !== undefined);
}

/**
 * @returns what this clone needs before the hooks run, where another program runs them and was not set up yet: a command, or
 *          `install` for the package manager's own, which sets husky up
 */
export function missingPreparation({ husky, folder, framework }: HooksPlace): string | undefined {
  if (husky !== undefined && dirname(folder) !== husky) return 'install';
  if (framework === undefined) return undefined;
  const missing = FRAMEWORK_HOOKS.filter((hook) => !isFrameworkPrepared(folder, hook));
  if (missing.length === 0) return undefined;
  return `pre-commit install ${missing.map((hook) => `--hook-type ${hook}`).join(' ')}`;
}

/** A `core.hooksPath` may lead into the work tree: what is put there is everybody's with the next commit. */
function isOfWorkTree({ root, folder, commonDirectory }: HooksPlace): boolean {
  return root !== undefined && isInside(root, folder) && !isInside(commonDirectory, folder);
}

/** What a shell takes as it is, in double quotes. */
const PLAIN_FOLDER = /^[\w ./@-]*$/;

/** Of husky in a folder of a monorepo the dependencies are there. */
function dependenciesOf({ root, husky }: HooksPlace): string[] {
  const below = root === undefined || husky === undefined ? '' : relative(root, dirname(husky)).split(sep).join('/');
  return [...new Set([below, ''])].filter((folder) => PLAIN_FOLDER.test(folder));
}
