/** @param folder of the project, `''` at the root */
export function serverKey(server: string, folder: string): string {
  return `mcp:server/${encoded(server)}${scopeOf(folder)}`;
}

/** @param variable an environment variable, a header, a flag without its dashes; `?` where it cannot be known */
export function variableKey(server: string, variable: string, folder: string): string {
  return `mcp:env/${encoded(server)}/${variable === '?' ? variable : encoded(variable)}${scopeOf(folder)}`;
}

function scopeOf(folder: string): string {
  return folder === '' ? '' : `@${encoded(folder)}`;
}

/**
 * Signs that mean something in keys: `@` behind a name starts the scope (in front of one it is a package's), `?` is
 * what nobody knows, `*` a pattern's.
 */
function encoded(name: string): string {
  if (name === '') return '?';
  return name.replace(/(?<=[^/])@|[?*%\p{Cc}]/gu, (sign) => encodeURIComponent(sign));
}
