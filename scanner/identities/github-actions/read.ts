import { readYaml } from '../yaml';
import { readActionFile } from './action-file';
import { Collector } from './collector';
import { readDependabot } from './dependabot';
import type { GithubFragment } from './fragment';
import { mayNameIdentity } from './gate';
import { roleOf } from './paths';
import { readWorkflow } from './workflow';

const READERS = {
  workflow: readWorkflow,
  template: readWorkflow,
  action: readActionFile,
  dependabot: readDependabot,
} as const;

/** @returns what a file says on its own; nothing where its path is none of GitHub's or the text names no identity */
export function readGithubFile(path: string, text: string): GithubFragment {
  const file = roleOf(path);
  if (!file || !mayNameIdentity(text)) return { path, references: [], notes: [], calls: [], sinks: [] };
  const collector = new Collector(path, text);
  const { documents, tolerant } = readYaml(text);
  if (tolerant) {
    const start = Math.min(tolerant.offset, text.length);
    const range = { start, end: Math.min(start + 1, text.length) };
    collector.note('gha.tolerant-yaml', `read line by line, what it names may be incomplete: ${tolerant.why}`, range);
  }
  for (const root of documents) READERS[file.role](collector, file, root);
  return collector.fragment();
}
