import { locate, type YamlScalar } from '../yaml';
import { heldBy, type Scope } from './scope';

/** Between the words of one command: blanks, and line ends that a backslash hides. */
const GAP = String.raw`(?:[ \t]|\\\r?\n)+`;
const words = (...each: readonly string[]): string => each.join(GAP);

/** Commands that publish to a public registry which could trust the workflow instead, from each tool's documentation. */
const COMMANDS = [
  {
    provider: 'npm',
    form: new RegExp(String.raw`\b(?:npm|pnpm|bun|yarn|${words('yarn', 'npm')})${GAP}publish\b`),
    variables: ['NODE_AUTH_TOKEN', 'NPM_TOKEN', 'NPM_CONFIG_TOKEN', 'YARN_NPM_AUTH_TOKEN'],
  },
  {
    provider: 'pypi',
    form: new RegExp(String.raw`\b(?:twine(?:==[\w.]{1,20})?${GAP}upload|(?:uv|poetry|flit|hatch|pdm)${GAP}publish)\b`),
    variables: [
      'TWINE_PASSWORD',
      'UV_PUBLISH_TOKEN',
      'UV_PUBLISH_PASSWORD',
      'POETRY_PYPI_TOKEN_PYPI',
      'FLIT_PASSWORD',
      'HATCH_INDEX_AUTH',
      'PDM_PUBLISH_PASSWORD',
    ],
  },
  {
    provider: 'rubygems',
    form: new RegExp(String.raw`\b${words('gem', 'push')}\b`),
    variables: ['GEM_HOST_API_KEY', 'RUBYGEMS_API_KEY'],
  },
  {
    provider: 'crates',
    form: new RegExp(String.raw`\b${words('cargo', 'publish')}\b`),
    variables: ['CARGO_REGISTRY_TOKEN'],
  },
  {
    provider: 'nuget',
    form: new RegExp(String.raw`\bnuget(?:\.exe)?${GAP}push\b`),
    variables: ['NUGET_API_KEY'],
  },
] as const;

/** The rest of a command that only tries, or goes to another registry than the public one. */
const ELSEWHERE =
  /--dry-run|--registry|--repository|--index|--host|--source|--provenance-file|[ \t]-(?:r|s|Source|Repository)[ \t=]/;
const MOST_UNITS_OF_A_COMMAND = 400;

/**
 * Records that a script publishes though its job is denied an identity token and nothing that it could sign in with is in
 * sight: a stored credential comes from elsewhere, the runner or a file. Asked only of jobs that were handed none so far.
 */
export function publishCommand(scope: Scope, run: YamlScalar): void {
  const { collector, grants, file } = scope;
  if (grants.idToken !== 'refused' || file.role !== 'workflow') return;
  const script = locate(collector.text, run);
  for (const { provider, form, variables } of COMMANDS) {
    const found = form.exec(script.text);
    if (!found || variables.some((name) => (heldBy(scope, name) ?? []).length > 0)) continue;
    const rest = script.text.slice(found.index, found.index + MOST_UNITS_OF_A_COMMAND);
    const [command = ''] = /^(?:[^\n\\]|\\[^\n]|\\\r?\n)*/.exec(rest) ?? [];
    const isComment = /(?:^|\n)[ \t]*#[^\n]*$/.test(script.text.slice(0, found.index));
    if (isComment || ELSEWHERE.test(command)) continue;
    const range = {
      start: script.offsetAt(found.index),
      end: script.offsetAt(found.index + found[0].length - 1) + 1,
    };
    collector.add({
      key: `registry:${provider}/?`,
      role: 'uses',
      kind: 'access_token',
      provider,
      credential: 'unknown',
      duty: 'found',
      confidence: 'likely',
      privileges: [{ fact: `publishes to ${provider}`, level: 'write', line: collector.lineOf(range.start) }],
      consumer: found[0]
        .split(/[\\\s]/)
        .filter((word) => word !== '')
        .join(' '),
      syntax: 'gha.publish-command',
      range,
    });
  }
}
