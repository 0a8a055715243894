import { pairsOf, scalarAt } from '../../../identities/yaml';
import type { YamlPair } from '../../../identities/yaml';
import { addBehind, isBlock, mapAt, ownPair, pairRange, replacePair } from '../yaml/pairs';
import type { Edit, OwnMap } from '../yaml/pairs';
import { needsOf } from './needs';
import type { Needs } from './needs';
import type { Job, Workflow } from './workflow';

const INDENT = '  ';

/**
 * Lets a job have an identity token and keep what else it may do.
 * @returns no edit where it has one; undefined where the file is laid out so that nothing can be said for sure
 */
export function grantIdToken(workflow: Workflow, job: Job): readonly Edit[] | undefined {
  const { text, root } = workflow;
  const own = ownPair(job.node, 'permissions');
  if (own) return grantIn(text, own, job);
  const outer = ownPair(root, 'permissions');
  const outerMap = outer && mapAt(outer.value);
  if (outer && !outerMap) {
    const word = scalarAt(outer.value)?.value;
    if (word === 'write-all') return [];
    if (word !== 'read-all') return undefined;
  }
  if (outerMap && scalarAt(outerMap, 'id-token')?.value === 'write') return [];
  const kept = outerMap ? grantsIn(outerMap) : needsOf(job).needs;
  if (kept === undefined) return undefined;
  return addPermissions(text, job, { ...kept, 'id-token': 'write' });
}

function grantIn(text: string, pair: YamlPair, job: Job): readonly Edit[] | undefined {
  const map = mapAt(pair.value);
  if (map === undefined) {
    const word = scalarAt(pair.value)?.value;
    if (word === 'write-all') return [];
    const needs = word === 'read-all' ? needsOf(job).needs : undefined;
    const edit = needs && replacePair(text, pair, permissionLines({ ...needs, 'id-token': 'write' }));
    return edit && [edit];
  }
  const idToken = ownPair(map, 'id-token');
  if (idToken) {
    const level = scalarAt(idToken.value);
    if (level === undefined) return undefined;
    return level.value === 'write' ? [] : [{ range: level.range, text: 'write' }];
  }
  const last = map.pairs.at(-1);
  if (!isBlock(text, map)) {
    const end = last?.value.range.end ?? map.range.start + 1;
    return [{ range: { start: end, end }, text: last ? ', id-token: write' : ' id-token: write ' }];
  }
  const edit = last && addBehind(text, last, ['id-token: write']);
  return edit && [edit];
}

/** @returns undefined where a level is no plain word */
function grantsIn(map: OwnMap): Needs | undefined {
  const grants: Record<string, string> = {};
  for (const { key, value } of pairsOf(map)) {
    const level = scalarAt(value)?.value;
    if (level === undefined) return undefined;
    grants[key.value] = level;
  }
  return grants;
}

/** @returns an edit that gives a job a block of its own, behind `runs-on` */
function addPermissions(text: string, job: Job, needs: Needs): readonly Edit[] | undefined {
  const behind = ownPair(job.node, 'runs-on') ?? job.node.pairs[0];
  const isFree = behind !== undefined && pairRange(text, behind) !== undefined;
  const edit = isFree ? addBehind(text, behind, permissionLines(needs)) : undefined;
  return edit && [edit];
}

/** @returns `permissions:` and a line for each, without the indentation of the block itself */
export function permissionLines(needs: Needs): string[] {
  const lines = Object.entries(needs)
    .sort(([a], [b]) => (a < b ? -1 : 1))
    .map(([scope, level]) => `${INDENT}${scope}: ${level}`);
  return lines.length === 0 ? ['permissions: {}'] : ['permissions:', ...lines];
}
