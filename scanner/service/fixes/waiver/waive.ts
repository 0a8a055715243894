import { addWaiver } from '../../../manifest';
import { addDays } from '../../../model';
import type { Fix } from '../../../model';
import { WHY } from '../manifest/reason';
import { manifestFix } from '../manifest/manifest-fix';
import type { FixContext, Fixer, FixSite } from '../site';
import { baseName } from '../workflow/keyless-fix';
import { lineBreakOf, lineStart } from '../yaml/lines';
import { commentSignAbove } from './comment-place';

/** Rules that nobody may excuse: they keep the excuses honest. */
const UNWAIVABLE = /^(?:policy|manifest|waiver)\//;
/** Longer is not asked for in one go, whatever the policy allows. */
const MAX_DAYS = 90;

/** An excuse with a reason and an end: as a comment where the file has them, and in the register. Never what most people should want. */
export const waive: Fixer = (site, context) => {
  const { rule } = site;
  const { policy } = context.manifests;
  // Who approves it cannot be known here, and strict asks for that.
  if (rule === undefined || UNWAIVABLE.test(rule) || policy.profile === 'strict') return [];
  const until = addDays(context.today, Math.min(MAX_DAYS, policy.waiverDays));
  return [...inline(site, rule, until, context), ...registered(site, rule, until, context)];
};

/** What it may not be, whatever it is about. */
function common(reason: string): Pick<Fix, 'id' | 'isSafe' | 'isPreferred' | 'note'> {
  const note = `It counts for nothing before you write why in the stead of ${WHY}.`;
  return { id: 'waiver/add', isSafe: false, isPreferred: false, ...(reason === WHY && { note }) };
}

function inline(
  { path, text, range, confidence }: FixSite,
  rule: string,
  until: string,
  context: FixContext,
): readonly Fix[] {
  const { reason = WHY, manifests } = context;
  // Outside starter no comment covers what certainly is a secret.
  if (!rule.startsWith('secret/') || (confidence === 'certain' && manifests.policy.profile !== 'starter')) return [];
  const sign = commentSignAbove(path, text, range);
  if (sign === undefined) return [];
  const start = lineStart(text, range.start);
  const indent = /^[ \t]*/.exec(text.slice(start))?.[0] ?? '';
  const comment = `${indent}${sign} nhi-allow ${rule} until ${until}: ${reason.replace(/\s+/g, ' ')}${lineBreakOf(text)}`;
  return [
    {
      ...common(reason),
      title: `Waive until ${until}: ${rule}, in a comment (changes ${baseName(path)})`,
      edits: [{ path, range: { start, end: start }, text: comment }],
    },
  ];
}

function registered(
  { path, key, declaration }: FixSite,
  rule: string,
  until: string,
  context: FixContext,
): readonly Fix[] {
  const { reason = WHY, manifests } = context;
  const manifest = manifests.root ?? 'nhi.yaml';
  const identity = declaration ?? key?.replaceAll('?', '*');
  const isSecret = rule.startsWith('secret/');
  const about = identity !== undefined && !isSecret ? { identity } : path.includes('*') ? undefined : { paths: [path] };
  if (about === undefined) return [];
  return manifestFix(
    context,
    manifest,
    { ...common(reason), title: `Waive until ${until}: ${rule}, in ${manifest}` },
    (text) => addWaiver(text, { rules: [rule], ...about, until, reason }),
  );
}
