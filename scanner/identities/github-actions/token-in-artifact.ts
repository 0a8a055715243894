import { itemsOf, pairAt, scalarAt, type YamlNode, type YamlScalar } from '../yaml';
import { JOB_TOKEN_KEY } from './keys';
import type { Scope } from './scope';

/** The whole folder that everything runs in, or the one that git keeps its settings in. */
const WHOLE =
  /^[ \t]*(?:\.{1,2}|\.?\/?\*{1,2}(?:\/\*)?|\.git|\$\{\{[ \t]*github\.workspace[ \t]*\}\})(?:\/\*{0,2})?[ \t]*$/m;

/**
 * Records a checkout that leaves the job's token in .git/config, where a later step uploads the folder: whoever may read the
 * artifact has the token while the job runs. From version 6 on checkout keeps it elsewhere; from 4.4 on upload-artifact
 * leaves hidden files out unless told otherwise (both READMEs).
 */
export function readArtifacts(scope: Scope, job: YamlNode): void {
  const { collector, file, grants } = scope;
  if (!grants.isDefault && !grants.facts.some(({ level }) => level !== 'none')) return;
  let kept: YamlScalar | undefined;
  for (const step of itemsOf(pairAt(job, 'steps')?.value)) {
    const uses = scalarAt(step, 'uses');
    if (uses === undefined) continue;
    const inputs = pairAt(step, 'with')?.value;
    const [major, minor] = versionOf(collector.text, uses);
    if (/^actions\/checkout@/i.test(uses.value)) {
      const isKept = major !== undefined && major < 6 && scalarAt(inputs, 'persist-credentials')?.value !== 'false';
      if (isKept) kept = uses;
    } else if (/^actions\/upload-artifact@/i.test(uses.value) && kept !== undefined) {
      const isOld = major !== undefined && (major < 4 || (major === 4 && minor !== undefined && minor < 4));
      const takesHidden = isOld || scalarAt(inputs, 'include-hidden-files')?.value === 'true';
      const path = scalarAt(inputs, 'path');
      if (!takesHidden || path === undefined || !WHOLE.test(path.value)) continue;
      const lineOf = (of: YamlScalar): number => collector.lineOf(of.range.start);
      collector.add({
        key: JOB_TOKEN_KEY,
        role: 'stores',
        kind: 'access_token',
        provider: file.forge,
        credential: 'ephemeral',
        duty: 'ambient',
        confidence: 'likely',
        privileges: [
          { fact: 'uploads the token that checkout keeps', level: 'unknown', line: lineOf(uses) },
          { fact: 'keeps the token', level: 'unknown', line: lineOf(kept), place: collector.placeOf(kept.range) },
        ],
        consumer: uses.value,
        syntax: 'gha.token-in-artifact',
        range: uses.range,
      });
    }
  }
}

/** @returns major and minor of `@v4.3.1`, or of the comment behind a commit's hash; what is not said is undefined */
function versionOf(text: string, { value, range }: YamlScalar): readonly [number?, number?] {
  const ref = value.slice(value.indexOf('@') + 1);
  const behind = text.slice(range.end, range.end + 60).split('\n', 1)[0] ?? '';
  const said = /^[\da-f]{40}$/.test(ref)
    ? /#.{0,20}?\bv?(\d{1,3}(?:\.\d{1,3})?)/.exec(behind)?.[1]
    : /^v(\d{1,3}(?:\.\d{1,3})?)/.exec(ref)?.[1];
  const [major, minor] = said?.split('.') ?? [];
  if (major === undefined) return [];
  return minor === undefined ? [Number(major)] : [Number(major), Number(minor)];
}
