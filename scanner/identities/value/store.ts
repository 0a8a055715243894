/** A form in which configuration points at a secret store, and the key that the pointed-at secret has. */
interface StoreForm {
  readonly pattern: RegExp;
  /** @returns the key; `?` where a part cannot be known */
  readonly key: (match: RegExpExecArray) => string;
}

/** A name in a store: what vendors allow, without white space and quotes. */
const forms: readonly StoreForm[] = [
  // 1Password secret references, developer.1password.com/docs/cli/secret-reference-syntax
  {
    pattern: /op:\/\/([^\s/"'`]{1,100})\/([^\s/"'`]{1,100})\//,
    key: ([, vault, item]) => `secretref:op/${vault}/${item}`,
  },
  // Amazon Resource Names; Secrets Manager adds six characters to the name
  {
    pattern: /arn:aws[\w-]{0,10}:secretsmanager:[\w-]{0,30}:\d{0,12}:secret:([\w/+=.@-]{1,500})/,
    key: ([, name = '']) => `secretref:aws-sm/${name.replace(/-[a-z0-9]{6}$/i, '')}`,
  },
  {
    pattern: /arn:aws[\w-]{0,10}:ssm:[\w-]{0,30}:\d{0,12}:parameter\/([\w/.-]{1,500})/,
    key: ([, name]) => `secretref:ssm/${name}`,
  },
  { pattern: /^awssm:\/\/([\w/+=.@-]{1,500})/, key: ([, name]) => `secretref:aws-sm/${name}` },
  {
    pattern: /projects\/([\w-]{1,100})\/secrets\/([\w-]{1,255})(?:\/versions\/\w{1,20})?/,
    key: ([, project, name]) => `secretref:gcp-sm/${project}/${name}`,
  },
  {
    pattern: /^sm:\/\/([\w-]{1,100})\/([\w-]{1,255})/,
    key: ([, project, name]) => `secretref:gcp-sm/${project}/${name}`,
  },
  // Azure App Service references, learn.microsoft.com/azure/app-service/app-service-key-vault-references
  {
    pattern: /https:\/\/([\w-]{1,60})\.vault\.azure\.net\/secrets\/([\w-]{1,127})/,
    key: ([, vault, name]) => `secretref:akv/${vault}/${name}`,
  },
  {
    pattern: /VaultName=([\w-]{1,60});SecretName=([\w-]{1,127})/,
    key: ([, vault, name]) => `secretref:akv/${vault}/${name}`,
  },
  // vals and bank-vaults
  { pattern: /^ref\+vault:\/\/([\w/.-]{1,300})/, key: ([, path]) => `secretref:vault/${path}` },
  { pattern: /^ref\+awssecrets:\/\/([\w/.-]{1,300})/, key: ([, name]) => `secretref:aws-sm/${name}` },
  { pattern: /^ref\+awsssm:\/\/([\w/.-]{1,300})/, key: ([, name]) => `secretref:ssm/${name}` },
  { pattern: /^ref\+([a-z]{2,20}):\/\//, key: ([, store]) => `secretref:${store}/?` },
  { pattern: /^vault:(?!v\d)([\w/.-]{1,300})(?:#|$)/, key: ([, path]) => `secretref:vault/${path}` },
];

/** Values longer than this are no references. */
const MAX_UNITS = 2000;

/** @returns the key of the stored secret that the value points at: `secretref:op/<vault>/<item>` */
export function storeReference(value: string): string | undefined {
  if (value.length > MAX_UNITS) return undefined;
  for (const { pattern, key } of forms) {
    const match = pattern.exec(value);
    if (match !== null) return key(match);
  }
  return undefined;
}

/** @returns whether the value is a cipher text: sops, Jasypt, dotenvx, Ansible Vault, Vault's transit engine */
export function isSealed(value: string): boolean {
  return /^(?:ENC\[|ENC\(|encrypted:|\$ANSIBLE_VAULT;|vault:v\d+:|\{cipher\})/.test(value);
}
