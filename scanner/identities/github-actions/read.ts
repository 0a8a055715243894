import { readYaml } from '../yaml';
import { readActionFile } from './action-file';
import { Collector } from './collector';
import { readDependabot } from './dependabot';
import type { GithubFragment } from './fragment';
import { Gate } from './gate';
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
  if (!file) return nothingIn(path);
  const gate = new Gate(text);
  if (!gate.mayNameIdentity()) return nothingIn(path);
  const collector = new Collector(path, text, gate);
  const { documents, tolerant } = readYaml(text);
  if (tolerant) {
    const start = Math.min(tolerant.offset, text.length);
    const range = { start, end: Math.min(start + 1, text.length) };
    collector.note('gha.tolerant-yaml', `read line by line, what it names may be incomplete: ${tolerant.why}`, range);
  }
  for (const root of documents) READERS[file.role](collector, file, root);
  return collector.fragment();
}

function nothingIn(path: string): GithubFragment {
  return { path, references: [], notes: [], calls: [], sinks: [] };
}
