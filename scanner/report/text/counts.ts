/** @returns `1 file`, `1,234 files` */
export function count(number: number, one: string, many = `${one}s`): string {
  return `${grouped(number)} ${number === 1 ? one : many}`;
}

/** @returns the number with a comma between thousands, in every locale the same */
export function grouped(number: number): string {
  const digits = String(number);
  const groups: string[] = [];
  for (let end = digits.length; end > 0; end -= 3) groups.unshift(digits.slice(Math.max(0, end - 3), end));
  return groups.join(',');
}

const UNITS = ['B', 'kB', 'MB', 'GB', 'TB'] as const;

/** @returns `1.8 MB`, decimal units, two digits where they say something */
export function byteSize(bytes: number): string {
  let size = bytes;
  let unit = 0;
  while (size >= 999.5 && unit < UNITS.length - 1) {
    size /= 1000;
    unit++;
  }
  const digits = unit > 0 && size < 9.95 ? 1 : 0;
  return `${size.toFixed(digits)} ${UNITS[unit] ?? 'B'}`;
}

/** @returns `0.06 s`, `1.4 s`, `75 s` */
export function duration(seconds: number): string {
  if (seconds < 0.995) return `${Math.max(0.01, seconds).toFixed(2)} s`;
  return `${seconds.toFixed(seconds < 9.95 ? 1 : 0)} s`;
}

/** @returns `a, b and c` joined by commas, empty parts left out */
export function listed(parts: readonly string[]): string {
  return parts.filter((part) => part !== '').join(', ');
}
