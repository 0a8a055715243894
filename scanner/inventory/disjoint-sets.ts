/** Union-find over strings: which names stand for one thing. The classes do not depend on the order of the calls. */
export interface DisjointSets {
  unite(a: string, b: string): void;
  /** @returns the class's representative: its least member, also for a name never united */
  find(name: string): string;
}

export function disjointSets(): DisjointSets {
  const parents = new Map<string, string>();
  const find = (name: string): string => {
    let root = name;
    for (let parent = parents.get(root); parent !== undefined; parent = parents.get(root)) root = parent;
    // Path compression: a chain of a thousand links is walked once.
    let step = name;
    for (let next = parents.get(step); next !== undefined; next = parents.get(step)) {
      if (next !== root) parents.set(step, root);
      step = next;
    }
    return root;
  };
  return {
    find,
    unite(a, b) {
      const [first, second] = [find(a), find(b)];
      if (first === second) return;
      if (first < second) parents.set(second, first);
      else parents.set(first, second);
    },
  };
}
