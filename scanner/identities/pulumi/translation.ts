import type { IdentityReference, Range } from '../../model';
import { translatedReferences } from '../terraform';
import type { HclAttribute, HclBlock, HclExpression } from '../terraform';
import { resourceKey } from './keys';
import { terraformType } from './types';
import type { PulumiType } from './types';

/** A resource as a program or a `Pulumi.yaml` declares it. */
export interface PulumiResource {
  readonly type: PulumiType;
  /** `?` in it where it is made up when the program runs. */
  readonly name: string;
  readonly range: Range;
  readonly line: number;
  readonly attributes: readonly HclAttribute[];
  /** A function's result: `getPolicyDocument`. */
  readonly isLookup: boolean;
}

/** @returns the address by which other resources of the same file refer to the one at this index */
export function addressOf({ type, isLookup }: PulumiResource, index: number): readonly string[] {
  const address = [terraformType(type), `r${index}`];
  return isLookup ? ['data', ...address] : address;
}

/** @returns what the resources of one file say, under Pulumi's names */
export function resourceReferences(
  path: string,
  folder: string,
  text: string,
  resources: readonly PulumiResource[],
): readonly IdentityReference[] {
  const keys = new Map<string, { readonly key: string; readonly shown: string }>();
  const blocks = resources.map((resource, index): HclBlock => {
    const address = addressOf(resource, index);
    const { package: pkg, module, name } = resource.type;
    const type = [pkg, ...(module === '' ? [] : [module]), name].join(':');
    keys.set(address.join('.'), { key: resourceKey(folder, type, resource.name), shown: `${type} ${resource.name}` });
    const { range, line, attributes, isLookup } = resource;
    const labels = address.slice(-2);
    return { type: isLookup ? 'data' : 'resource', labels, range, line, body: bodyOf(attributes, isLookup) };
  });
  const renamed = (key: string): string => keys.get(key.replace(/^tf:/, ''))?.key ?? key;
  return translatedReferences(path, text, blocks).map((reference) => {
    const { key, linkedKeys, consumer, syntax } = reference;
    return {
      ...reference,
      key: renamed(key),
      linkedKeys: linkedKeys.map(renamed).filter((linked) => !linked.includes('?')),
      ...(consumer !== undefined && { consumer: keys.get(consumer)?.shown ?? consumer }),
      syntax: syntax.replace(/^tf\./, 'pulumi.'),
    };
  });
}

/** A policy document's statements are blocks in Terraform, a list in Pulumi. */
function bodyOf(attributes: readonly HclAttribute[], isLookup: boolean): HclBlock['body'] {
  const blocks = isLookup
    ? attributes.filter(({ name }) => name === 'statements').flatMap(({ value }) => blocksOf('statement', value))
    : [];
  return { attributes, blocks };
}

const STATEMENT_BLOCKS: Readonly<Record<string, string>> = {
  principals: 'principals',
  conditions: 'condition',
  condition: 'condition',
};

function blocksOf(type: string, value: HclExpression): readonly HclBlock[] {
  const items = value.type === 'list' ? value.items : [value];
  return items.flatMap((item) => {
    if (item.type !== 'object') return [];
    const attributes = item.members.flatMap(({ name, value: of, line }) => {
      const [written] = name.type === 'text' ? name.parts : [];
      return typeof written === 'string' ? [{ name: written, range: NOWHERE, line, value: of }] : [];
    });
    const inner = attributes.flatMap(({ name, value: of }) => {
      const block = Object.hasOwn(STATEMENT_BLOCKS, name) ? STATEMENT_BLOCKS[name] : undefined;
      return block === undefined ? [] : blocksOf(block, of);
    });
    return [{ type, labels: [], range: NOWHERE, line: item.line, body: { attributes, blocks: inner } }];
  });
}

const NOWHERE: Range = { start: 0, end: 0 };
