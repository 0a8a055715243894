/**
 * Everything that is known of a candidate is written as flags that are set or not, so that a person can read the sum.
 * They are found out in stages, each dearer than the one before: name, joint and file; how long and how hard to guess the value
 * is; its form and words; what opens around it; the lines around it. What no later stage can mend ends the judgement.
 */
export type Stage = 'name' | 'measure' | 'form' | 'wrap' | 'place';

interface Flag {
  readonly name: string;
  readonly stage: Stage;
  /** Of the flags of a group at most one is set. */
  readonly group: number;
  /** The class of candidates that alone can have it. */
  readonly only: string | undefined;
}

const registered: Flag[] = [];
let groups = 0;

/** All flags; a flag's number is its index here. */
export const flags: readonly Flag[] = registered;

/** Names the flags of one stage. */
export class Flags {
  constructor(private readonly stage: Stage) {}

  /** One flag. @param only the class of candidates that alone can have it @returns its number */
  flag(name: string, only?: string): number {
    return this.register(name, groups++, only);
  }

  /** Flags of which at most one is set. @returns their numbers */
  either<T extends string>(names: readonly T[]): Readonly<Record<T, number>> {
    const number = groups++;
    return Object.fromEntries(names.map((name) => [name, this.register(name, number)])) as Record<T, number>;
  }

  /** One flag for each value of a choice. @returns a function from the value to its flag, -1 where it has none */
  choice<T extends string>(group: string, values: readonly T[]): (value: T) => number {
    const number = groups++;
    const known = new Map(values.map((value) => [value, this.register(`${group}=${value}`, number)]));
    return (value) => known.get(value) ?? -1;
  }

  /**
   * One flag for each interval between ascending edges.
   * @param unit how many of the numbers given make one of the edges' (100 where they are hundredths)
   * @param only the class of candidates that alone is measured on it
   * @returns a function from a whole number to the flag of its interval; a number at an edge belongs to the upper one
   */
  scale(group: string, edges: readonly number[], unit = 1, only?: string): (value: number) => number {
    const number = groups++;
    const limits = Int32Array.from(edges, (edge) => Math.round(edge * unit));
    const first = this.register(`${group}<${edges[0] ?? 0}`, number, only);
    for (const edge of edges) this.register(`${group}>=${edge}`, number, only);
    return (value) => {
      let index = 0;
      while (index < limits.length && value >= (limits[index] ?? 0)) index++;
      return first + index;
    };
  }

  private register(name: string, group: number, only?: string): number {
    return registered.push({ name, stage: this.stage, group, only }) - 1;
  }
}

const MOST_FLAGS = 160;

/** The flags of one candidate. Reused from candidate to candidate. */
export class FlagSet {
  private readonly set = new Uint16Array(MOST_FLAGS);
  private count = 0;

  clear(): void {
    this.count = 0;
  }

  add(flag: number): void {
    if (flag >= 0 && this.count < MOST_FLAGS) this.set[this.count++] = flag;
  }

  /** Adds the flag where the condition holds. */
  when(condition: boolean, flag: number): void {
    if (condition) this.add(flag);
  }

  /** Sum of the weights of all that are set. */
  sum(weights: Int16Array): number {
    let total = 0;
    for (let i = 0; i < this.count; i++) total += weights[this.set[i] ?? 0] ?? 0;
    return total;
  }

  /** Names of all that are set. */
  list(): readonly string[] {
    return Array.from(this.set.subarray(0, this.count), (flag) => registered[flag]?.name ?? '');
  }
}
