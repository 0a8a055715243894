import { skipBlanks, skipSet } from './blanks';
import { BLANK, LINE_END, QUOTE, at, byteSet, classAt, standsAt } from './byte-class';
import { Candidate } from './candidate';
import type { Joint, Name } from './candidate';
import type { Scope } from './scope';

/** How a command line tool is told a password. */
interface ToolOption {
  readonly options: readonly string[];
  readonly joint: Extract<Joint, 'user-option' | 'password-option'>;
  /** Between user and password in one argument; 0 where the argument is the password. */
  readonly separator: number;
  /** The password stands right behind the option (`-pX`), behind a blank, or either. */
  readonly attached: 'always' | 'never' | 'either';
  /** The word that must stand before the name, where the name is one of a subcommand. */
  readonly behind?: string;
}

const mysql: ToolOption = { options: ['-p'], joint: 'password-option', separator: 0, attached: 'always' };
const mongo: ToolOption = { options: ['-p'], joint: 'password-option', separator: 0, attached: 'never' };
const ldap: ToolOption = { options: ['-w'], joint: 'password-option', separator: 0, attached: 'either' };

/** From the tools' manual pages. */
const tools: ReadonlyMap<string, ToolOption> = new Map<string, ToolOption>([
  [
    'curl',
    { options: ['-u', '--user', '-U', '--proxy-user'], joint: 'user-option', separator: at.colon, attached: 'either' },
  ],
  ['mysql', mysql],
  ['mysqldump', mysql],
  ['mysqladmin', mysql],
  ['mariadb', mysql],
  ['mongo', mongo],
  ['mongosh', mongo],
  ['mongodump', mongo],
  ['mongorestore', mongo],
  ['redis-cli', { options: ['-a'], joint: 'password-option', separator: 0, attached: 'never' }],
  ['ldapsearch', ldap],
  ['ldapadd', ldap],
  ['ldapmodify', ldap],
  ['sshpass', { options: ['-p'], joint: 'password-option', separator: 0, attached: 'either' }],
  ['smbclient', { options: ['-U'], joint: 'user-option', separator: at.percent, attached: 'either' }],
  ['sqlcmd', { options: ['-P'], joint: 'password-option', separator: 0, attached: 'either' }],
  ['login', { options: ['-p'], joint: 'password-option', separator: 0, attached: 'never', behind: 'docker ' }],
]);

const LONGEST_TOOL = 12;
/** How far an option may stand from its tool. */
const COMMAND_BYTES = 600;
const MOST_OPTIONS = 40;
const USER_BYTES = 60;
const PASSWORD_BYTES = 120;
const user = byteSet('ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789_.@-+\\/$');
const plain = byteSet(' \t\r\n"\'`;|', true);

/** `curl -u a:b`, `mysql -px`, up to the end of the command. @returns whether the name is one of these tools */
export function readToolOptions(scope: Scope, p: number, name: Name, found: Candidate[]): boolean {
  const { nameStart, nameEnd } = name;
  if (nameEnd - nameStart > LONGEST_TOOL) return false;
  const { bytes, window } = scope;
  const tool = tools.get(window.latin1(nameStart, nameEnd));
  if (tool === undefined) return false;
  // in a program a command stands in a string
  if (scope.kind.family === 'code' && scope.openQuote(nameStart) === 0 && !scope.isInBlock(nameStart)) return true;
  if (tool.behind !== undefined && !standsAt(bytes, nameStart - tool.behind.length, tool.behind)) return false;
  const limit = Math.min(scope.limit(nameEnd), p + COMMAND_BYTES);
  let i = p;
  let options = 0;
  for (; i < limit && options < MOST_OPTIONS; i++) {
    if (classAt(bytes, i) & LINE_END && bytes[i - 1] !== at.backslash && bytes[i - 1] !== at.return) break;
    if (bytes[i] !== at.dash || (classAt(bytes, i - 1) & (BLANK | LINE_END)) === 0) continue;
    options++;
    const value = optionValue(scope, i, tool, limit, name);
    if (value !== undefined) found.push(value);
  }
  scope.steps += i - p;
  return true;
}

/** Whether the name is that of a tool with such an option. */
export function isTool({ window }: Scope, nameStart: number, nameEnd: number): boolean {
  return nameEnd - nameStart <= LONGEST_TOOL && tools.has(window.latin1(nameStart, nameEnd));
}

function optionValue(
  scope: Scope,
  index: number,
  tool: ToolOption,
  limit: number,
  { nameStart, nameEnd }: Name,
): Candidate | undefined {
  const { bytes } = scope;
  const option = tool.options.find((text) => bytesEqual(bytes, index, text));
  if (option === undefined) return undefined;
  const behind = index + option.length;
  let i = behind;
  if (bytes[i] === at.equals) i++;
  else i = skipBlanks(bytes, i, 2, limit);
  const isAttached = i === behind;
  if (isAttached ? tool.attached === 'never' || option.startsWith('--') : tool.attached === 'always') return undefined;
  if (bytes[i] === at.dash) return undefined;
  if (bytes[i] === at.backslash) i++;
  const quote = classAt(bytes, i) & QUOTE ? (bytes[i] ?? 0) : 0;
  if (quote !== 0) i++;
  let start = i;
  if (tool.separator !== 0) {
    const behindUser = skipSet(bytes, i, USER_BYTES, limit, user);
    if (bytes[behindUser] !== tool.separator) return undefined;
    start = behindUser + 1;
    const end = skipSet(bytes, start, PASSWORD_BYTES, limit, plain);
    if (end - start < 2) return undefined;
    const made = new Candidate(tool.joint, nameStart, nameEnd, start, end, 'bare');
    made.quote = quote;
    made.userStart = i;
    made.userEnd = behindUser;
    return made;
  }
  const end = skipSet(bytes, start, PASSWORD_BYTES, limit, plain);
  if (end - start < 3) return undefined;
  const made = new Candidate(tool.joint, nameStart, nameEnd, start, end, 'bare');
  made.quote = quote;
  return made;
}

/** Options are told apart by case. */
function bytesEqual(bytes: Uint8Array, index: number, text: string): boolean {
  for (let i = 0; i < text.length; i++) if (bytes[index + i] !== text.charCodeAt(i)) return false;
  return true;
}
