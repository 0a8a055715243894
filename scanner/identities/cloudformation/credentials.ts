import { isLiteralCredential } from '../cloud';
import type { Range } from '../../model';
import { rangeWithin } from '../config';
import type { ConfigText } from '../config';
import { isCredentialName } from '../credential-name';
import { identityOfName } from '../provider';
import type { StackCollector } from './draft';
import type { TemplateNode } from './node';

/** `{{resolve:secretsmanager:prod/db:SecretString:password}}` (docs.aws.amazon.com, "Dynamic references"). */
const DYNAMIC = /\{\{resolve:(secretsmanager|ssm-secure|ssm):([^{}]{1,600})\}\}/g;

/** @returns keys of the stored secrets that a text points at, each with its place in the text */
function dynamicReferences(
  value: string,
): readonly { readonly key: string; readonly range: Range; readonly isSecret: boolean }[] {
  if (!value.includes('{{resolve:')) return [];
  return [...value.matchAll(DYNAMIC)].map((match) => {
    const [whole, service = '', rest = ''] = match;
    const store = service === 'secretsmanager' ? 'aws-sm' : 'ssm';
    const name = nameIn(rest, service)
      .replace(/\$\{[^{}]*\}/g, '?')
      .replace(/^\//, '');
    const isSecret = service !== 'ssm' || isCredentialName(name.slice(name.lastIndexOf('/') + 1));
    return {
      key: `secretref:${store}/${name}`,
      range: { start: match.index, end: match.index + whole.length },
      isSecret,
    };
  });
}

/** An ARN has colons of its own, and six characters behind the secret's name. */
function nameIn(rest: string, service: string): string {
  const [, ofArn] = /^arn:[^:]*:secretsmanager:[^:]*:[^:]*:secret:([^:]+)/.exec(rest) ?? [];
  if (ofArn !== undefined) return ofArn.replace(/-[a-z0-9]{6}$/i, '');
  const [name = ''] = rest.split(':', 1);
  return service === 'secretsmanager' ? name : name.replace(/:\d+$/, '');
}

/** What the literal credentials below a node are kept under. */
interface Holder {
  readonly key: string;
  readonly consumer: string;
  readonly syntax: string;
  /** The holder is an account itself, a database's for example: what fills its password is its own. */
  readonly isAccount: boolean;
}

/** Properties nest less deep. */
const DEEPEST = 30;

/** Not what they sound like: the name of a parameter, a type, a field of a schema. */
const NEVER =
  /^(?:SecretId|TokenType|KeyType|UsernameAttributes|SecretStringTemplate|GenerateStringKey|TokenKey|PartitionKey|SortKey|CertificateArn)$/;

/**
 * Reports credentials that stand in a resource, and stored ones that it points at.
 * @param holder whose they are
 */
export function propertyCredentials(node: TemplateNode | undefined, holder: Holder, into: StackCollector): void {
  visit(node, '', holder, into, 0);
}

function visit(
  node: TemplateNode | undefined,
  name: string,
  holder: Holder,
  into: StackCollector,
  depth: number,
): void {
  if (node === undefined || depth > DEEPEST) return;
  if (node.type === 'text') {
    ofText(node, name, holder, into);
    return;
  }
  if (node.type === 'list') {
    for (const item of node.items) visit(item, name, holder, into, depth + 1);
    return;
  }
  for (const { name: inner, value } of node.members) {
    // A function's arguments are not the property's value, only what Fn::Sub writes is.
    const isCall = inner.startsWith('Fn::') || inner === 'Ref';
    visit(value, isCall ? (inner === 'Fn::Sub' ? name : '') : inner, holder, into, depth + 1);
  }
}

function ofText(
  text: ConfigText,
  name: string,
  { key, consumer, syntax, isAccount }: Holder,
  into: StackCollector,
): void {
  const pointed = dynamicReferences(text.value).filter(({ isSecret }) => isSecret);
  // One whose name is another resource's is linked with that resource where it is used.
  for (const { key: store, range } of pointed.filter((each) => !each.key.endsWith('/?'))) {
    const { kind, provider } = identityOfName(name);
    into.add({
      key: store,
      range: rangeWithin(text, range),
      role: 'uses',
      kind,
      provider: provider === 'unknown' ? 'aws' : provider,
      credential: 'static',
      linkedKeys: isAccount ? [key] : [],
      consumer,
      syntax: 'cfn.dynamic-reference',
    });
  }
  if (name === '' || pointed.length > 0 || NEVER.test(name) || !isCredentialName(name) || text.value.includes('${'))
    return;
  if (!isLiteralCredential(text.value, name) || /^arn:|^AWS::|^\{\{/.test(text.value)) return;
  const { kind, provider } = identityOfName(name);
  into.conceal(text.range);
  into.add({
    key,
    range: text.range,
    role: 'stores',
    kind,
    provider: provider === 'unknown' ? 'aws' : provider,
    credential: 'static',
    duty: 'stored',
    confidence: 'likely',
    consumer: name,
    syntax: `${syntax}-literal`,
  });
}
