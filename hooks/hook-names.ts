/** The hooks that we can serve, in the order in which git comes to them. */
export const hookNames = [
  'pre-commit',
  'pre-merge-commit',
  'pre-applypatch',
  'prepare-commit-msg',
  'pre-push',
  'pre-receive',
] as const;
export type HookName = (typeof hookNames)[number];

export function isHookName(word: string): word is HookName {
  return (hookNames as readonly string[]).includes(word);
}

/** Hooks that are told on standard input what is to be pushed. */
export function readsInput(hook: HookName): boolean {
  return hook === 'pre-push' || hook === 'pre-receive';
}
