/** @returns `1 entry`, `3 entries`, `2 secrets` */
export function counted(number: number, name: string): string {
  const many = name.endsWith('y') ? `${name.slice(0, -1)}ies` : `${name}s`;
  return `${number} ${number === 1 ? name : many}`;
}

/** @returns each value and how often it stands there: most frequent first, then as they came */
export function countsOf(values: readonly string[]): readonly (readonly [string, number])[] {
  const counts = new Map<string, number>();
  for (const value of values) counts.set(value, (counts.get(value) ?? 0) + 1);
  return [...counts].sort(([, a], [, b]) => b - a);
}
