import type { IdentityReading, IdentitySource } from '../../model';
import {
  addUses,
  mayFillCredential,
  rangesOf,
  readPipeline,
  type PipelineDialect,
  type PipelineReading,
} from '../pipeline';
import { follow, pairAt, pairsOf, type YamlNode } from '../yaml';
import { readIncludes } from './includes';
import { readDefinitions, readJob, readVariables, store } from './job';
import { isGitlabPipeline } from './paths';
import { isLegacyToken } from './predefined';
import { resolveIncludes, type GitlabFragment } from './resolve';

/** GitLab CI/CD: pipelines, what they include of the same repository, and components. */
export const gitlabCi: IdentitySource<GitlabFragment> = {
  id: 'gitlab-ci',
  systems: ['gitlab'],
  claims: isGitlabPipeline,
  consults: (path) => /\.ya?ml$/.test(path),
  read(path, text) {
    const includes: string[] = [];
    const defined = new Set<string>();
    const reading: IdentityReading = readPipeline(
      {
        ...dialect,
        readDocument(pipeline, root) {
          includes.push(...readDocument(pipeline, root));
          for (const name of pipeline.defined) defined.add(name);
        },
      },
      path,
      text,
    );
    return { ...reading, includes, defined: [...defined] };
  },
  resolve: resolveIncludes,
};

const dialect: Omit<PipelineDialect, 'readDocument'> = {
  prefix: 'gl',
  style: 'shell',
  mayName: (text) =>
    mayFillCredential(text) || /\b(?:id_tokens|secrets|environment|identity|include|CI_JOB_(?:TOKEN|JWT))\b/.test(text),
};

/** Keys of a pipeline file that are no jobs (docs.gitlab.com, "CI/CD YAML syntax reference"). */
const NO_JOBS: ReadonlySet<string> = new Set(['include', 'stages', 'workflow', 'cache', 'variables', 'spec', 'types']);

function readDocument(reading: PipelineReading, root: YamlNode): readonly string[] {
  const jobs = pairsOf(root).filter(({ key }) => !NO_JOBS.has(key.value));
  const variables = pairAt(root, 'variables')?.value;
  readVariables(reading, variables);
  for (const { value } of jobs) if (follow(value)?.type === 'map') readDefinitions(reading, value);
  for (const { value } of jobs) {
    if (--reading.budget.left < 0) break;
    if (follow(value)?.type === 'map') readJob(reading, value);
    else addUses(reading, store, rangesOf(value));
  }
  addUses(reading, store, rangesOf(variables));
  noteLegacyTokens(reading, root);
  return readIncludes(reading, pairAt(root, 'include')?.value);
}

function noteLegacyTokens({ collector, mentions }: PipelineReading, { range }: YamlNode): void {
  for (const mention of mentions.within(range)) {
    if (!isLegacyToken(mention.name)) continue;
    const message = `${mention.name} is no longer given to jobs: ask for a token of its own audience with id_tokens`;
    collector.note('gl.jwt-legacy', message, mention.range);
  }
}
