import type { ConfigText } from '../config';
import { providerOfHost, providerOfImage, providerOfPackage, providerOfServer } from '../provider';
import { readUrl } from '../value';
import { approvalFacts } from './approvals';
import type { LocatedFact } from './approvals';
import { startedCode } from './command';
import type { StartedCode } from './command';
import type { ServerParts } from './server';

/** What a server is, beside what it is given. */
export interface ServerFacts {
  readonly provider: string;
  /** The command and the code it starts, or the remote host. */
  readonly consumer?: string;
  readonly facts: readonly LocatedFact[];
}

/** Packages that only carry a remote server's words to a local client: the server is the URL behind them. */
const BRIDGES: ReadonlySet<string> = new Set(['mcp-remote', 'supergateway', 'mcp-proxy', 'mcp-remote-client']);

export function readServerFacts(server: ServerParts): ServerFacts {
  const started = startedCode(server.command.map(({ value }) => value));
  const bridged = started?.code !== undefined && BRIDGES.has(started.code) ? server.command.find(isWebUrl) : undefined;
  const host = hostOf(server.url ?? bridged);
  const consumer = [commandOf(started), host].filter((part) => part !== undefined).join(' ');
  return {
    provider: providerOf(server.name, host, started) ?? 'unknown',
    ...(consumer === '' ? {} : { consumer }),
    facts: [
      ...codeFacts(server, started),
      ...hostFacts(server, host),
      ...approvalFacts(server.node),
      ...stateFacts(server),
    ],
  };
}

/** Files and modules are what lies there already. */
function isFetched({ form }: StartedCode): boolean {
  return form === 'package' || form === 'image';
}

function commandOf(started: StartedCode | undefined): string | undefined {
  if (started === undefined) return undefined;
  return started.code === undefined ? started.program : `${started.program} ${withVersion(started)}`;
}

function withVersion({ code = '', form, version }: StartedCode): string {
  if (version === undefined) return code;
  return `${code}${form === 'image' && !version.startsWith('sha256:') ? ':' : '@'}${version}`;
}

function providerOf(name: string, host: string | undefined, started: StartedCode | undefined): string | undefined {
  const isBridge = started?.code !== undefined && BRIDGES.has(started.code);
  const code = isBridge ? undefined : started?.code;
  return (
    (host === undefined ? undefined : providerOfHost(host)) ??
    (code === undefined ? undefined : started?.form === 'image' ? providerOfImage(code) : providerOfPackage(code)) ??
    providerOfServer(name)
  );
}

function codeFacts(server: ServerParts, started: StartedCode | undefined): readonly LocatedFact[] {
  const range = server.command[0]?.range ?? server.nameRange;
  if (started?.code === undefined || started.form === undefined) return [];
  const pin = isFetched(started) && !started.isPinned ? ', no fixed version' : '';
  const code: LocatedFact = { fact: `runs ${started.form} ${withVersion(started)}${pin}`, level: 'unknown', range };
  const isPrivileged = started.form === 'image' && server.command.some(({ value }) => value === '--privileged');
  return isPrivileged ? [code, { fact: 'runs a privileged container', level: 'admin', range }] : [code];
}

function hostFacts(server: ServerParts, host: string | undefined): readonly LocatedFact[] {
  if (host === undefined) return [];
  return [{ fact: `remote host ${host}`, level: 'unknown', range: server.url?.range ?? server.nameRange }];
}

function stateFacts({ isDisabled, nameRange }: ServerParts): readonly LocatedFact[] {
  return isDisabled ? [{ fact: 'switched off', level: 'none', range: nameRange }] : [];
}

function isWebUrl({ value }: ConfigText): boolean {
  return /^https?:\/\//i.test(value);
}

/** @returns undefined where there is none or a variable stands for it */
function hostOf(url: ConfigText | undefined): string | undefined {
  const parts = url && readUrl(url.value);
  if (url === undefined || parts === undefined) return undefined;
  const host = url.value.slice(parts.host.start, parts.host.end).toLowerCase();
  return /^[\w.:[\]-]{1,253}$/.test(host) ? host : undefined;
}
