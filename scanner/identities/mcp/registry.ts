import type { Range } from '../../model';
import { memberAt, nodeAt, textAt } from '../config';
import type { ConfigNode } from '../config';
import { isCredentialName } from '../credential-name';

/** A server as its publisher describes it to the registry of MCP servers (`server.json`). */
export interface PublishedServer {
  readonly name: string;
  readonly range: Range;
  /** The secrets that whoever runs it must supply. */
  readonly needs: readonly { readonly variable: string; readonly range: Range }[];
}

/** @returns undefined where the file describes something else */
export function readPublishedServer(root: ConfigNode | undefined): PublishedServer | undefined {
  const name = textAt(root, 'name');
  const isOne = textAt(root, '$schema')?.value.includes('modelcontextprotocol') === true;
  const entries = [...itemsAt(root, 'packages'), ...itemsAt(root, 'remotes')];
  const isTold = entries.some(
    (entry) => textAt(entry, 'registryType') !== undefined || textAt(entry, 'registry_name') !== undefined,
  );
  if (name === undefined || (!isOne && !isTold)) return undefined;
  const inputs = entries.flatMap((entry) =>
    ['environmentVariables', 'environment_variables', 'headers'].flatMap((list) => itemsAt(entry, list)),
  );
  return {
    name: name.value,
    range: name.range,
    needs: inputs.flatMap((input) => {
      const variable = textAt(input, 'name');
      if (variable === undefined || !isSecret(input, variable.value)) return [];
      return [{ variable: variable.value, range: variable.range }];
    }),
  };
}

/** The publisher's word counts where there is one, else the name's. */
function isSecret(input: ConfigNode, name: string): boolean {
  const said = textAt(input, 'isSecret') ?? textAt(input, 'is_secret');
  return said === undefined ? isCredentialName(name) : said.value === 'true';
}

function itemsAt(node: ConfigNode | undefined, name: string): readonly ConfigNode[] {
  const found = memberAt(node, name) && nodeAt(node, name);
  return found?.type === 'list' ? found.items : [];
}
