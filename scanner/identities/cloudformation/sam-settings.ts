import { isLiteralCredential } from '../cloud';
import { membersOf, readToml, textsOf } from '../config';
import type { ConfigNode, ConfigText } from '../config';
import { isCredentialName } from '../credential-name';
import { identityOfName } from '../provider';
import type { StackCollector } from './draft';
import { stackKey } from './keys';

/** Reports credentials among the parameters that `samconfig.toml` hands to its stacks. */
export function reportSamSettings(path: string, text: string, into: StackCollector): void {
  for (const overrides of overridesIn(readToml(text), 0)) {
    for (const [, name = '', value = ''] of overrides.value.matchAll(/(\w{1,255})=("[^"]{1,500}"|[^\s"]{1,500})/g)) {
      const bare = value.replace(/^\\?"|\\?"$/g, '');
      if (!isCredentialName(name) || !isLiteralCredential(bare, name)) continue;
      const { kind, provider } = identityOfName(name);
      into.conceal(overrides.range);
      into.add({
        key: stackKey(path, name),
        range: overrides.range,
        role: 'stores',
        kind,
        provider,
        credential: 'static',
        duty: 'stored',
        confidence: 'likely',
        syntax: 'cfn.sam-override',
      });
    }
  }
}

/** Tables nest by environment, command and `parameters`. */
const DEEPEST = 6;

function overridesIn(node: ConfigNode | undefined, depth: number): readonly ConfigText[] {
  if (depth > DEEPEST) return [];
  return membersOf(node).flatMap(({ name, value }) =>
    name === 'parameter_overrides' ? textsOf(value) : overridesIn(value, depth + 1),
  );
}
