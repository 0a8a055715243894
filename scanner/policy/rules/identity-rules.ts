import { expiryControls, inventoryControls, offboardingControls, ownerControls } from '../controls';
import { always } from '../rule';
import type { Rule } from '../rule';

export const undeclared: Rule = {
  id: 'identity/undeclared',
  code: 'NHI-M001',
  title: 'A machine identity is used and no entry of nhi.yaml covers it',
  severity: always('error'),
  meaning:
    'Nobody answers for it and nothing says when it ends, so it is forgotten in a rotation and found again in an incident. ' +
    'The profile decides what must be declared: starter asks for secrets of CI stores, agents and MCP servers that hold ' +
    'credentials, code that mints static credentials, committed keys and certificates; standard also for privileged roles ' +
    'and for environment names of what is deployed; strict for everything found. Under test, example, docs and vendored ' +
    'paths nothing is asked for outside strict. All uses of one identity are one finding. What only a raised profile asks ' +
    'for is a warning until policy.adopt_until.',
  remedy:
    'Add an entry to nhi.yaml with an owner and an expiry, or let nhi init write proposed entries for all that is missing.',
  controls: inventoryControls,
  example: {
    file: 'nhi.yaml',
    bad: 'version: 1\nidentities: []\n# and .github/workflows/release.yml reads secrets.NPM_TOKEN',
    good: [
      'version: 1',
      'identities:',
      '  - id: npm-publish',
      '    owner: "@acme/web"',
      '    expires: 2031-01-31',
      '    references: ["gha:secret/NPM_TOKEN"]',
    ].join('\n'),
  },
};

export const proposed: Rule = {
  id: 'identity/proposed',
  code: 'NHI-M001',
  title: 'An entry is proposed and not accepted yet',
  severity: always('warning'),
  meaning:
    'nhi init writes what it finds as proposed entries, so that a team starts green. Until policy.adopt_until a proposed ' +
    'entry covers its identity and warns; from the day after, or where no adopt_until is set, it counts as expired.',
  remedy: 'Check the owner, set expires, and take status: proposed out.',
  controls: [...inventoryControls, ...ownerControls.filter(isNewTo(inventoryControls))],
  example: {
    file: 'nhi.yaml',
    bad: '- id: npm-publish\n  status: proposed\n  owner: "@acme/web"\n  references: ["gha:secret/NPM_TOKEN"]',
    good: '- id: npm-publish\n  owner: "@acme/web"\n  expires: 2031-01-31\n  references: ["gha:secret/NPM_TOKEN"]',
  },
};

export const noOwner: Rule = {
  id: 'identity/no-owner',
  code: 'NHI-M002',
  title: 'An entry names no accountable owner',
  severity: always('error'),
  meaning:
    'An identity without an owner is nobody’s to rotate, to review or to take away. The owner may stand in the entry, in ' +
    'its group or in the defaults of its file or of one above.',
  remedy: 'Set owner to one team or person, in quotes where it starts with @.',
  controls: ownerControls,
  example: {
    file: 'nhi.yaml',
    bad: '- id: npm-publish\n  expires: 2031-01-31\n  references: ["gha:secret/NPM_TOKEN"]',
    good: '- id: npm-publish\n  owner: "@acme/web"\n  expires: 2031-01-31\n  references: ["gha:secret/NPM_TOKEN"]',
  },
};

export const noExpiry: Rule = {
  id: 'identity/no-expiry',
  code: 'NHI-M010',
  title: 'An entry does not say when its credential ends, or puts it off without a reason',
  severity: always('error'),
  meaning:
    'A credential without an end outlives the people and the purpose it was made for. Keyless and ephemeral identities ' +
    'need none, and an end that the code shows (a certificate’s last day, a token’s exp) counts as one. expires: never, ' +
    'and a day further ahead than policy allows (400 days) that no code shows, need never_because.',
  remedy: 'Set expires to the day it is rotated or ends, or write never_because.',
  controls: expiryControls,
  example: {
    file: 'nhi.yaml',
    bad: '- id: npm-publish\n  owner: "@acme/web"\n  expires: never\n  references: ["gha:secret/NPM_TOKEN"]',
    good: [
      '- id: npm-publish',
      '  owner: "@acme/web"',
      '  expires: never',
      '  never_because: "read-only token of the public mirror, cannot be rotated by us"',
      '  references: ["gha:secret/NPM_TOKEN"]',
    ].join('\n'),
  },
};

export const expired: Rule = {
  id: 'identity/expired',
  code: 'NHI-M014',
  title: 'An identity’s end has passed and it is still there',
  severity: always('error'),
  meaning:
    'The day its owner named, or the end that the code shows, has passed; the earlier of both counts, and the day itself ' +
    'still belongs to it (UTC). Proposed entries that nobody accepted by policy.adopt_until count as expired. A whole run ' +
    'judges all of them; a commit is held up only where it touches the entry or adds a use.',
  remedy: 'Rotate it and set a new end, or revoke it and take its uses out.',
  controls: expiryControls,
  example: {
    file: 'nhi.yaml',
    bad: '- id: npm-publish\n  owner: "@acme/web"\n  expires: 2021-01-31    # long past\n  references: ["gha:secret/NPM_TOKEN"]',
    good: '- id: npm-publish\n  owner: "@acme/web"\n  expires: 2031-01-31    # rotated, 400 days at most\n  references: ["gha:secret/NPM_TOKEN"]',
  },
};

export const expiresSoon: Rule = {
  id: 'identity/expires-soon',
  code: 'NHI-M015',
  title: 'An identity ends within the next weeks',
  severity: always('warning'),
  meaning:
    'Announced policy.expires_soon_days ahead (30 days), so that a rotation is planned work and not an outage. The earlier ' +
    'of the entry’s day and an end that the code shows counts.',
  remedy: 'Rotate it now and set a new end, or retire it.',
  controls: expiryControls,
  example: {
    file: 'nhi.yaml',
    bad: '- id: npm-publish\n  owner: "@acme/web"\n  expires: 2031-01-31    # today is 2031-01-20\n  references: ["gha:secret/NPM_TOKEN"]',
    good: '- id: npm-publish\n  owner: "@acme/web"\n  expires: 2031-07-31    # today is 2031-01-20\n  references: ["gha:secret/NPM_TOKEN"]',
  },
};

export const endTogether: Rule = {
  id: 'identity/ends-together',
  code: 'NHI-M021',
  title: 'Many entries end on one day',
  severity: always('warning'),
  meaning:
    'More than five entries that share one end turn into a day on which everything is due and everything fails. Retired ' +
    'entries and ends that have passed do not count.',
  remedy: 'Spread them: give some an earlier day, a few days apart.',
  controls: expiryControls,
  example: {
    file: 'nhi.yaml',
    bad: entriesEnding(['2031-01-31', '2031-01-31', '2031-01-31', '2031-01-31', '2031-01-31', '2031-01-31']),
    good: entriesEnding(['2031-01-08', '2031-01-08', '2031-01-08', '2031-01-31', '2031-01-31', '2031-01-31']),
  },
};

export const unused: Rule = {
  id: 'identity/unused',
  code: 'NHI-V003',
  title: 'An entry’s identity is no longer found in the repository',
  severity: always('warning'),
  meaning:
    'What nothing uses is best revoked: a forgotten credential still opens its door. Judged only where the whole repository ' +
    'was read; entries with external: true or status: retired are never unused.',
  remedy: 'Revoke it and take the entry out, or set external: true where its uses are elsewhere.',
  controls: offboardingControls,
  example: {
    file: 'nhi.yaml',
    bad: '- id: old-deploy\n  owner: "@acme/web"\n  expires: 2031-01-31\n  references: ["gha:secret/OLD_DEPLOY_KEY"]    # in no workflow',
    good: '- id: old-deploy\n  owner: "@acme/web"\n  status: retired\n  references: ["gha:secret/OLD_DEPLOY_KEY"]',
  },
};

export const retiredInUse: Rule = {
  id: 'identity/retired-in-use',
  code: 'NHI-V002',
  title: 'A retired identity is still used',
  severity: always('error'),
  meaning:
    'status: retired says that it was revoked. A use that is left either fails, or shows that it was not revoked after all.',
  remedy: 'Take the uses out, or give the entry an owner and an end again.',
  controls: offboardingControls,
  example: {
    file: 'nhi.yaml',
    bad: '- id: npm-publish\n  owner: "@acme/web"\n  status: retired    # and a workflow reads it\n  references: ["gha:secret/NPM_TOKEN"]',
    good: '- id: npm-publish\n  owner: "@acme/web"\n  expires: 2031-01-31\n  references: ["gha:secret/NPM_TOKEN"]',
  },
};

export const note: Rule = {
  id: 'identity/note',
  code: 'NHI-M016',
  title: 'Something about an identity that cannot be checked, or cannot work as written',
  severity: always('info'),
  meaning:
    'A name is computed while the workflow runs, a secret is asked for where there is none, a value is shipped to the ' +
    'browser, a server is not pinned to a version. Nothing is wrong with an entry, yet a reader should know.',
  remedy: 'Write the name out, or move the use to where it works.',
  controls: inventoryControls,
  example: {
    file: '.github/workflows/release.yml',
    bad: release("${{ secrets[format('{0}_TOKEN', github.ref_name)] }}"),
    good: release('${{ secrets.STAGING_TOKEN }}'),
  },
};

export const identityRules: readonly Rule[] = [
  undeclared,
  proposed,
  noOwner,
  noExpiry,
  expired,
  expiresSoon,
  endTogether,
  unused,
  retiredInUse,
  note,
];

function isNewTo(known: readonly (typeof inventoryControls)[number][]): (control: (typeof known)[number]) => boolean {
  return (control) => !known.some(({ framework, id }) => framework === control.framework && id === control.id);
}

function entriesEnding(days: readonly string[]): string {
  return days
    .map(
      (day, index) =>
        `- { id: key-${index + 1}, owner: "@acme/web", expires: ${day}, references: ["gha:secret/KEY_${index + 1}"] }`,
    )
    .join('\n');
}

function release(token: string): string {
  return [
    'on: push',
    'jobs:',
    '  release:',
    '    runs-on: ubuntu-24.04',
    '    steps:',
    '      - run: ./release.sh',
    '        env:',
    `          TOKEN: ${token}`,
  ].join('\n');
}
