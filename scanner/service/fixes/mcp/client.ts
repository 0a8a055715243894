/** How a client fills a value from outside its configuration. */
export interface Client {
  readonly name: string;
  /** @returns what stands for a variable of the environment that starts the client */
  readonly variable: (name: string) => string;
  /** It asks for the value and keeps it: VS Code's `inputs`. */
  readonly asks?: true;
}

const plain = (name: string): string => `\${${name}}`;
const prefixed = (name: string): string => `\${env:${name}}`;

/** By the end of the path; from the documentation of each client. Who expands nothing (Claude Desktop, Zed) is not here. */
const CLIENTS: readonly (readonly [RegExp, Client])[] = [
  [/(?:^|\/)\.(?:vscode|vs)\/mcp\.json$/, { name: 'VS Code', variable: prefixed, asks: true }],
  [/(?:^|\/)\.cursor\/mcp\.json$/, { name: 'Cursor', variable: prefixed }],
  [/(?:^|\/)\.(?:roo|kilocode)\/mcp\.json$/, { name: 'Roo Code', variable: prefixed }],
  [/(?:^|\/)mcp_config\.json$/, { name: 'Windsurf', variable: prefixed }],
  [/(?:^|\/)\.mcp\.json$/, { name: 'Claude Code', variable: plain }],
  [/(?:^|\/)\.kiro\/settings\/mcp\.json$/, { name: 'Kiro', variable: plain }],
  [/(?:^|\/)(?:\.(?:gemini|qwen)\/settings|gemini-extension)\.json$/, { name: 'Gemini CLI', variable: plain }],
  [/(?:^|\/)librechat\.yaml$/, { name: 'LibreChat', variable: plain }],
  [/(?:^|\/)opencode\.jsonc?$/, { name: 'opencode', variable: (name) => `{env:${name}}` }],
  [/(?:^|\/)\.?crush\.json$/, { name: 'Crush', variable: (name) => `$${name}` }],
  [/(?:^|\/)\.continue\/.{1,200}\.ya?ml$/, { name: 'Continue', variable: (name) => `\${{ secrets.${name} }}` }],
];

/** @returns undefined where no client is known that fills values of such a file */
export function clientOf(path: string): Client | undefined {
  return CLIENTS.find(([form]) => form.test(path))?.[1];
}
