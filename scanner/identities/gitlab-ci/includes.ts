import type { PipelineReading } from '../pipeline';
import { follow, itemsOf, pairAt, scalarAt, type YamlNode } from '../yaml';

/**
 * Reads `include:`. What comes from elsewhere gets the secrets of every job, so what is not pinned there is said.
 * @returns paths of files of the same repository, as written, without the leading slash; globs among them
 */
export function readIncludes(reading: PipelineReading, node: YamlNode | undefined): readonly string[] {
  return itemsOf(node).flatMap((item) => {
    const plain = follow(item)?.type === 'scalar' ? scalarAt(item)?.value : undefined;
    if (plain !== undefined) return /^https?:/.test(plain) ? [] : [plain];
    noteUnpinned(reading, item);
    const local = scalarAt(item, 'local');
    return local === undefined ? [] : [local.value];
  });
}

function noteUnpinned({ collector }: PipelineReading, item: YamlNode): void {
  const remote = scalarAt(item, 'remote');
  if (remote !== undefined && scalarAt(item, 'integrity') === undefined) {
    const message = 'whoever can change this file gets the variables of every job: add integrity';
    collector.note('gl.include', message, remote.range);
  }
  const project = pairAt(item, 'project');
  if (project !== undefined && scalarAt(item, 'ref') === undefined) {
    const message = 'the newest state of another project runs with the variables of every job: pin it with ref';
    collector.note('gl.include', message, project.value.range);
  }
}
