/**
 * Words without which no program names an identity of these systems, by the source that reads it: lower case, met in any case.
 * The engine's tables are built with them (scripts/build-kernel.mjs), and each costs every scan a little: those of one stretch
 * of four letters cost as much as one of them.
 */
export const programWords = {
  cdk: ['aws-cdk', 'aws_cdk', 'awscdk', 'amazon.cdk'],
  pulumi: ['pulumi'],
  'source-code': [
    // The environment, by the functions of the languages and of packages for it.
    'process.env',
    'env[',
    'environ[',
    'environ.',
    'environs',
    'env::var',
    'env!(',
    'env = "',
    'env(',
    'env:"',
    'meta.env',
    'deno.env',
    'bun.env',
    'env.fetch',
    'env.key',
    // What a worker's handler is given.
    ', env,',
    ', env)',
    'env: env',
    'c.env.',
    'envvar',
    'environmentvariable(',
    'basesettings',
    'decouple',
    // Clients of secret stores, by their modules and classes.
    'secretsmanager',
    'secrets-manager',
    'secretmanager',
    'secret-manager',
    'secret_manager',
    'keyvault',
    'key-vault',
    'decryption',
    'read_secret',
    'node-vault',
    'vault/api',
  ],
} as const satisfies Readonly<Record<string, readonly string[]>>;

/** All of them, in the order in which the engine knows them. */
export const allProgramWords: readonly string[] = [...new Set<string>(Object.values(programWords).flat())];
