import type { IdentityReading } from '../../model';
import { NOTHING_READ, plainSource } from '../plain-source';
import { ReferenceCollector } from '../reference-collector';
import { reportEnvironment } from './environment';
import { pulumiFile } from './files';
import { programReferences } from './program';
import { projectReferences } from './project';
import { reportStackSettings } from './settings';

/** The identities of Pulumi programs, of their stacks' settings and of ESC environments. */
export const pulumi = plainSource({
  id: 'pulumi',
  systems: ['pulumi'],
  claims: (path) => pulumiFile(path) !== undefined,
  read: readPulumiFile,
});

function readPulumiFile(path: string, text: string): IdentityReading {
  const file = pulumiFile(path);
  if (file?.form === 'program') return withReferences(programReferences(path, text));
  if (file?.form === 'project') return withReferences(projectReferences(path, text));
  if (file === undefined) return NOTHING_READ;
  const into = new ReferenceCollector(path, text);
  if (file.form === 'stack') reportStackSettings(file.stack, text, into);
  else reportEnvironment(nameOf(path), text, into);
  return into.reading();
}

function withReferences(references: IdentityReading['references']): IdentityReading {
  return references.length === 0 ? NOTHING_READ : { references, notes: [] };
}

/** `esc/team/prod.yaml` is prod. */
function nameOf(path: string): string {
  return path.slice(path.lastIndexOf('/') + 1).replace(/(?:\.esc)?\.ya?ml$/, '');
}
