import { membersOf, nodeAt, readToml, textAt, textsOf } from '../config';
import { isProductionName } from '../production';
import { identityOfName } from '../provider';
import type { ReferenceCollector } from '../reference-collector';
import { isPlaceholder } from '../value';

/** secretspec.dev/reference/configuration: every secret that a project needs, by profile; where each is kept, others say. */
export function readSecretSpec(collector: ReferenceCollector): void {
  const root = readToml(collector.text);
  for (const { name: profile, value: secrets } of membersOf(nodeAt(root, 'profiles'))) {
    for (const { name, nameRange, value } of membersOf(secrets)) {
      if (name === 'defaults' || value.type !== 'map') continue;
      const preset = textAt(value, 'default');
      const isStored =
        preset !== undefined && preset.value !== '' && !isPlaceholder(preset.value, name) && !isOpen(preset.value);
      if (isStored) collector.conceal(preset.range);
      const { kind, provider, credential } = identityOfName(name);
      const providers = textsOf(nodeAt(value, 'providers')).map((text) => text.value);
      collector.add({
        key: `env:${name}${profile === 'default' ? '' : `@${profile}`}`,
        role: isStored ? 'stores' : 'uses',
        kind,
        provider,
        credential: isStored ? credential : 'brokered',
        duty: isProductionName(profile) ? 'privileged' : 'found',
        confidence: 'likely',
        environment: profile === 'default' ? undefined : profile,
        consumer: providers.length === 0 ? undefined : providers.join(', '),
        syntax: 'sealed.secretspec',
        range: nameRange,
      });
    }
  }
}

/** An address without a password is a default that everybody may know. */
function isOpen(value: string): boolean {
  return /^[a-z][a-z+.-]{0,20}:\/\/[^@]{0,300}$/i.test(value);
}
