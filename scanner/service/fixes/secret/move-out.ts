import { entryId } from '../../../inventory';
import { matchesKey } from '../../../manifest';
import type { Fix, TextEdit } from '../../../model';
import { findDetector } from '../../../secrets';
import { pathClass } from '../../../text';
import { proposalEdits } from '../manifest/propose';
import { clientOf } from '../mcp/client';
import type { FixContext, Fixer, FixSite } from '../site';
import { baseName } from '../workflow/keyless-fix';
import { addToExample, exampleFileFor } from './env-example';
import { rewriterOf } from './file-types';
import { variableName } from './name';
import { revocationNote } from './revocation';

/** A hard-coded secret, to a variable that the file reads, with its name where people look for it and an entry in nhi.yaml. */
export const moveOutOfCode: Fixer = (site, context) => {
  const { path, text, range, rule } = site;
  if (rule?.startsWith('secret/') !== true || clientOf(path) !== undefined || isPutThere(text, range)) return [];
  const detector = rule.slice('secret/'.length);
  const { read } = context;
  const name = variableName(text, range, detector);
  const rewrite = rewriterOf(path)?.({ path, text, range, name, read });
  if (rewrite === undefined) return [];
  const example = exampleFileFor(path, read);
  const listed = rewrite.isVariable ? addToExample(example, name, read) : [];
  const entry = rewrite.key === undefined ? [] : entryEdits(site, context, rewrite.key, detector);
  const added = [...listed, ...entry].map((edit) => edit.path);
  const fix: Fix = {
    id: 'secret/variable',
    title: titleOf(rewrite.shown, added, path),
    edits: [...rewrite.edits, ...listed, ...entry],
    // Nothing runs before the value is given in the other way.
    isSafe: false,
    // A made-up value of a test is better left there, or waived.
    isPreferred: pathClass(path) === 'source',
    note: `${rewrite.note}\n${revocationNote(rule)}`,
  };
  return [fix];
};

/** `ENV["X"] = "…"`: what the program itself puts into its environment cannot come from there. */
function isPutThere(text: string, { start }: FixSite['range']): boolean {
  const line =
    text
      .slice(Math.max(0, start - 200), start)
      .split('\n')
      .at(-1) ?? '';
  return /\b(?:ENV\[|process\.env[.[]|os\.environ\[|os\.Setenv\(|[sS]etenv\(|putenv\(|set_var\()[^;]{0,150}$/.test(
    line,
  );
}

function titleOf(shown: string, added: readonly string[], path: string): string {
  const also = added.length === 0 ? '' : `, add it to ${added.join(' and ')}`;
  return `Replace by ${shown}${also} (changes ${baseName(path)})`;
}

/** An entry that is only proposed: who answers for it, and until when, is for a person to say. */
function entryEdits({ path }: FixSite, context: FixContext, key: string, detector: string): readonly TextEdit[] {
  const { manifests } = context;
  const isKnown = manifests.declarations.some(({ references }) =>
    references.some(({ value }) => matchesKey(value, key)),
  );
  if (isKnown) return [];
  const suggestion = context.suggestOwner?.([path]);
  const entry = {
    id: entryId(key, new Set(manifests.declarations.map(({ id }) => id))),
    references: [key],
    ...(suggestion && { owner: suggestion.owner, ownerSource: suggestion.source }),
    provider: findDetector(detector)?.provider ?? 'unknown',
    usedBy: [path],
  };
  return proposalEdits(path, entry, context) ?? [];
}
