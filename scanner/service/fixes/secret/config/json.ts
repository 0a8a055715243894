import { parseTree, findNodeAtOffset, getNodePath } from 'jsonc-parser/lib/esm/main.js';
import { fromEnvironment } from '../rewrite';
import type { Rewriter } from '../rewrite';

const SETTINGS = /(?:^|\/)appsettings(?:\.[\w-]+)?\.json$/i;
const VS_CODE = /(?:^|\/)\.vscode\/(?:launch|tasks)\.json$/;
const CONTAINER = /(?:^|\/)\.?devcontainer\.json$/;
/** The parser recurses. */
const MAX_BRACKETS = 2000;

/** JSON itself fills nothing in: only files whose reader does. */
export const inJson: Rewriter = (site) => {
  const { path, text, range, name } = site;
  if (/[\n"'\\]/.test(text.slice(range.start, range.end))) return undefined;
  if (SETTINGS.test(path)) return inAppSettings(site);
  const form = VS_CODE.test(path) ? `\${env:${name}}` : CONTAINER.test(path) ? `\${localEnv:${name}}` : undefined;
  return form === undefined ? undefined : fromEnvironment(site, form, [{ range, text: form }]);
};

/** .NET documentation, "Configuration providers": a variable `Section__Key` takes the place of the value. */
const inAppSettings: Rewriter = ({ path, text, range }) => {
  const root = text.split(/[[{]/).length > MAX_BRACKETS ? undefined : parseTree(text);
  const node = root && findNodeAtOffset(root, range.start);
  if (node?.type !== 'string' || node.offset + 1 !== range.start || node.offset + node.length - 1 !== range.end)
    return undefined;
  const variable = getNodePath(node).join('__').replaceAll(':', '__');
  if (!/^\w{1,200}$/.test(variable)) return undefined;
  return {
    edits: [{ path, range, text: '' }],
    shown: `the environment's ${variable}`,
    key: `env:${variable}`,
    isVariable: false,
    note: `Set \`${variable}\` where the program is started, or keep it with \`dotnet user-secrets\` while you develop.`,
  };
};
