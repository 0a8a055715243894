import { providerOfHost } from '../../provider';
import { JOB_TOKEN_KEY } from '../keys';
import { inputText, partsOf, storedIn, type ActionReader, type ActionStep, principal } from './action-step';

/** As the job's token is recorded everywhere. */
const jobToken = {
  key: JOB_TOKEN_KEY,
  kind: 'access_token',
  credential: 'ephemeral',
  duty: 'ambient',
  confidence: 'certain',
} as const;

/** Actions that log in to a container registry: by a stored password, the job's token, or what an earlier step left. */
export const readRegistryLogin: ActionReader = (step) => {
  const provider = providerOfRegistry(registryOf(step));
  const registry = hostOf(registryOf(step)) || 'docker-hub';
  const syntax = step.action === 'docker/login-action' ? 'gha.docker' : 'gha.registry-login';
  const common = { kind: 'registry_credential', provider, syntax } as const;
  const password = step.inputs.get('password');
  const isJobToken = password?.drafts.some(({ duty }) => duty === 'ambient') === true;
  const stored = storedIn(step, 'password', 'registry-auth') ?? (isJobToken ? undefined : storedIn(step, 'username'));
  if (stored) {
    const parts = partsOf(step, 'password', 'username', 'registry-auth');
    const { credential } = stored;
    return { ...common, ...principal(stored), parts, credential, confidence: 'certain' };
  }
  if (isJobToken) {
    return { ...common, ...jobToken, provider: step.scope.file.forge };
  }
  const key = `registry:docker/${registry}`;
  if (password?.value.isLiteral === true && password.value.pattern !== '') {
    return { ...common, key, credential: 'static', duty: 'stored', confidence: 'certain' };
  }
  // Without a password it uses what the job is signed in as already (Amazon's registries), with a computed one nobody knows.
  const credential = password === undefined ? 'brokered' : 'unknown';
  return { ...common, key, credential, duty: 'found', confidence: 'likely' };
};

/** @param registry as written; what logs in where none is named is Docker's own */
export function providerOfRegistry(registry: string): string {
  if (registry === '') return 'docker';
  return providerOfHost(hostOf(registry)) ?? 'unknown';
}

function registryOf(step: ActionStep): string {
  return inputText(step, 'registry') ?? inputText(step, 'login-server') ?? '';
}

function hostOf(registry: string): string {
  return registry.replace(/^https?:\/\//, '').split('/', 1)[0] ?? '';
}
