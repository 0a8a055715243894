import { isMovingRef } from '../moving-ref';
import { givenTo, type PipelineReading } from '../pipeline';
import { follow, itemsOf, pairAt, scalarAt, type YamlNode, type YamlScalar } from '../yaml';
import { JOB_TOKEN } from './predefined';

/**
 * Reads `include:`. Jobs that come from elsewhere run with the token and the variables of this project, so what is not
 * pinned there is said (docs.gitlab.com, "CI/CD YAML syntax reference", include).
 * @returns paths of files of the same repository, as written, without the leading slash; globs among them
 */
export function readIncludes(reading: PipelineReading, node: YamlNode | undefined): readonly string[] {
  return itemsOf(node).flatMap((item) => {
    const plain = follow(item)?.type === 'scalar' ? scalarAt(item) : undefined;
    if (plain !== undefined) {
      if (!/^https?:/.test(plain.value)) return [plain.value];
      readRemote(reading, plain);
      return [];
    }
    if (scalarAt(item, 'integrity') === undefined) readRemote(reading, scalarAt(item, 'remote'));
    readComponent(reading, scalarAt(item, 'component'));
    readProject(reading, item);
    const local = scalarAt(item, 'local');
    return local === undefined ? [] : [local.value];
  });
}

/** An address with the hash of a commit in it always gives the same file. */
function readRemote(reading: PipelineReading, remote: YamlScalar | undefined): void {
  if (remote === undefined || /\b[\da-f]{40}\b/.test(remote.value)) return;
  const what = `the file of ${hostOf(remote.value)}, which is not pinned: add integrity`;
  givenTo(reading, JOB_TOKEN, { what, syntax: 'gl.include', range: remote.range });
}

/** Of an address only the host is shown: the rest may hold a token. */
function hostOf(address: string): string {
  return /^https?:\/\/(?:[^/@]{0,200}@)?([^/:?#]{1,200})/.exec(address)?.[1] ?? 'another host';
}

/** `host/group/project/name@version`; those that GitLab itself keeps are its own. */
function readComponent(reading: PipelineReading, component: YamlScalar | undefined): void {
  if (component === undefined) return;
  const [name = '', version = ''] = component.value.split('@', 2);
  if (/^gitlab\.com\/components\//.test(name)) return;
  const what = `component ${name.slice(name.indexOf('/') + 1)}, `;
  const { range } = component;
  if (version === '~latest')
    givenTo(reading, JOB_TOKEN, { what: `${what}whatever its newest release is`, syntax, range });
  else if (isMovingRef(version))
    givenTo(reading, JOB_TOKEN, { what: `${what}a branch and no fixed version`, syntax, range });
}

const syntax = 'gl.include';

function readProject(reading: PipelineReading, item: YamlNode): void {
  const project = scalarAt(item, 'project');
  const ref = scalarAt(item, 'ref')?.value;
  if (project === undefined || (pairAt(item, 'ref') !== undefined && !isMovingRef(ref ?? ''))) return;
  const what = `project ${project.value}, ${ref === undefined ? 'its newest state' : 'a branch'} and no fixed version`;
  givenTo(reading, JOB_TOKEN, { what, syntax, range: project.range });
}
