import { offboardingControls } from '../controls';
import { asked, when } from './duty-rule';
import type { DutyRule } from './duty-rule';
import { hasSecret } from './rotation';

const ENTRY = '- id: npm-publish\n  owner: "@acme/web"\n  references: ["gha:secret/NPM_TOKEN"]';
const PROCEDURE = '  revocation: { procedure: docs/revoke-npm.md';

export const noRevocation: DutyRule = {
  id: 'identity/no-revocation',
  code: 'NHI-V001',
  asks: 'standard',
  title: 'Nothing says how an identity is taken out of service',
  severity: asked({ standard: 'warning', strict: 'error' }),
  meaning:
    'When it leaks there is no time to find out. Asked from standard on of identities with a stored secret, in strict of ' +
    'all: a procedure (a path, an address or a sentence) or a url.',
  remedy: 'Add revocation: what to do, in a sentence or as the path of a runbook.',
  controls: offboardingControls,
  example: {
    file: 'nhi.yaml',
    bad: ENTRY,
    good: `${ENTRY}\n  revocation: delete the token in the registry’s settings`,
  },
  judge(entry, { profile }) {
    const { revocation } = entry.declaration;
    const isAsked = profile === 'strict' || hasSecret(entry);
    const isSaid = revocation?.procedure !== undefined || revocation?.url !== undefined;
    return when(isAsked && !isSaid, () => ({ message: 'does not say how it is revoked', at: 'revocation' }));
  },
};

/** A path, not a sentence: no blanks, and an ending or a folder. */
const PATH = /^(?![a-z][a-z\d+.-]*:)[\w.-]+(?:\/[\w.-]+)*\.(?:md|mdx|adoc|rst|txt|html)(?:#\S*)?$/i;

export const runbookMissing: DutyRule = {
  id: 'identity/runbook-missing',
  code: 'NHI-V001',
  asks: 'standard',
  title: 'An entry names a runbook that is not there',
  severity: asked({ standard: 'warning', strict: 'warning' }),
  meaning:
    'A path that leads nowhere is found out in the incident. Paths in revocation.procedure, rotation.runbook and ' +
    'incident.playbook are looked for from the root of the repository, and from the manifest’s folder.',
  remedy: 'Correct the path, or write the runbook.',
  controls: offboardingControls,
  example: {
    file: 'nhi.yaml',
    bad: `${ENTRY}\n  revocation: docs/no-such-file.md`,
    good: `${ENTRY}\n  revocation: docs/runbooks/revoke-npm.md`,
  },
  judge({ declaration: { revocation, rotation, incident, manifest } }, { repository }) {
    const folder = manifest.slice(0, manifest.lastIndexOf('/') + 1);
    const named = { revocation: revocation?.procedure, rotation: rotation?.runbook, incident: incident?.playbook };
    return Object.entries(named).flatMap(([at, path]) => {
      if (path === undefined || !PATH.test(path)) return [];
      const [file = ''] = path.split('#', 1);
      const isThere = repository.has(file) || repository.has(folder + file);
      return when(!isThere, () => ({ message: `names ${file}, which is not there`, at, isSharedOnce: true }));
    });
  },
};

export const noRevocationTime: DutyRule = {
  id: 'identity/no-revocation-time',
  code: 'NHI-V004',
  asks: 'strict',
  title: 'Nothing says how long it takes to stop a privileged identity',
  severity: asked({ strict: 'error' }),
  meaning: 'Asked in strict of what is privileged or admin. It is a figure to try out, and to report.',
  remedy: 'Add revocation.time_to_revoke, for example 1h.',
  controls: offboardingControls,
  example: {
    file: 'nhi.yaml',
    bad: `${ENTRY}\n  privilege: admin\n${PROCEDURE} }`,
    good: `${ENTRY}\n  privilege: admin\n${PROCEDURE}, time_to_revoke: 1h }`,
  },
  judge: ({ declaration: { revocation }, isPrivileged }) =>
    when(isPrivileged && revocation?.timeToRevoke === undefined, () => ({
      message: 'is privileged and does not say how long revoking it takes',
      at: 'revocation',
    })),
};

const TRIGGERS = ['offboarding', 'incident', 'application_change'];

export const revocationTriggers: DutyRule = {
  id: 'identity/revocation-triggers',
  code: 'NHI-V005',
  asks: 'strict',
  title: 'It is not said when an identity must be revoked',
  severity: asked({ strict: 'warning' }),
  meaning: 'Asked in strict: revocation.triggers names offboarding, incident and application_change.',
  remedy: 'Set revocation.triggers to [offboarding, incident, application_change].',
  controls: offboardingControls,
  example: {
    file: 'nhi.yaml',
    bad: `${ENTRY}\n${PROCEDURE} }`,
    good: `${ENTRY}\n${PROCEDURE}, triggers: [offboarding, incident, application_change] }`,
  },
  judge({ declaration: { revocation } }) {
    const missing =
      revocation === undefined ? [] : TRIGGERS.filter((word) => revocation.triggers?.includes(word) !== true);
    return when(missing.length > 0, () => ({ message: `is not revoked on ${missing.join(', ')}`, at: 'revocation' }));
  },
};
