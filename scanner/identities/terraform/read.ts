import type { Place, Range } from '../../model';
import { indexLines } from '../../text';
import { isLiteralCredential, isMereWord } from '../cloud';
import { concealing } from '../concealed-place';
import { isCredentialAttribute } from './credential-attribute';
import { isKnownType, isProviderCredential } from './catalog';
import { terraformFile } from './files';
import type { AssignedValue, CredentialAttribute, PlacedBlock, TerraformFragment } from './fragment';
import { readHcl, readHclJson } from './hcl';
import type { HclAttribute, HclBlock, HclBody, HclExpression } from './hcl';

const NOTHING: TerraformFragment = { blocks: [], values: [] };

/** @returns the fragment of a file: the blocks that name identities or that others take values from */
export function readTerraformFragment(path: string, text: string): TerraformFragment {
  const file = terraformFile(path);
  if (file === undefined) return NOTHING;
  const body = file.syntax === 'json' ? readHclJson(text) : readHcl(text);
  if (file.form === 'values') {
    const credentials = new Set(body.attributes.filter((attribute) => isStoredValue(attribute)));
    const literals: Range[] = [];
    for (const { value } of credentials) collectTexts(value, literals);
    const placed = concealing(path, indexLines(text), literals);
    return { blocks: [], values: body.attributes.map((each) => assigned(each, credentials.has(each), placed)) };
  }
  const blocks = placeBlocks(path, text, body.blocks);
  return blocks.length === 0 ? NOTHING : { blocks, values: [] };
}

/** @returns the blocks that say something of identities, with their places; no excerpt shows a literal credential */
export function placeBlocks(path: string, text: string, all: readonly HclBlock[]): readonly PlacedBlock[] {
  const literals: Range[] = [];
  const kept = all.flatMap(keptBlocks).map((block) => {
    const credentials = credentialsIn(block);
    for (const { attribute, isLiteral } of credentials) if (isLiteral) collectTexts(attribute.value, literals);
    return { block, credentials };
  });
  if (kept.length === 0) return [];
  const placed = concealing(path, indexLines(text), literals);
  return kept.map(({ block, credentials }) => ({
    block,
    place: placed(block.range),
    credentials: credentials.map(({ attribute, isLiteral }): CredentialAttribute => ({
      name: attribute.name,
      isLiteral,
      value: attribute.value,
      place: placed(attribute.range),
    })),
  }));
}

function assigned(
  { name, value, range }: HclAttribute,
  isCredential: boolean,
  placed: (range: Range) => Place,
): AssignedValue {
  return { name, value, place: placed(range), isCredential };
}

/** Blocks whose values others use, whatever they are about. */
const PARTS: ReadonlySet<string> = new Set(['module', 'variable', 'locals', 'output', 'provider']);

function keptBlocks(block: HclBlock): readonly HclBlock[] {
  if (PARTS.has(block.type)) return [block];
  if (block.type === 'terraform') return block.body.blocks.filter(({ type }) => type === 'backend');
  if (block.type !== 'resource' && block.type !== 'data' && block.type !== 'ephemeral') return [];
  const [type = ''] = block.labels;
  if (type.startsWith('azurerm_') && block.body.blocks.some((inner) => inner.type === 'identity')) return [block];
  return isKnownType(block.type, type) || credentialsIn(block).some(({ isLiteral }) => isLiteral) ? [block] : [];
}

interface FoundCredential {
  readonly attribute: HclAttribute;
  readonly isLiteral: boolean;
}

function credentialsIn(block: HclBlock): readonly FoundCredential[] {
  if (block.type === 'locals' || block.type === 'output' || block.type === 'module') return moduleCredentials(block);
  if (block.type === 'variable') return variableDefault(block);
  const isProvider = block.type === 'provider' || block.type === 'backend';
  const found: FoundCredential[] = [];
  const visit = (body: HclBody, depth: number): void => {
    for (const attribute of body.attributes) {
      if (isCredentialAttribute(attribute.name) || (isProvider && isProviderCredential(attribute.name)))
        found.push({ attribute, isLiteral: isLiteral(attribute.value, attribute.name) });
    }
    if (depth < DEEPEST) for (const inner of body.blocks) visit(inner.body, depth + 1);
  };
  visit(block.body, 0);
  return found;
}

/** Resources nest their blocks less than five deep. */
const DEEPEST = 5;

/** Values that go somewhere else are credentials only where they stand there. */
function moduleCredentials({ body }: HclBlock): readonly FoundCredential[] {
  return body.attributes
    .filter(({ name, value }) => isCredentialAttribute(name) && isLiteral(value, name))
    .map((attribute) => ({ attribute, isLiteral: true }));
}

function variableDefault({ labels, body }: HclBlock): readonly FoundCredential[] {
  const attribute = body.attributes.find(({ name }) => name === 'default');
  const [name = ''] = labels;
  if (attribute === undefined || !isCredentialAttribute(name) || !isLiteral(attribute.value, name)) return [];
  const [word] = attribute.value.type === 'text' ? attribute.value.parts : [];
  if (typeof word === 'string' && isMereWord(word)) return [];
  return [{ attribute, isLiteral: true }];
}

function isStoredValue({ name, value }: HclAttribute): boolean {
  return isCredentialAttribute(name) && isLiteral(value, name);
}

function isLiteral(value: HclExpression, name: string): boolean {
  if (value.type !== 'text') return false;
  const [only, ...others] = value.parts;
  return typeof only === 'string' && others.length === 0 && isLiteralCredential(only, name);
}

function collectTexts(value: HclExpression, into: Range[]): void {
  if (value.type === 'text') into.push(value.range);
}
