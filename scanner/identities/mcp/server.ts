import { memberAt, membersOf, nodeAt, textAt, textsOf } from '../config';
import type { ConfigMember, ConfigNode, ConfigText } from '../config';
import type { ServerEntry } from './server-list';

/** One server, whatever its client calls the parts. */
export interface ServerParts extends ServerEntry {
  /** The program to start, then its arguments; empty for a remote server. */
  readonly command: readonly ConfigText[];
  readonly url?: ConfigText;
  readonly env: readonly ConfigMember[];
  readonly headers: readonly ConfigMember[];
  /** Members that hold a credential by their own name: an OAuth client, an extension's settings, `apiKey`. */
  readonly settings: readonly ConfigMember[];
  /** Names of environment variables that are passed on. */
  readonly passed: readonly ConfigText[];
  /** Name of the environment variable that holds the bearer token. */
  readonly bearer?: ConfigText;
  /** Headers whose value is a variable's name. */
  readonly filledHeaders: readonly ConfigMember[];
  /** A file with more variables. */
  readonly envFile?: ConfigText;
  /** A program that makes the headers when they are needed. */
  readonly headersHelper?: ConfigText;
  readonly isDisabled: boolean;
}

export function readServer(entry: ServerEntry): ServerParts {
  // Older Continue nests everything in `transport`, older Zed the command's parts in `command`.
  const layers = [entry.node, nodeAt(entry.node, 'transport'), nodeAt(entry.node, 'command')];
  const members = (...names: readonly string[]): ConfigMember[] =>
    layers.flatMap((layer) => names.flatMap((name) => [...membersOf(nodeAt(layer, name))]));
  const texts = (...names: readonly string[]): ConfigText[] =>
    layers.flatMap((layer) => names.flatMap((name) => [...textsOf(nodeAt(layer, name))]));
  const text = (...names: readonly string[]): ConfigText | undefined =>
    layers.flatMap((layer) => names.map((name) => textAt(layer, name))).find((found) => found !== undefined);

  const url = text('url', 'httpUrl', 'serverUrl', 'http_url');
  const bearer = text('bearer_token_env_var');
  const envFile = text('envFile', 'env_file');
  const headersHelper = text('headersHelper', 'headers_helper');
  return {
    ...entry,
    command: [...texts('command', 'path', 'bin'), ...texts('args')],
    env: [...members('env', 'environment', 'envs'), ...listedEnv(entry.node)],
    headers: [
      ...members('headers', 'http_headers', 'request_headers'),
      ...membersOf(nodeAt(entry.node, 'requestOptions', 'headers')),
    ],
    settings: [...members('auth', 'oauth', 'settings', 'initialization_options'), ...membersOf(entry.node)],
    passed: [...texts('env_keys'), ...passedNames(nodeAt(entry.node, 'env_vars'))],
    filledHeaders: members('env_http_headers'),
    ...(bearer === undefined ? {} : { bearer }),
    ...(url === undefined ? {} : { url }),
    ...(envFile === undefined ? {} : { envFile }),
    ...(headersHelper === undefined ? {} : { headersHelper }),
    isDisabled: textAt(entry.node, 'disabled')?.value === 'true' || textAt(entry.node, 'enabled')?.value === 'false',
  };
}

/** `env: ["NAME=value"]` */
function listedEnv(node: ConfigNode): readonly ConfigMember[] {
  const env = nodeAt(node, 'env');
  if (env?.type !== 'list') return [];
  return textsOf(env).flatMap((item): ConfigMember[] => {
    const sign = item.value.indexOf('=');
    const { start, end } = item.range;
    if (sign <= 0 || end - start !== item.value.length) return [];
    const value: ConfigText = {
      type: 'text',
      value: item.value.slice(sign + 1),
      range: { start: start + sign + 1, end },
    };
    return [{ name: item.value.slice(0, sign), nameRange: { start, end: start + sign }, value }];
  });
}

/** Codex: a name, or a map with one. */
function passedNames(node: ConfigNode | undefined): readonly ConfigText[] {
  if (node?.type !== 'list') return [];
  return node.items.flatMap((item) =>
    item.type === 'text' ? [item] : [memberAt(item, 'name')?.value].flatMap(textsOf),
  );
}
