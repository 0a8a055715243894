/** Everything that is known of a candidate is written as flags that are set or not, so that a person can read the sum. */
const names: string[] = [];

/** All flags, by index. */
export const flagNames: readonly string[] = names;

/** One flag. @returns its index */
export function flag(name: string): number {
  return names.push(name) - 1;
}

/** One flag for each value of a choice. @returns a function from the value to its flag */
export function choice<T extends string>(group: string, values: readonly T[]): (value: T) => number {
  const indexes = new Map(values.map((value) => [value, flag(`${group}=${value}`)]));
  return (value) => indexes.get(value) ?? -1;
}

/**
 * One flag for each interval between ascending edges.
 * @param unit how many of the numbers given make one of the edges' (100 where they are hundredths)
 * @returns a function from a whole number to the flag of its interval; a number at an edge belongs to the upper one
 */
export function scale(group: string, edges: readonly number[], unit = 1): (value: number) => number {
  const limits = edges.map((edge) => Math.round(edge * unit));
  const first = flag(`${group}<${edges[0] ?? 0}`);
  for (const edge of edges) flag(`${group}>=${edge}`);
  return (value) => {
    let index = 0;
    while (index < limits.length && value >= (limits[index] ?? 0)) index++;
    return first + index;
  };
}

/** The flags of one candidate. Reused from candidate to candidate. */
export class FlagSet {
  private readonly set = new Uint16Array(128);
  private count = 0;

  clear(): void {
    this.count = 0;
  }

  add(index: number): void {
    if (index >= 0 && this.count < this.set.length) this.set[this.count++] = index;
  }

  /** Adds the flag where the condition holds. */
  when(condition: boolean, index: number): void {
    if (condition) this.add(index);
  }

  /** Sum of the weights of all that are set. */
  sum(weights: Int16Array): number {
    let total = 0;
    for (let i = 0; i < this.count; i++) total += weights[this.set[i] ?? 0] ?? 0;
    return total;
  }

  /** Names of all that are set. */
  list(): readonly string[] {
    return Array.from(this.set.subarray(0, this.count), (index) => names[index] ?? '');
  }
}
