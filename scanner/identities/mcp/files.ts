/** How a configuration file is read, and whose it is. */
export interface McpFile {
  readonly format: 'json' | 'toml' | 'yaml';
  /** The agent whose permissions the file sets. */
  readonly agent?: 'claude-code' | 'codex';
  /** Most files of this name are about something else: worth parsing only where the text speaks of MCP. */
  readonly isGeneral?: true;
}

const json: McpFile = { format: 'json' };
const yaml: McpFile = { format: 'yaml' };
const generalJson: McpFile = { format: 'json', isGeneral: true };
const generalYaml: McpFile = { format: 'yaml', isGeneral: true };

/** By base name, in any folder. From the documentation of the clients named. */
const byName: Readonly<Record<string, McpFile>> = {
  // Claude Code, Cursor, VS Code, Visual Studio, Roo, Kilo, Junie, Kiro, Amazon Q, Trae, Firebase Studio, Copilot
  '.mcp.json': json,
  'mcp.json': json,
  // Windsurf; Copilot CLI; Cline and Roo
  'mcp_config.json': json,
  'mcp-config.json': json,
  'mcp_settings.json': json,
  'cline_mcp_settings.json': json,
  'claude_desktop_config.json': json,
  '.claude.json': generalJson,
  'opencode.json': generalJson,
  'opencode.jsonc': generalJson,
  'crush.json': generalJson,
  '.crush.json': generalJson,
  'gemini-extension.json': generalJson,
  'librechat.yaml': generalYaml,
  'devcontainer.json': generalJson,
  '.devcontainer.json': generalJson,
  // The registry of MCP servers: what a server's publisher says it needs
  'server.json': generalJson,
};

/** By the end of the path, folder included. */
const byEnd: readonly (readonly [end: string, file: McpFile])[] = [
  ['.claude/settings.json', { format: 'json', agent: 'claude-code' }],
  ['.claude/settings.local.json', { format: 'json', agent: 'claude-code' }],
  ['.claude-plugin/plugin.json', generalJson],
  ['.codex/config.toml', { format: 'toml', agent: 'codex' }],
  ['.gemini/settings.json', generalJson],
  ['.qwen/settings.json', generalJson],
  ['.zed/settings.json', { format: 'json' }],
  ['.vscode/settings.json', generalJson],
  ['.continue/config.json', json],
  ['.continue/config.yaml', yaml],
  ['.continue/config.yml', yaml],
  ['.devin/config.json', json],
  ['.devin/config.local.json', json],
];

/** Folders of which every file of one format counts. */
const byFolder: readonly (readonly [folder: string, extensions: readonly string[], file: McpFile])[] = [
  ['.continue/mcpServers', ['yaml', 'yml'], yaml],
  ['.continue/mcpServers', ['json'], json],
  ['.amazonq/cli-agents', ['json'], generalJson],
  ['.amazonq/agents', ['json'], generalJson],
  ['.kiro/agents', ['json'], generalJson],
  ['.github/copilot', ['json'], generalJson],
];

/** @returns undefined where no client reads servers from such a file */
export function readMcpFile(path: string): McpFile | undefined {
  const slash = path.lastIndexOf('/');
  const base = path.slice(slash + 1);
  if (Object.hasOwn(byName, base)) return byName[base];
  const extension = base.slice(base.lastIndexOf('.') + 1);
  if (extension === 'code-workspace') return generalJson;
  if (extension !== 'json' && extension !== 'toml' && extension !== 'yaml' && extension !== 'yml') return undefined;
  if (slash < 0) return undefined;
  const end = byEnd.find(([candidate]) => path === candidate || path.endsWith(`/${candidate}`));
  if (end !== undefined) return end[1];
  const folder = path.slice(0, slash);
  return byFolder.find(
    ([candidate, extensions]) =>
      extensions.includes(extension) && (folder === candidate || folder.endsWith(`/${candidate}`)),
  )?.[2];
}

/** Folders that belong to a client: the project is the folder around them. */
const CLIENT_FOLDERS: ReadonlySet<string> = new Set(
  `.vscode .vs .cursor .claude .claude-plugin .gemini .qwen .codex .codeium .windsurf .zed .continue .opencode .amazonq .aws
   .junie .kiro .github .copilot .devcontainer .idx .trae .factory .roo .kilocode .devin .crush`.split(/\s+/),
);

/** @returns the folder whose servers the file names; `''` at the root */
export function projectFolder(path: string): string {
  const folders = path.split('/').slice(0, -1);
  const client = folders.findIndex((folder) => CLIENT_FOLDERS.has(folder));
  return (client < 0 ? folders : folders.slice(0, client)).join('/');
}
