import { object } from '../shape/object';
import { choice, day, flag, text } from '../shape/scalar';
import { ownerReference } from './reference';
import { words } from './words';

export const approval = object(
  'Who agreed to it.',
  { by: ownerReference('Who.'), date: day('When.'), ref: text('Where the record is.') },
  { noun: 'this approval' },
);

export const vendor = object(
  'The third party that holds or issues it.',
  {
    name: text('Who it is.'),
    contract: text('Where the contract is.'),
    attestation: text('What it shows for its security, for example the file of a SOC 2 report.'),
    attestation_date: day('When that was issued.'),
    access_records: text('Where its accesses can be seen.'),
    contact: text('Whom to ask there.'),
    revocation_url: text('Where its access is taken away.'),
  },
  { noun: 'this vendor' },
);

export const agent = object(
  'What an AI agent or an MCP server may do by itself, and who answers for what it does.',
  {
    autonomy: choice('suggest: a person does it; supervised: a person agrees to it; autonomous: nobody does.', [
      'suggest',
      'supervised',
      'autonomous',
    ]),
    human_owner: ownerReference('The person who answers for what it does.'),
    model_provider: text('Whose model it asks.'),
    permission_mode: choice('Whether it asks before it acts.', ['strict', 'default', 'bypass']),
    tools: words('The tools that it may use.'),
    data_sources: words('What it may read.'),
    acts_on_behalf_of: choice('Whose rights it has: its own, or those of the user who calls it.', ['self', 'user']),
    kya: text('Path of its KYA manifest.'),
    decommission: text('What is to be taken away when it goes.'),
  },
  { noun: 'this agent' },
);

/** What keeps a risk small that stays. */
export const compensatingControl = object(
  'One measure.',
  {
    type: choice('What kind of measure.', ['monitoring', 'network', 'pam', 'other']),
    description: text('What it does.'),
    ref: text('Where it is.'),
  },
  { noun: 'this control' },
);

/** The life of what an identity belongs to. */
export const lifecycle = object(
  'The life of what it belongs to.',
  {
    temporary: flag('It is for one piece of work.'),
    ticket: text('Where that is described.'),
    component_path: text('The folder of the component that needs it.'),
    end_of_life: day('When that component goes.'),
  },
  { noun: 'this lifecycle' },
);

export const constraints = object(
  'What cannot be changed about it.',
  { legacy: flag('It cannot do what the policy asks.'), reason: text('Why not.') },
  { noun: 'these constraints' },
);
