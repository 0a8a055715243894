import { locate, type YamlNode, type YamlScalar } from '../yaml';
import { factsAround, type Part } from './drafts-of';
import { isOpenKey } from './keys';
import { heldBy, type Scope } from './scope';

/** Tools that exchange the job's identity token for a publish token by themselves: npm's and uv's documentation. */
const COMMANDS = [
  { provider: 'npm', form: /\bnpm publish\b/, variables: ['NODE_AUTH_TOKEN', 'NPM_TOKEN'] },
  { provider: 'pypi', form: /\buv publish\b/, variables: ['UV_PUBLISH_TOKEN', 'UV_PUBLISH_PASSWORD'] },
] as const;

/** @returns whether a plain look at a step shows any of these commands */
export function mayPublish(document: string, { range }: YamlNode): boolean {
  return /publish|push|upload/.test(document.slice(range.start, range.end));
}

/** Records that a script publishes by the job's identity token: it may have one, and no stored credential is in sight. */
export function trustedPublishing(scope: Scope, run: YamlScalar, parts: readonly Part[]): void {
  if (scope.grants.idToken !== 'granted' || parts.some(({ draft }) => draft.duty !== 'ambient')) return;
  const { collector, environment } = scope;
  const script = locate(collector.text, run);
  for (const { provider, form, variables } of COMMANDS) {
    const found = form.exec(script.text);
    if (!found || variables.some((name) => (heldBy(scope, name) ?? []).length > 0)) continue;
    const range = {
      start: script.offsetAt(found.index),
      end: script.offsetAt(found.index + found[0].length - 1) + 1,
    };
    const line = collector.lineOf(range.start);
    const draft = collector.add({
      key: `gha:oidc/${provider}`,
      role: 'federates',
      kind: 'workload_identity',
      provider,
      credential: 'keyless',
      duty: scope.file.role === 'template' ? 'found' : 'privileged',
      confidence: 'likely',
      privileges: [{ fact: `publishes to ${provider}`, level: 'write', line }, ...factsAround(scope)],
      ...(environment && !isOpenKey(environment.name) && { environment: environment.name }),
      consumer: found[0],
      syntax: 'gha.trusted-publishing',
      range,
    });
    scope.federated.add(draft);
  }
}
