import { secretKey, serviceAccountKey, type ObjectContext } from './kubernetes';
import { staticName } from './pipeline';
import { ReferenceCollector, type ReferenceDraft } from './reference-collector';
import { storeCommandsIn } from './store-commands';
import { follow, pairsOf, scalarAt, visitBudget, type YamlNode, type YamlPair } from './yaml';

/** Deeper than any schema nests. */
const DEEPEST = 60;

/** A collector for objects whose names a controller fills in when it runs them: `$(params.secret)` is `?` in a key. */
export class OpenNameCollector extends ReferenceCollector {
  override add(draft: ReferenceDraft): void {
    // `$(params.token)` is no command: what it hands on was given elsewhere.
    if (draft.syntax === 'k8s.env' && draft.role === 'uses') return;
    const key = staticName(draft.key);
    const isOpen = key.endsWith('/?');
    // What nobody knows is no one's other name.
    const open = { linkedKeys: [], duty: draft.duty === 'ambient' ? draft.duty : 'found' } as const;
    // A store of one's own has keys of the same names as Amazon's.
    const own = { provider: 'minio', kind: 'api_key' } as const;
    const isOwn = draft.provider === 'aws' && draft.kind === 'iam_user' && /minio/i.test(key);
    super.add({ ...draft, key, ...(isOpen && open), ...(isOwn && own) });
  }
}

/** @returns every pair of every map in an object, aliases followed as far as a budget goes */
export function pairsIn(root: YamlNode): readonly (YamlPair & { readonly map: YamlNode })[] {
  const found: (YamlPair & { readonly map: YamlNode })[] = [];
  const budget = visitBudget();
  const walk = (node: YamlNode, depth: number): void => {
    const here = follow(node);
    if (here === undefined || here.type === 'scalar' || depth > DEEPEST) return;
    if (here.type === 'sequence') {
      for (const item of here.items) if (--budget.left > 0) walk(item, depth + 1);
      return;
    }
    for (const pair of pairsOf(here)) {
      if (--budget.left < 0) return;
      found.push({ ...pair, map: here });
      walk(pair.value, depth + 1);
    }
  };
  walk(root, 0);
  return found;
}

/** Records the account by which a run, a template or a listener works. */
export function addServiceAccount(context: ObjectContext, node: YamlNode, syntax: string): void {
  const { object, text, collector } = context;
  const scalar = scalarAt(node);
  if (scalar === undefined) return;
  collector.add({
    key: serviceAccountKey(object.namespace, text.name(scalar)),
    role: 'uses',
    kind: 'kubernetes_service_account',
    provider: 'kubernetes',
    credential: 'ephemeral',
    duty: 'found',
    consumer: `${object.kind} ${object.name}`,
    syntax,
    range: scalar.range,
  });
}

/** @returns the key of a Secret beside the object */
export function secretBeside({ object, text }: ObjectContext, node: YamlNode | undefined): string | undefined {
  const scalar = scalarAt(node);
  return scalar && secretKey(object.namespace, text.name(scalar));
}

/** Without one of these no object names an identity. */
const NAMING = /[sS]ecret|[sS]erviceAccount|PASSWORD|TOKEN|KEY|roleARN|useSDKCreds|jwtTokens|policies|accounts\./;

/** @returns whether a plain look at a file of such objects finds what may name an identity */
export function mayNameIdentity(text: string): boolean {
  return NAMING.test(text) || storeCommandsIn(text).length > 0;
}
