type OptionalKeys<T> = { [K in keyof T]: undefined extends T[K] ? K : never }[keyof T];

/** The same object, keys that may be undefined made optional. */
type Present<T> = Omit<T, OptionalKeys<T>> & { [K in OptionalKeys<T>]?: Exclude<T[K], undefined> };

/** @returns the object without the keys that hold undefined */
export function present<T extends object>(values: T): Present<T> {
  // What is left holds no undefined, which the type of Object.fromEntries cannot say.
  return Object.fromEntries(Object.entries(values).filter(([, value]) => value !== undefined)) as Present<T>;
}
