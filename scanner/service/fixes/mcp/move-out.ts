import { storedLiterals } from '../../../identities/mcp';
import type { StoredLiteral } from '../../../identities/mcp';
import type { TextEdit } from '../../../model';
import type { Fixer } from '../site';
import { revocationNote } from '../secret/revocation';
import { baseName } from '../workflow/keyless-fix';
import { addInput } from './add-input';
import { clientOf } from './client';
import type { Client } from './client';

/** A credential that stands in an MCP client's configuration, to what the client fills in. */
export const moveOutOfMcp: Fixer = ({ path, text, range, rule }) => {
  const client = clientOf(path);
  const literal =
    client && storedLiterals(path, text).find((each) => meets(each.secret, range) || meets(each.range, range));
  if (!client || !literal || /["'\\\n]/.test(text.slice(literal.secret.start, literal.secret.end))) return [];
  const name = variableFor(literal);
  const edits = client.asks ? askingEdits(path, text, literal, name) : [variableEdit(path, literal, client, name)];
  if (edits === undefined) return [];
  const stand = client.asks ? `\${input:${inputFor(name)}}` : client.variable(name);
  const todo = client.asks
    ? `${client.name} asks for the value when the server is started and keeps it for you.`
    : `Set \`${name}\` in the environment that starts ${client.name}.`;
  return [
    {
      id: 'agent/mcp-variable',
      title: `Replace by ${stand} (changes ${baseName(path)})`,
      edits,
      // The server does not start until the value is given in the other way.
      isSafe: false,
      isPreferred: true,
      note: [todo, revocationNote(rule)].join('\n'),
    },
  ];
};

function meets(one: { start: number; end: number }, other: { start: number; end: number }): boolean {
  return one.start < other.end && other.start < one.end;
}

function variableEdit(path: string, { secret }: StoredLiteral, client: Client, name: string): TextEdit {
  return { path, range: secret, text: client.variable(name) };
}

/** `GITHUB_TOKEN` stays; a header or an option is called after its server. */
function variableFor({ server, variable, place }: StoredLiteral): string {
  if (/^[A-Z][A-Z0-9_]*$/.test(variable)) return variable;
  const isGeneral = place === 'header' || place === 'url' || /^(?:key|auth|args)$/i.test(variable);
  return upperSnake(`${server}_${isGeneral ? 'token' : variable}`);
}

/** @returns the words in capitals: `api-key` is `API_KEY` */
function upperSnake(words: string): string {
  const name = words
    .replace(/([a-z\d])([A-Z])/g, '$1_$2')
    .replace(/[^a-z\d]+/gi, '_')
    .replace(/^_|_$/g, '')
    .toUpperCase();
  return /^\d/.test(name) ? `_${name}` : name;
}

function inputFor(name: string): string {
  return name.toLowerCase().replaceAll('_', '-');
}

/** @returns undefined where the file's `inputs` is no list that can be added to */
function askingEdits(path: string, text: string, literal: StoredLiteral, name: string): TextEdit[] | undefined {
  const id = inputFor(name);
  const replaced: TextEdit = { path, range: literal.secret, text: `\${input:${id}}` };
  const item = [
    '"type": "promptString"',
    `"id": ${JSON.stringify(id)}`,
    `"description": ${JSON.stringify(`${literal.variable} of ${literal.server}`)}`,
    '"password": true',
  ];
  const added = addInput(text, id, `{ ${item.join(', ')} }`);
  return added && [replaced, ...added.map((edit) => ({ path, ...edit }))];
}
