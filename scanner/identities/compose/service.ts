import type { DeclarationDuty } from '../../model';
import { addEnvironmentEntries } from '../environment-block';
import type { EnvironmentEntry } from '../environment-block';
import { providerOfImage } from '../provider';
import type { ReferenceCollector } from '../reference-collector';
import { follow, itemsOf, pairsOf, scalarAt, valueAt } from '../yaml';
import type { YamlNode, YamlScalar } from '../yaml';
import { readGrantedSecrets } from './secrets';

interface ComposeFile {
  readonly collector: ReferenceCollector;
  readonly environment: string | undefined;
  readonly duty: DeclarationDuty;
}

/** One service: what its container is given, and what its build is. */
export function readService({ collector, environment, duty }: ComposeFile, name: string, service: YamlNode): void {
  const image = scalarAt(service, 'image')?.value;
  const block = { consumer: name, environment };
  addEnvironmentEntries(collector, entriesOf(valueAt(service, 'environment')), {
    ...block,
    duty,
    provider: image === undefined ? undefined : providerOfImage(withoutHost(image)),
    syntax: 'compose.environment',
  });
  readGrantedSecrets(collector, valueAt(service, 'secrets'), name);
  const build = valueAt(service, 'build');
  addEnvironmentEntries(collector, entriesOf(valueAt(build, 'args')), {
    ...block,
    duty: 'found',
    syntax: 'compose.build-argument',
  });
  readGrantedSecrets(collector, valueAt(build, 'secrets'), `${name} (build)`);
  readForwardedKeys(collector, valueAt(build, 'ssh'), name);
}

/** Whose registry an image comes from says nothing of what runs in it. */
function withoutHost(image: string): string {
  const slash = image.indexOf('/');
  return slash > 0 && /[.:]/.test(image.slice(0, slash)) ? image.slice(slash + 1) : image;
}

/** A map, or a list of `NAME=value` and names alone, which the user's own environment fills. */
function entriesOf(environment: YamlNode | undefined): readonly EnvironmentEntry[] {
  if (environment?.type === 'map') {
    return pairsOf(environment).flatMap(({ key, value }) => {
      const scalar = follow(value);
      if (scalar?.type !== 'scalar') return [];
      return { name: key.value, nameRange: key.range, value: valueOf(scalar), valueRange: scalar.range };
    });
  }
  return itemsOf(environment).flatMap((item) => {
    const scalar = scalarAt(item);
    return scalar === undefined ? [] : entryOf(scalar);
  });
}

/** A variable without a value is passed on. */
function valueOf({ value, style }: YamlScalar): string {
  return style === 'plain' && (value === 'null' || value === '~') ? '' : value;
}

function entryOf({ value, range }: YamlScalar): EnvironmentEntry {
  const sign = value.indexOf('=');
  const length = sign < 0 ? value.length : sign;
  const isVerbatim = range.end - range.start === value.length;
  const nameEnd = isVerbatim ? range.start + length : range.end;
  return {
    name: value.slice(0, length),
    nameRange: { start: range.start, end: nameEnd },
    value: sign < 0 ? '' : value.slice(sign + 1),
    valueRange: { start: isVerbatim ? Math.min(nameEnd + 1, range.end) : range.start, end: range.end },
  };
}

/** `ssh: [default]` lets the build use the keys of whoever runs it. */
function readForwardedKeys(collector: ReferenceCollector, ssh: YamlNode | undefined, consumer: string): void {
  for (const item of itemsOf(ssh)) {
    const id = scalarAt(item);
    if (id === undefined) continue;
    collector.add({
      key: `docker:ssh/${id.value.split('=', 1)[0] ?? ''}`,
      role: 'uses',
      kind: 'ssh_key',
      provider: 'ssh',
      credential: 'brokered',
      duty: 'found',
      consumer,
      syntax: 'compose.build-ssh',
      range: id.range,
    });
  }
}
