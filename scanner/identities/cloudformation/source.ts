import type { IdentityReading } from '../../model';
import { indexLines } from '../../text';
import { NOTHING_READ, plainSource } from '../plain-source';
import { StackCollector } from './draft';
import { mayBeTemplate, stackFile } from './files';
import { readTemplate } from './node';
import { reportSamSettings } from './sam-settings';
import { reportServerless } from './serverless';
import { Stack } from './stack';
import { reportStack } from './template';

/** The identities of CloudFormation and SAM templates and of the Serverless Framework. */
export const cloudFormation = plainSource({
  id: 'cloudformation',
  systems: ['cfn'],
  claims: (path) => stackFile(path) !== undefined,
  read: readStackFile,
});

function readStackFile(path: string, text: string): IdentityReading {
  const form = stackFile(path);
  if (form === undefined || (form === 'template' && !mayBeTemplate(text))) return NOTHING_READ;
  const lines = indexLines(text);
  const into = new StackCollector(path, lines);
  if (form === 'sam-settings') {
    if (!text.includes('parameter_overrides')) return NOTHING_READ;
    reportSamSettings(path, text, into);
    return into.reading();
  }
  const root = readTemplate(path, text);
  if (root === undefined) return NOTHING_READ;
  const lineOf = (offset: number): number => lines.position(offset).line;
  if (form === 'serverless') reportServerless(path, root, lineOf, into);
  else reportStack(new Stack(path, root, lineOf), into);
  return into.reading();
}
