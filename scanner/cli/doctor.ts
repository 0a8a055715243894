import { examineHooks } from '../../hooks';
import type { Symptom } from '../../hooks';
import { ruleIds } from '../policy';
import { detectors } from '../secrets';
import type { Command } from './commands';
import { doctorJson, doctorText } from './doctor-report';
import { describeFailure } from './failure';
import type { ExitCode, Host } from './host';
import { toolVersion } from './version';

/** `nhi doctor`: why a hook would not run or not protect, and the proof that it does. */
export const doctorCommand: Command = async ({ format }, host) => {
  const { cwd, environment } = host;
  const { folder, symptoms } = examineHooks({ cwd, environment, version: toolVersion });
  const all = [...symptoms, rulesSymptom(), ...(await manifestSymptoms(host))];
  host.out.write(format === 'json' ? doctorJson(folder, all) : doctorText(folder, all));
  return codeOf(all);
};

/** 2 wins over 1: what nobody could tell is no proof. What stops every commit is no health either. */
function codeOf(symptoms: readonly Symptom[]): ExitCode {
  const states = new Set(symptoms.map(({ state }) => state));
  if (states.has('unknown')) return 2;
  return states.has('lets-pass') || states.has('stops') ? 1 : 0;
}

function rulesSymptom(): Symptom {
  const known = detectors();
  const check = 'rules';
  if (known.length === 0)
    return { check, state: 'lets-pass', text: 'this nhi has no detectors', remedy: 'install it again' };
  return { check, state: 'fine', text: `${known.length} detectors, ${ruleIds(known).length} rules` };
}

/** A manifest out of order: what it would declare and forbid counts for nothing. */
async function manifestSymptoms(host: Host): Promise<Symptom[]> {
  const check = 'manifest';
  try {
    const { result } = await host.session.scan({
      cwd: host.cwd,
      paths: [],
      subject: 'manifest',
      noIgnore: false,
      today: host.today(),
    });
    const broken = result.findings.filter(({ rule, severity }) => rule === 'manifest/invalid' && severity === 'error');
    return broken.map(({ place, message }) => ({
      check,
      state: 'lets-pass',
      text: `${place.path}:${place.start.line}: ${message}: undeclared identities pass`,
      remedy: 'nhi check',
    }));
  } catch (error) {
    return [{ check, state: 'unknown', text: describeFailure(error, false).join(' ') }];
  }
}
