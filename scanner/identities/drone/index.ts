import type { IdentityReading } from '../../model';
import { mayFillCredential, readPipeline } from '../pipeline';
import { NOTHING_READ, plainSource } from '../plain-source';
import { droneFile } from './files';
import { readDroneDocument } from './pipeline';
import { readProgram } from './program';

/** Drone and Woodpecker: secrets of their stores, those defined in the pipeline itself, and what a pipeline runs as. */
export const drone = plainSource({
  id: 'drone',
  systems: ['drone', 'woodpecker'],
  claims: (path) => droneFile(path) !== undefined,
  read,
});

function read(path: string, text: string): IdentityReading {
  const file = droneFile(path);
  if (file === undefined) return NOTHING_READ;
  if (file.isProgram) return readProgram(path, text, file.system);
  const { system } = file;
  return readPipeline(
    {
      prefix: system,
      style: 'shell',
      mayName: (content) => /secret|service_?account_?name/i.test(content) || mayFillCredential(content),
      readDocument: (reading, root) => readDroneDocument(system, reading, root),
    },
    path,
    text,
  );
}
