import { addDuration, daysBetween } from '../../model';
import { incidentControls, loggingControls } from '../controls';
import { asked, when } from './duty-rule';
import type { DutyRule } from './duty-rule';

const ENTRY = '- id: deploy\n  owner: "@acme/web"\n  privilege: admin\n  references: ["gha:secret/DEPLOY_KEY"]';
/** A drill a year. */
const TEST_INTERVAL = '365d';

export const noLogging: DutyRule = {
  id: 'identity/no-logging',
  code: 'NHI-L001',
  asks: 'strict',
  title: 'Nothing says where the use of a privileged identity can be seen',
  severity: asked({ strict: 'warning' }),
  meaning:
    'Asked in strict of what is privileged or admin: logging.destination and logging.alerting, in the entry or defaults. The remedy names what ' +
    'infrastructure code of the repository sets up.',
  remedy: 'Add logging with destination and alerting.',
  controls: loggingControls,
  example: {
    file: 'nhi.yaml',
    bad: ENTRY,
    good: `${ENTRY}\n  logging: { destination: cloudtrail, alerting: "#sec-alerts" }`,
  },
  judge({ declaration: { logging }, isPrivileged }, { repository }) {
    const missing = [
      ...(logging?.destination === undefined ? ['where its use is logged'] : []),
      ...(logging?.alerting === undefined ? ['who is told'] : []),
    ];
    if (!isPrivileged || missing.length === 0) return [];
    const [log] = logging?.destination === undefined ? repository.auditLogs() : [];
    const hint = log === undefined ? {} : { remedy: `add logging with destination and alerting; there is ${log}` };
    return [{ message: `does not say ${missing.join(' and ')}`, at: 'logging', ...hint }];
  },
};

export const noIncidentContact: DutyRule = {
  id: 'identity/no-incident-contact',
  code: 'NHI-I001',
  asks: 'strict',
  title: 'Nothing says who acts when an identity is misused',
  severity: asked({ strict: 'warning' }),
  meaning:
    'Asked in strict of what is privileged or admin and of third parties: incident.contact, in the entry or defaults.',
  remedy: 'Add incident.contact: an address, a channel or a pager.',
  controls: incidentControls,
  example: { file: 'nhi.yaml', bad: ENTRY, good: `${ENTRY}\n  incident: { contact: "#sec-incident" }` },
  judge: ({ declaration: { incident }, identity: { kind }, isPrivileged }) =>
    when((isPrivileged || kind === 'third_party_oauth_app') && incident?.contact === undefined, () => ({
      message: 'does not say who acts when it is misused',
      at: 'incident',
    })),
};

export const drillOverdue: DutyRule = {
  id: 'identity/drill-overdue',
  code: 'NHI-I002',
  asks: 'strict',
  title: 'What to do in an incident was not tried for long',
  severity: asked({ strict: 'warning' }),
  meaning:
    'Asked in strict where incident stands: the last drill (incident.last_tested, or an event tested) is no longer ago than ' +
    'incident.test_interval (365d).',
  remedy: 'Try it, and record an event of type tested.',
  controls: incidentControls,
  example: {
    file: 'nhi.yaml',
    bad: `${ENTRY}\n  incident: { contact: "#sec-incident" }`,
    good: `${ENTRY}\n  incident: { contact: "#sec-incident" }\n  events:\n    - { type: tested, date: 2031-01-31 }`,
  },
  judge({ declaration: { incident } }, { today }) {
    if (incident === undefined) return [];
    const { lastTested, testInterval = TEST_INTERVAL } = incident;
    if (lastTested === undefined) return [{ message: 'was never drilled, as far as is recorded', at: 'incident' }];
    const next = addDuration(lastTested, testInterval);
    return when(next !== undefined && next < today, () => ({
      message: `was to be drilled by ${next ?? ''}, ${daysBetween(next ?? today, today)} days ago`,
      at: 'incident',
    }));
  },
};
