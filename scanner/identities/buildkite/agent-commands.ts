import { identityOfNames, staticName } from '../pipeline';
import type { ReferenceCollector } from '../reference-collector';

/** `buildkite-agent secret get NAME`, options before or behind the name. */
const SECRET =
  /buildkite-agent[ \t]{1,5}secret[ \t]{1,5}get[ \t]{1,5}(?:--?[\w-]{1,30}(?:=\S{1,50})?[ \t]{1,5}){0,5}["']?([\w${}-]{1,100})/g;

const TOKEN = /buildkite-agent[ \t]{1,5}oidc[ \t]{1,5}(request-token)\b((?:\\\r?\n|[^\n;|&)]){0,300})/g;

/** Records what scripts ask of the agent. */
export function addAgentCommands(collector: ReferenceCollector): void {
  const { text } = collector;
  if (!text.includes('buildkite-agent')) return;
  for (const { index, 0: whole, 1: written = '' } of text.matchAll(SECRET)) {
    const end = index + whole.length;
    const name = staticName(written.replace(/^\$\$/, '$'));
    collector.add({
      key: `buildkite:secret/${name}`,
      role: 'uses',
      ...identityOfNames([name]),
      duty: name.includes('?') ? 'found' : 'stored',
      consumer: 'buildkite-agent secret get',
      syntax: 'buildkite.secret-get',
      range: { start: end - written.length, end },
    });
  }
  for (const { index, 0: whole, 1: command = '', 2: options = '' } of text.matchAll(TOKEN)) {
    const audience = /--audience[ =]["']?([\w:/.${}-]{1,200})/.exec(options)?.[1];
    const seconds = /--lifetime[ =](\d{1,6})/.exec(options)?.[1];
    const start = index + whole.indexOf(command);
    const named = audience === undefined ? undefined : staticName(audience);
    collector.add({
      key: `buildkite:oidc/${named ?? 'default'}`,
      role: 'federates',
      kind: 'workload_identity',
      provider: 'buildkite',
      credential: 'keyless',
      duty: 'privileged',
      federation: named,
      lifetime:
        seconds === undefined
          ? { source: 'oidc request-token' }
          : { seconds: Number(seconds), source: `--lifetime ${seconds}` },
      syntax: 'buildkite.oidc',
      range: { start, end: start + command.length },
    });
  }
}
