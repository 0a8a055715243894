import { daysBetween } from '../../model';
import { agentControls, vendorControls } from '../controls';
import { asked, when } from './duty-rule';
import type { DutyRule } from './duty-rule';

const APP = '- id: crm\n  kind: third_party_oauth_app\n  owner: "@acme/web"\n  references: ["oauth:client/crm"]';
const AGENT = '- id: coder\n  kind: ai_agent\n  owner: "@acme/web"\n  references: ["agent:claude-code"]';
/** A SOC 2 report covers a year at most. */
const MAX_ATTESTATION_DAYS = 365;

export const noVendor: DutyRule = {
  id: 'identity/no-vendor',
  code: 'NHI-T001',
  asks: 'strict',
  title: 'Nothing is known of the third party that holds an identity',
  severity: asked({ strict: 'warning' }),
  meaning: 'Asked in strict of third parties’ apps: vendor with name, contact and attestation.',
  remedy: 'Add vendor with name, contact, attestation and attestation_date.',
  controls: vendorControls,
  example: {
    file: 'nhi.yaml',
    bad: APP,
    good: `${APP}\n  vendor: { name: Example Ltd, contact: security@example.com, attestation: soc2.pdf, attestation_date: 2031-01-31 }`,
  },
  judge({ declaration: { vendor }, identity: { kind } }) {
    if (kind !== 'third_party_oauth_app') return [];
    const missing = (['name', 'contact', 'attestation'] as const).filter((key) => vendor?.[key] === undefined);
    return when(missing.length > 0, () => ({
      message: `does not say the vendor’s ${missing.join(', ')}`,
      at: 'vendor',
    }));
  },
};

export const oldAttestation: DutyRule = {
  id: 'identity/old-attestation',
  code: 'NHI-T002',
  asks: 'strict',
  title: 'What a third party shows for its security is over a year old',
  severity: asked({ strict: 'warning' }),
  meaning: 'Asked in strict where vendor.attestation stands: attestation_date is at most 365 days ago.',
  remedy: 'Ask the vendor for the report of this year.',
  controls: vendorControls,
  example: {
    file: 'nhi.yaml',
    bad: `${APP}\n  vendor: { attestation: soc2.pdf, attestation_date: 2021-01-31 }`,
    good: `${APP}\n  vendor: { attestation: soc2.pdf, attestation_date: 2031-01-31 }`,
  },
  judge({ declaration: { vendor } }, { today }) {
    if (vendor?.attestation === undefined) return [];
    const { attestationDate: day } = vendor;
    if (day === undefined) return [{ message: 'does not say of when the vendor’s attestation is', at: 'vendor' }];
    const age = daysBetween(day, today);
    return when(age > MAX_ATTESTATION_DAYS, () => ({
      message: `has an attestation of ${day}, ${age} days old`,
      at: 'vendor',
    }));
  },
};

export const noHuman: DutyRule = {
  id: 'identity/no-human-owner',
  code: 'NHI-A001',
  asks: 'strict',
  title: 'No person answers for what an agent does',
  severity: asked({ strict: 'error' }),
  meaning: 'Asked in strict of AI agents: agent.human_owner and a sponsor on the side of the business.',
  remedy: 'Add agent.human_owner and sponsor.',
  controls: agentControls,
  example: {
    file: 'nhi.yaml',
    bad: AGENT,
    good: `${AGENT}\n  sponsor: "@acme/product"\n  agent: { human_owner: "@jane" }`,
  },
  judge({ declaration: { agent, sponsor }, identity: { kind } }) {
    if (kind !== 'ai_agent') return [];
    const missing = [
      ...(agent?.humanOwner === undefined ? ['human_owner'] : []),
      ...(sponsor === undefined ? ['sponsor'] : []),
    ];
    return when(missing.length > 0, () => ({ message: `has no ${missing.join(' and no ')}`, at: 'agent' }));
  },
};

export const agentOpen: DutyRule = {
  id: 'identity/agent-unbounded',
  code: 'NHI-A005',
  asks: 'strict',
  title: 'It is not said how far an agent may go, or what ends it',
  severity: asked({ strict: 'warning' }),
  meaning: 'Asked in strict of AI agents: agent.autonomy (suggest, supervised or autonomous) and agent.decommission.',
  remedy: 'Add agent.autonomy and agent.decommission.',
  controls: agentControls,
  example: {
    file: 'nhi.yaml',
    bad: AGENT,
    good: `${AGENT}\n  agent: { autonomy: supervised, decommission: "remove the workflow, revoke the key" }`,
  },
  judge({ declaration: { agent }, identity: { kind } }) {
    if (kind !== 'ai_agent') return [];
    const missing = (['autonomy', 'decommission'] as const).filter((key) => agent?.[key] === undefined);
    return when(missing.length > 0, () => ({ message: `does not say its ${missing.join(' and ')}`, at: 'agent' }));
  },
};

export const agentBypass: DutyRule = {
  id: 'identity/agent-bypass',
  code: 'NHI-A002',
  asks: 'starter',
  title: 'An agent may act without asking, as its entry says itself',
  severity: { starter: 'warning', standard: 'error', strict: 'error' },
  meaning: 'agent.permission_mode: bypass lets whoever can write to what the agent reads act with its rights.',
  remedy: 'Let it ask: permission_mode strict or default.',
  controls: agentControls,
  example: {
    file: 'nhi.yaml',
    bad: `${AGENT}\n  agent: { permission_mode: bypass }`,
    good: `${AGENT}\n  agent: { permission_mode: default }`,
  },
  judge: ({ declaration: { agent } }) =>
    when(agent?.permissionMode === 'bypass', () => ({ message: 'may act without asking', at: 'agent' })),
};
