import { inventoryControls, privilegeControls, recordControls } from '../controls';
import { asked, when } from './duty-rule';
import type { DutyRule } from './duty-rule';
import { isPlaceholder } from './owner';

/** Shorter ones repeat the name. */
const LEAST_UNITS = 10;
const ENTRY = '- id: npm-publish\n  owner: "@acme/web"\n  references: ["gha:secret/NPM_TOKEN"]';

export const noPurpose: DutyRule = {
  id: 'identity/no-purpose',
  code: 'NHI-M005',
  asks: 'standard',
  title: 'An entry does not say what its identity is for',
  severity: asked({ standard: 'error', strict: 'error' }),
  meaning:
    'Whoever reviews an identity asks first what it is for, and whether that is still so. Asked from standard on: a sentence ' +
    'of at least ten characters, in the entry or in its group.',
  remedy: 'Add purpose: one sentence, what it does for whom.',
  controls: inventoryControls,
  example: { file: 'nhi.yaml', bad: ENTRY, good: `${ENTRY}\n  purpose: Publishes @acme/ui from the release workflow` },
  judge: ({ declaration: { purpose } }) => [
    ...when(purpose === undefined, () => ({ message: 'does not say what it is for' })),
    ...when(purpose !== undefined && purpose.trim().length < LEAST_UNITS && !isPlaceholder(purpose), () => ({
      message: 'says too little of what it is for',
      at: 'purpose',
    })),
  ],
};

export const noPrivilege: DutyRule = {
  id: 'identity/no-privilege',
  code: 'NHI-M020',
  asks: 'standard',
  title: 'Nothing says what an identity may do',
  severity: asked({ standard: 'error', strict: 'error' }),
  meaning:
    'Without it nobody can say what a leak would cost. Asked from standard on; what the code shows of its rights is an ' +
    'answer, so that an entry need only say it where the code does not.',
  remedy: 'Add privilege: none, read, write, privileged or admin.',
  controls: privilegeControls,
  example: { file: 'nhi.yaml', bad: ENTRY, good: `${ENTRY}\n  privilege: { level: write, scopes: [publish] }` },
  judge: ({ declaration: { privilege }, identity: { privileges }, isSeen }) =>
    when(isSeen && privilege === undefined && !privileges.some(({ level }) => level !== 'unknown'), () => ({
      message: 'does not say what it may do',
    })),
};

export const kindOther: DutyRule = {
  id: 'identity/kind-other',
  code: 'NHI-M006',
  asks: 'strict',
  title: 'An identity is of no kind that is known',
  severity: asked({ strict: 'warning' }),
  meaning: 'What is of kind other is in no count and under no maximum. Asked in strict.',
  remedy: 'Set kind to what it is.',
  controls: inventoryControls,
  example: { file: 'nhi.yaml', bad: `${ENTRY}\n  kind: other`, good: `${ENTRY}\n  kind: access_token` },
  judge: ({ identity: { kind }, declaration, isSeen }) =>
    when(kind === 'other' && (isSeen || declaration.kind === 'other'), () => ({ message: 'is of kind other' })),
};

export const differs: DutyRule = {
  id: 'identity/differs',
  code: 'NHI-M022',
  asks: 'standard',
  title: 'An entry says another kind or provider than the code shows',
  severity: asked({ standard: 'warning', strict: 'error' }),
  meaning:
    'One of both is wrong: the entry was copied, or its key now names something else. Fires where every place that shows ' +
    'the kind, or the provider, shows another one.',
  remedy: 'Correct the entry, or take the line out: what the code shows counts then.',
  controls: recordControls,
  example: { file: 'nhi.yaml', bad: `${ENTRY}\n  provider: aws`, good: `${ENTRY}\n  provider: npm` },
  judge({ declaration: { kind, provider, group }, identity: { references } }) {
    if (group !== undefined) return [];
    const sure = references.filter(({ confidence }) => confidence === 'certain');
    const kinds = new Set(sure.map((reference) => reference.kind).filter((each) => each !== 'other'));
    const providers = new Set(sure.map((reference) => reference.provider).filter((each) => each !== 'unknown'));
    const isOther = <T>(said: T | undefined, shown: ReadonlySet<T>): boolean =>
      said !== undefined && shown.size > 0 && !shown.has(said);
    return [
      ...when(isOther(kind, kinds), () => ({
        message: `says kind ${kind ?? ''}, and the code shows ${[...kinds].join(', ')}`,
      })),
      ...when(isOther(provider, providers), () => ({
        message: `says provider ${provider ?? ''}, and the code shows ${[...providers].join(', ')}`,
      })),
    ];
  },
};
