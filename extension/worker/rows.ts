/** A list told to another thread: a row that was in the list told before is named by its index there. */
export type Rows<T> = readonly (T | number)[];

/** What of a long list is new: each row that crosses threads takes a part of the time that typing has. */
export class ToldRows {
  #told: readonly string[] = [];

  /** @returns the list as it is to be told; undefined where it is the one that was told last */
  next<T extends object>(rows: readonly T[]): Rows<T> | undefined {
    const before = this.#told;
    const now = rows.map((row) => JSON.stringify(row));
    if (before.length === now.length && now.every((text, at) => text === before[at])) return undefined;
    const known = new Map(before.map((text, at) => [text, at]));
    this.#told = now;
    return rows.map((row, at) => known.get(now[at] ?? '') ?? row);
  }

  /** @returns the list that was told last, as it is told again */
  again(): Rows<never> {
    return this.#told.map((_text, at) => at);
  }
}

/** @param before the list that was told before @returns the list that was meant */
export function rowsOf<T extends object>(rows: Rows<T>, before: readonly T[]): T[] {
  return rows.flatMap((row) => (typeof row === 'number' ? (before[row] ?? []) : [row]));
}
