import type { IdentityKind } from '../../model';
import { ownerControls, privilegeControls } from '../controls';
import { asked, when } from './duty-rule';
import type { DutyRule } from './duty-rule';

const ENTRY = '- id: deploy\n  owner: "@acme/web"\n  privilege: admin\n  references: ["gha:secret/DEPLOY_KEY"]';
const APPROVED = 'approval: { by: "@acme/security", date: 2031-01-31 }';
/** Whoever lets them in lets in somebody else. */
const APPROVED_KINDS: ReadonlySet<IdentityKind> = new Set(['ai_agent', 'third_party_oauth_app']);

export const unjustifiedAdmin: DutyRule = {
  id: 'identity/unjustified-admin',
  code: 'NHI-P001',
  asks: 'standard',
  title: 'An identity may do everything and nobody says why',
  severity: asked({ standard: 'error', strict: 'error' }),
  meaning:
    'Asked from standard on of what is admin, as the entry says or the code shows: privilege.justification, and in strict ' +
    'also privilege.elevation (standing, jit or approval).',
  remedy: 'Narrow its rights, or add privilege.justification.',
  controls: privilegeControls,
  example: {
    file: 'nhi.yaml',
    bad: ENTRY,
    good: ENTRY.replace(
      'admin',
      '{ level: admin, elevation: approval, justification: creates the accounts of new teams }',
    ),
  },
  judge({ declaration: { powers }, isAdmin }, { profile }) {
    if (!isAdmin) return [];
    if (powers?.justification === undefined) return [{ message: 'is admin and does not say why', at: 'privilege' }];
    const isOpen = profile === 'strict' && powers.elevation === undefined;
    return when(isOpen, () => ({ message: 'is admin and does not say whether at all times', at: 'privilege' }));
  },
};

export const adminInGroup: DutyRule = {
  id: 'identity/admin-in-group',
  code: 'NHI-M003',
  asks: 'starter',
  title: 'A group covers an identity that may do everything',
  severity: { starter: 'error', standard: 'error', strict: 'error' },
  meaning: 'What is admin is too much to be one of many: it needs an owner and an end of its own.',
  remedy: 'Give it an entry of its own.',
  controls: privilegeControls,
  example: {
    file: 'nhi.yaml',
    bad: 'groups:\n  - id: ci\n    owner: "@acme/web"\n    references: ["k8s:serviceaccount/ci/*"]    # one is cluster-admin',
    good: 'identities:\n  - id: ci-admin\n    owner: "@acme/web"\n    references: ["k8s:serviceaccount/ci/admin"]',
  },
  judge({ declaration: { group }, identity: { references } }) {
    if (group === undefined) return [];
    const admins = references.filter(({ privileges }) => privileges.some(({ level }) => level === 'admin'));
    const keys = [...new Set(admins.map(({ key }) => key))];
    return when(keys.length > 0, () => ({ message: `covers ${keys.join(', ')}, which may do everything` }));
  },
};

export const groupTooLarge: DutyRule = {
  id: 'identity/group-too-large',
  code: 'NHI-M003',
  asks: 'starter',
  title: 'A group has more members than it may',
  severity: { starter: 'warning', standard: 'warning', strict: 'error' },
  meaning: 'max_members is what whoever answers for the group agreed to. Names of environment variables do not count.',
  remedy: 'Raise max_members knowingly, or make its references narrower.',
  controls: ownerControls,
  example: {
    file: 'nhi.yaml',
    bad: 'groups:\n  - id: ci\n    owner: "@acme/web"\n    references: ["k8s:secret/**"]\n    max_members: 4    # five are found',
    good: 'groups:\n  - id: ci\n    owner: "@acme/web"\n    references: ["k8s:secret/ci/*"]\n    max_members: 4',
  },
  judge({ declaration: { group }, identity: { keys } }) {
    const most = group?.maxMembers;
    const members = keys.filter((key) => !key.startsWith('env:')).length;
    return when(most !== undefined && members > most, () => ({
      message: `has ${members} members and may have ${most ?? 0}`,
    }));
  },
};

export const noApproval: DutyRule = {
  id: 'identity/no-approval',
  code: 'NHI-X007',
  asks: 'strict',
  title: 'Nobody agreed to an identity that needs it',
  severity: asked({ strict: 'error' }),
  meaning:
    'ISO/IEC 27002:2022, 5.16, asks for segregated approval of the identities of machines. Asked in strict of what is ' +
    'privileged or admin, of AI agents and of third parties’ apps.',
  remedy: 'Have someone else than the owner agree, and add approval with by and date.',
  controls: ownerControls,
  example: { file: 'nhi.yaml', bad: ENTRY, good: `${ENTRY}\n  ${APPROVED}` },
  judge: ({ declaration: { approval }, identity: { kind }, isPrivileged }) =>
    when((isPrivileged || APPROVED_KINDS.has(kind)) && approval?.by === undefined, () => ({
      message: 'was approved by nobody, as far as is recorded',
      at: 'approval',
    })),
};

export const selfApproved: DutyRule = {
  id: 'identity/self-approved',
  code: 'NHI-X007',
  asks: 'standard',
  title: 'An identity was approved by its own owner',
  severity: asked({ standard: 'warning', strict: 'error' }),
  meaning: 'Approval by whoever asks is none: approval.by is someone else than the owner.',
  remedy: 'Have someone else agree to it.',
  controls: ownerControls,
  example: {
    file: 'nhi.yaml',
    bad: `${ENTRY}\n  ${APPROVED.replace('security', 'web')}`,
    good: `${ENTRY}\n  ${APPROVED}`,
  },
  judge: ({ declaration: { approval, owner } }) =>
    when(approval?.by !== undefined && approval.by === owner?.value, () => ({
      message: `was approved by its owner, ${approval?.by ?? ''}`,
      at: 'approval',
    })),
};
