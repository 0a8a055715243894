import { pairAt, scalarAt, type YamlNode } from '../../yaml';

/** Names of what strangers send (docs.github.com, "Events that trigger workflows"). */
const FOREIGN =
  /\bgithub\.head_ref\b|\bgithub\.event\.pull_request\.(?:head\.(?:sha|ref|repo\.full_name|repo\.clone_url)|merge_commit_sha)\b|\brefs\/pull\/|\bgithub\.event\.workflow_run\.(?:head_(?:sha|branch|commit\.id)|head_repository\.full_name|pull_requests\[\d+\]\.head\.\w+)\b/;

/** The same in a script. */
const FETCHES =
  /\bgh pr checkout\b|\bhub pr checkout\b|\bgit (?:fetch|pull)\b[^\n;&|]{0,200}[ :/]pull\/|\bgit checkout\b[^\n;&|]{0,200} FETCH_HEAD\b/;

/** Where a step puts what a stranger sent; `undefined` for the folder that everything runs in. */
export interface ForeignCheckout {
  readonly folder: string | undefined;
}

export function isCheckout(step: YamlNode): boolean {
  return /^actions\/checkout(?:@|$)/i.test(scalarAt(step, 'uses')?.value ?? '');
}

/** @returns where a checkout puts its files; `undefined` for the folder that everything runs in */
export function folderOf(step: YamlNode): string | undefined {
  const folder = scalarAt(pairAt(step, 'with')?.value, 'path')?.value.replace(/^\.\/|\/$/g, '');
  return folder === '' || folder === '.' ? undefined : folder;
}

/** @returns undefined where a step brings nothing that a stranger sent */
export function foreignCheckout(step: YamlNode): ForeignCheckout | undefined {
  if (isCheckout(step)) {
    const inputs = pairAt(step, 'with')?.value;
    const asked = [scalarAt(inputs, 'ref'), scalarAt(inputs, 'repository')];
    return asked.some((each) => each !== undefined && FOREIGN.test(each.value))
      ? { folder: folderOf(step) }
      : undefined;
  }
  const run = scalarAt(step, 'run')?.value;
  if (run === undefined) return undefined;
  const isFetched = FETCHES.test(run) || (/\bgit (?:checkout|switch|merge|reset)\b/.test(run) && FOREIGN.test(run));
  return isFetched ? { folder: undefined } : undefined;
}
