import { guardAt } from '../guards';
import type { Patient } from '../patient';
import type { Symptom } from '../symptom';
import { makeSandbox } from './sandbox';
import type { Outcome, Sandbox } from './sandbox';
import { plantedSecret } from './secret';
import { copySetUp, managerEnvironment } from './set-up';

const FILE = 'nhi-canary.txt';
const CLEAN = 'nhi doctor looks whether the hooks run\n';
/** How our refusal begins, with nothing of the secret. */
const OURS = /^(?:remote: )?nhi: this (?:commit|push) adds a secret/m;

/**
 * Commits and pushes a secret made for it in a throw-away repository with the same hooks: the proof that they run, and that
 * it is nhi that refuses. The repository itself is only read.
 */
export function plantCanary(patient: Patient): Symptom[] {
  const { place } = patient;
  // Where git runs nothing there is nothing to prove.
  if (place.usual.every((hook) => ['absent', 'not-executable'].includes(guardAt(place, hook)))) return [];
  const sandbox = makeSandbox(patient, managerEnvironment(patient));
  try {
    return place.root === undefined ? atServer(patient, sandbox) : atClient(patient, sandbox);
  } finally {
    sandbox.remove();
  }
}

function atClient(patient: Patient, sandbox: Sandbox): Symptom[] {
  const secret = plantedSecret();
  begin(sandbox);
  copySetUp(patient, sandbox);
  sandbox.git(['add', '--all', '--force', '--', '.', ':!node_modules']);
  sandbox.git([...WITHOUT_HOOKS, 'commit', '-qm', 'Begin']);
  sandbox.git(['init', '-q', '--bare', '../server']);
  sandbox.git(['remote', 'add', 'origin', '../server']);
  sandbox.git([...WITHOUT_HOOKS, 'push', '-q', 'origin', 'HEAD:refs/heads/main']);

  sandbox.write(FILE, `${secret}\n`);
  sandbox.git(['add', '--force', FILE]);
  const commit = sandbox.git(['commit', '-qm', 'Canary']);
  if (commit.status !== 0) sandbox.git([...WITHOUT_HOOKS, 'commit', '-qm', 'Canary']);
  const push = sandbox.git(['push', '-q', 'origin', 'HEAD:refs/heads/main']);
  return [verdict('commit', commit, secret), verdict('push', push, secret)];
}

/** A bare repository: pushes to it are what its hook sees. */
function atServer(patient: Patient, sandbox: Sandbox): Symptom[] {
  const secret = plantedSecret();
  begin(sandbox);
  copySetUp(patient, sandbox);
  sandbox.git(['config', 'receive.denyCurrentBranch', 'ignore']);
  sandbox.git(['clone', '-q', '.', '../pusher']);
  sandbox.write(`../pusher/${FILE}`, `${secret}\n`);
  sandbox.git(['-C', '../pusher', 'add', FILE]);
  sandbox.git(['-C', '../pusher', 'commit', '-qm', 'Canary']);
  return [verdict('push', sandbox.git(['-C', '../pusher', 'push', '-q', 'origin', 'HEAD:refs/heads/main']), secret)];
}

const WITHOUT_HOOKS = ['-c', 'core.hooksPath=/dev/null'];

function begin(sandbox: Sandbox): void {
  sandbox.git(['init', '-q', '.']);
  sandbox.git(['symbolic-ref', 'HEAD', 'refs/heads/main']);
  sandbox.write('README.md', CLEAN);
}

function verdict(what: 'commit' | 'push', { status, said }: Outcome, secret: string): Symptom {
  const check = `canary-${what}`;
  if (status === 0) {
    return {
      check,
      state: 'lets-pass',
      text: `a secret planted in a throw-away repository with these hooks passed at the ${what}`,
      remedy: 'nhi hooks install; where that changes nothing: see what nhi.yaml leaves out (policy, scan)',
    };
  }
  if (OURS.test(said)) {
    return {
      check,
      state: 'fine',
      text: `a secret planted in a throw-away repository with these hooks was stopped at the ${what}`,
    };
  }
  const [first = 'nothing'] = said
    .replaceAll(secret, '…')
    .split('\n')
    .filter((line) => line.trim() !== '');
  return {
    check,
    state: 'unknown',
    text: `a planted secret was stopped at the ${what}, but not by nhi: ${first.trim()}`,
    remedy: `mend what stops it, then nhi doctor again`,
  };
}
