/** What infrastructure code says of a value without being run. Lines are 1-based. */
export type CloudValue = CloudText | CloudList | CloudMap;

export interface CloudText {
  readonly type: 'text';
  /** `?` stands for each part that is only known when the code runs. */
  readonly value: string;
  /** Nothing of it is unknown. */
  readonly isKnown: boolean;
  readonly line: number;
  /** It goes over several lines, of which `line` is the first. */
  readonly isBlock?: true;
}

export interface CloudList {
  readonly type: 'list';
  readonly items: readonly CloudValue[];
  readonly line: number;
}

export interface CloudMap {
  readonly type: 'map';
  readonly members: readonly CloudMember[];
  readonly line: number;
}

export interface CloudMember {
  readonly name: string;
  readonly value: CloudValue;
  readonly line: number;
}

/** Stands for what is only known when the code runs. */
export function unknownAt(line: number): CloudText {
  return { type: 'text', value: '?', isKnown: false, line };
}

/** @returns what stands under the name, of several the last; letter case does not matter where `anyCase` says so */
export function valueUnder(value: CloudValue | undefined, name: string, anyCase = false): CloudValue | undefined {
  if (value?.type !== 'map') return undefined;
  const lower = name.toLowerCase();
  return value.members.findLast((member) => member.name === name || (anyCase && member.name.toLowerCase() === lower))
    ?.value;
}

/** @returns the texts of a list, or a lone text as one; lists within lists count as their items */
export function textsIn(value: CloudValue | undefined): readonly CloudText[] {
  if (value === undefined || value.type === 'map') return [];
  return value.type === 'text' ? [value] : value.items.flatMap(textsIn);
}

/** @returns the text where it is one and wholly known */
export function knownText(value: CloudValue | undefined): string | undefined {
  return value?.type === 'text' && value.isKnown ? value.value : undefined;
}

/** @returns the items of a list, a lone value as one */
export function itemsIn(value: CloudValue | undefined): readonly CloudValue[] {
  if (value === undefined) return [];
  return value.type === 'list' ? value.items : [value];
}
