import type { IdentityReading } from '../../model';
import { cipherName, identityOfNames } from '../pipeline';
import { plainSource, NOTHING_READ } from '../plain-source';
import { ReferenceCollector } from '../reference-collector';
import { eachScalar, readYaml, visitBudget } from '../yaml';
import { forms, type ExpressionForm } from './forms';

const SEMAPHORE = /(?:^|\/)\.semaphore\/(?:.{1,300}\/)?[^/]{1,100}\.ya?ml$/;

/** CI systems that few repositories use: Cirrus CI, GoCD, Concourse, Harness and Semaphore. */
export const secretExpressions = plainSource({
  id: 'secret-expressions',
  systems: ['cirrus', 'gocd', 'concourse', 'harness', 'semaphore'],
  claims: (path) => SEMAPHORE.test(path) || forms.some(({ files }) => files.test(path)),
  read,
});

function read(path: string, text: string): IdentityReading {
  const collector = new ReferenceCollector(path, text);
  if (SEMAPHORE.test(path) && text.includes('secrets:')) readSemaphore(collector, text);
  for (const form of forms)
    if (form.files.test(path) && text.includes(form.probe)) addExpressions(collector, form, text);
  const reading = collector.reading();
  return reading.references.length === 0 ? NOTHING_READ : reading;
}

function addExpressions(collector: ReferenceCollector, form: ExpressionForm, text: string): void {
  const { system, pattern, type, syntax, isEncrypted } = form;
  for (const { index, 0: whole, 1: first = '', 2: second } of text.matchAll(pattern)) {
    // Of Concourse only secrets are told by name: every parameter is written like one.
    const start = index + whole.indexOf(first);
    const end = second === undefined ? start + first.length : index + whole.lastIndexOf(second) + second.length;
    const slot = slotBefore(text, index);
    const name = second === undefined ? first : `${first}/${second}`;
    const identity = identityOfNames([slot, second ?? first]);
    const isCredential = system !== 'concourse' || identity.kind !== 'other';
    collector.add({
      key: `${system}:${type}/${isEncrypted ? cipherName(first) : name}`,
      role: isEncrypted ? 'stores' : 'uses',
      ...identity,
      duty: isCredential ? 'stored' : 'found',
      confidence: isCredential ? 'certain' : 'possible',
      consumer: slot,
      syntax,
      range: { start, end },
    });
  }
}

/** What the expression is given to on its line: `NPM_TOKEN: `. */
function slotBefore(text: string, at: number): string | undefined {
  const line = text.slice(Math.max(text.lastIndexOf('\n', at - 1) + 1, at - 200), at);
  return /([a-z_][\w-]{0,99})["']?[ \t]{0,5}[:=][ \t]{0,5}["']?$/i.exec(line)?.[1];
}

/** `secrets: [{ name: npm }]` of a pipeline, a block or a job: all that is in the secret becomes variables. */
function readSemaphore(collector: ReferenceCollector, text: string): void {
  const budget = visitBudget();
  for (const root of readYaml(text).documents) {
    eachScalar(
      root,
      (scalar, path) => {
        const [key, field] = [path.findLast((part) => part === 'secrets'), path.at(-1)];
        if (key === undefined || field !== 'name' || scalar.value === '') return;
        collector.add({
          key: `semaphore:secret/${scalar.value}`,
          role: 'uses',
          ...identityOfNames([scalar.value]),
          duty: 'stored',
          syntax: 'semaphore.secret',
          range: scalar.range,
        });
      },
      budget,
    );
  }
}
