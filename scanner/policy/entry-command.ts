import type { Declaration } from '../model';
import { shellWord } from '../text';

type Command = (id: string, declaration: Declaration) => string | undefined;

const rotate: Command = (id) => `nhi rotate ${id}`;

/** The commands that do what a rule about an entry asks for. */
const COMMANDS: Readonly<Record<string, Command>> = {
  'identity/expired': rotate,
  'identity/expires-soon': rotate,
  'identity/rotation-overdue': rotate,
  'identity/never-rotated': rotate,
  'identity/review-overdue': (id) => `nhi review --id ${id}`,
  'identity/drill-overdue': (id) => `nhi drill ${id}`,
  'identity/unused': (id) => `nhi retire ${id}`,
  'identity/owner-left': (_, { owner }) => owner && `nhi offboard --owner ${shellWord(owner.value)}`,
};

/** @returns what to paste, as the member of a remedy; none for an entry that is edited by hand, or stands for a group */
export function entryCommand(rule: string, declaration: Declaration): { readonly command?: string } {
  const command = declaration.group === undefined ? commandFor(rule, declaration) : undefined;
  return command === undefined ? {} : { command };
}

/** What is only proposed is accepted before anything else is done with it. */
function commandFor(rule: string, declaration: Declaration): string | undefined {
  const id = shellWord(declaration.id);
  if (declaration.status === 'proposed') return rule === 'identity/unused' ? undefined : `nhi declare ${id}`;
  return COMMANDS[rule]?.(id, declaration);
}
