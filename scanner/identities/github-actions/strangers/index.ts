import type { PrivilegeFact, Range } from '../../../model';
import { pairAt, type YamlNode } from '../../yaml';
import type { Draft } from '../draft';
import { isGuarded } from '../guard';
import { JOB_TOKEN_KEY } from '../keys';
import type { Scope } from '../scope';
import { foreignRuns, type ForeignRun } from './foreign-code';
import { foreignTexts, type ForeignText } from './foreign-text';

/** What a job does with what strangers send. */
export interface StrangersWork {
  readonly runs: readonly ForeignRun[];
  readonly texts: readonly ForeignText[];
}

const NOTHING: StrangersWork = { runs: [], texts: [] };

/** Events that run with the repository's secrets and bring what strangers sent (docs.github.com, "Securing your workflows"). */
const BRINGING: ReadonlySet<string> = new Set(['pull_request_target', 'workflow_run', 'issue_comment']);

/** Without any of these a job lets no stranger in. */
const STRANGERS_EVENTS: readonly string[] = [...BRINGING, 'issues', 'discussion', 'discussion_comment'];

/** @returns nothing for a job that asks who it is, or that an environment may keep waiting for a person */
export function strangersWork({ collector: { text }, triggers }: Scope, job: YamlNode): StrangersWork {
  if (!triggers.some((name) => STRANGERS_EVENTS.includes(name))) return NOTHING;
  if (isGuarded(job) || pairAt(job, 'environment') !== undefined) return NOTHING;
  return {
    runs: triggers.some((name) => BRINGING.has(name)) ? foreignRuns(text, job) : [],
    texts: foreignTexts(text, job, triggers),
  };
}

/**
 * Records what a job hands to strangers: each step that runs what they sent, and each script that they write a part of, with
 * what they get thereby.
 * @param held by the job's steps
 */
export function recordStrangers(scope: Scope, { runs, texts }: StrangersWork, held: readonly Draft[]): void {
  if (runs.length === 0 && texts.length === 0) return;
  const gains = gainsOf(scope, held);
  if (gains === undefined) return;
  const { collector } = scope;
  for (const { range, from } of runs) {
    const brought: PrivilegeFact = {
      fact: 'checks out what a pull request brings',
      level: 'unknown',
      line: collector.lineOf(from.start),
      place: collector.placeOf(from),
    };
    record(scope, 'gha.foreign-code', range, [`runs what a pull request brings, with ${gains}`], brought);
  }
  for (const { range, words } of texts)
    record(scope, 'gha.foreign-text', range, [`${words} is a part of the script, which has ${gains}`]);
}

function record(
  { collector, file }: Scope,
  syntax: string,
  range: Range,
  facts: readonly string[],
  ...more: readonly PrivilegeFact[]
): void {
  const line = collector.lineOf(range.start);
  collector.add({
    key: JOB_TOKEN_KEY,
    role: 'uses',
    kind: 'access_token',
    provider: file.forge,
    credential: 'ephemeral',
    duty: 'ambient',
    confidence: 'likely',
    privileges: [...facts.map((fact) => ({ fact, level: 'unknown' as const, line })), ...more],
    syntax,
    range,
  });
}

/** So many names tell enough. */
const MOST_NAMES = 3;

/** @returns what whoever controls the job has: in words; undefined where it holds nothing of worth */
function gainsOf({ grants, env }: Scope, held: readonly Draft[]): string | undefined {
  const around = env.flatMap((block) => [...block.values()].flat());
  const names = [
    ...new Set([...around, ...held].filter(({ duty }) => duty !== 'ambient').map(({ key }) => nameOf(key))),
  ];
  const shown = names.length > MOST_NAMES ? [...names.slice(0, MOST_NAMES), 'more'] : names;
  const isWriting = grants.facts.some(({ level }) => level === 'write' || level === 'privileged');
  if (grants.isDefault) shown.push('a token whose rights the file does not say');
  else if (isWriting) shown.push('a token that may write');
  const last = shown.pop();
  return shown.length === 0 ? last : `${shown.join(', ')} and ${last ?? ''}`;
}

/** `NPM_TOKEN` of `gha:secret/NPM_TOKEN@production` */
function nameOf(key: string): string {
  return /^gha:secret\/([^@?]+)(?:@|$)/.exec(key)?.[1] ?? key;
}
