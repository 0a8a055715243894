/** @returns everything but where it stands, keys in one order: the same text for what says the same */
export function contentOf(value: object): string {
  return JSON.stringify(value, (key, content: unknown) => {
    if (key === 'place' || key === 'places' || key === 'manifest' || key === 'coversLine') return undefined;
    if (typeof content !== 'object' || content === null || Array.isArray(content)) return content;
    return Object.fromEntries(Object.entries(content).sort(([a], [b]) => (a < b ? -1 : 1)));
  });
}
