import type { Day, Declaration, GovernedIdentity, Place, Remedy } from '../model';
import { addDays, daysBetween } from '../model';
import type { FindingDraft } from '../text';
import { entryCommand } from './entry-command';
import { endOf } from './expiry';
import type { End } from './expiry';
import type { IdentityContext } from './identity';
import { when } from './phrases';
import type { Rule } from './rule';
import { expired, expiresSoon, noExpiry, noOwner, proposed, retiredInUse, unused } from './rules/identity-rules';
import { revocationOf } from './secret-owner';
import { draft } from './severity';
import { usesOf } from './uses';

/** A quarter: long enough to be worth it, short enough for any policy. */
const SUGGESTED_LIFE_DAYS = 90;

/** @returns everything that is amiss with one entry; what is retired is only asked to be out of use */
export function judgeEntry(
  identity: GovernedIdentity,
  declaration: Declaration,
  context: IdentityContext,
): FindingDraft[] {
  const uses = usesOf(identity.references);
  const say = (rule: Rule, place: Place, message: string, remedy: Remedy): FindingDraft => {
    const key = identity.keys.find((found) => !found.startsWith('env:')) ?? identity.keys[0];
    return draft(rule, context.profile, {
      message: `${declaration.id} ${message}`,
      place,
      remedy: { ...remedy, ...entryCommand(rule.id, declaration) },
      declaration: declaration.id,
      related: uses.filter((use) => use !== place),
      ...(key === undefined ? {} : { key }),
    });
  };
  const findings: FindingDraft[] = [];
  if (identity.state === 'unused') {
    findings.push(
      say(unused, declaration.place, 'is declared, and nothing in this repository uses it any more', {
        text: 'revoke it and take the entry out, or set external: true where it is used elsewhere',
      }),
    );
  }
  if (declaration.status === 'retired') {
    const [use] = uses;
    if (use === undefined) return findings;
    const remedy = { text: 'take its uses out, or give the entry an owner and an end again' };
    return [say(retiredInUse, use, 'is retired and still used', remedy)];
  }
  if (declaration.status === 'proposed') {
    return [...findings, judgeProposed(declaration, context, say)];
  }
  if (declaration.owner === undefined || declaration.owner.value.trim() === '') {
    findings.push(
      say(noOwner, declaration.place, 'has no owner', {
        text: 'set owner to the team or person who answers for it, for example owner: "@acme/platform"',
      }),
    );
  }
  const end = endOf(identity, context.manifests.policy, context.today);
  const judged = end === undefined ? undefined : judgeEnd(end, identity, declaration, context, say);
  return judged === undefined ? findings : [...findings, judged];
}

type Say = (rule: Rule, place: Place, message: string, remedy: Remedy) => FindingDraft;

function judgeProposed(declaration: Declaration, { manifests, today }: IdentityContext, say: Say): FindingDraft {
  const { adoptUntil } = manifests.policy;
  const remedy = { text: `set ${missingOf(declaration)}, then take status: proposed out` };
  if (adoptUntil === undefined)
    return say(
      expired,
      declaration.place,
      'is only proposed, and no policy.adopt_until says until when it may be',
      remedy,
    );
  if (today > adoptUntil)
    return say(expired, declaration.place, `was proposed and not accepted by ${adoptUntil}`, remedy);
  return say(proposed, declaration.place, `is proposed, not accepted yet: it warns until ${adoptUntil}`, remedy);
}

function missingOf({ owner, expires }: Declaration): string {
  if (owner === undefined) return expires === undefined ? 'owner and expires' : 'owner';
  return expires === undefined ? 'expires, check the owner' : 'nothing more, check owner and expires';
}

function judgeEnd(
  end: End,
  identity: GovernedIdentity,
  declaration: Declaration,
  context: IdentityContext,
  say: Say,
): FindingDraft | undefined {
  const { today, manifests } = context;
  const written = declaration.expires?.place ?? declaration.place;
  const limit = manifests.policy.maxExpiryDays;
  const suggested = addDays(today, Math.min(SUGGESTED_LIFE_DAYS, limit));
  switch (end.state) {
    case 'missing':
      return say(noExpiry, written, 'has no expiry', {
        text: `set expires, for example ${suggested}; at most ${limit} days ahead`,
      });
    case 'unexplained-never':
      return say(noExpiry, written, 'never expires, and never_because does not say why', {
        text: `write never_because, or set expires, for example ${suggested}`,
      });
    case 'too-far':
      return say(noExpiry, written, `ends on ${end.day}, ${daysBetween(today, end.day)} days ahead, without a reason`, {
        text: `set expires at most ${limit} days ahead (${addDays(today, limit)}), or write never_because`,
      });
    case 'expired': {
      const failsFrom = addDays(end.day, (manifests.policy.graceDays ?? 0) + 1);
      const isInGrace = today < failsFrom;
      const finding = say(
        expired,
        placeOfEnd(end.day, end.isShownByCode, identity, written),
        `ended on ${end.day}, ${when(end.day, today)}${isInGrace ? `; a whole run fails from ${failsFrom} on` : ''}`,
        {
          text: `rotate it and set a new end, or revoke it and take its uses out${stepsOf(declaration)}`,
        },
      );
      return isInGrace ? { ...finding, severity: 'warning' } : finding;
    }
    case 'soon':
      return say(
        expiresSoon,
        placeOfEnd(end.day, end.isShownByCode, identity, written),
        `ends on ${end.day}, ${when(end.day, today)}`,
        {
          text: `rotate it and set a new end${stepsOf(declaration)}`,
        },
      );
    case 'open':
    case 'ahead':
      return undefined;
  }
}

/** An end that only the code shows is marked where the code shows it. */
function placeOfEnd(day: Day, isShownByCode: boolean, identity: GovernedIdentity, written: Place): Place {
  if (!isShownByCode || identity.declaration?.expires?.value === day) return written;
  return identity.references.find(({ lifetime }) => lifetime?.expires === day)?.place ?? written;
}

function stepsOf(declaration: Declaration): string {
  const steps = declaration.rotation?.runbook ?? revocationOf(declaration);
  return steps === undefined ? '' : `: ${steps}`;
}
