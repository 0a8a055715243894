/** Clients of secret stores, by their modules and classes. */
const storeWords = [
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
] as const;

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
    ...storeWords,
  ],
} as const satisfies Readonly<Record<string, readonly string[]>>;

/** All of them, in the order in which the engine knows them. */
export const allProgramWords: readonly string[] = [...new Set<string>(Object.values(programWords).flat())];

/** What the parts of a source that reads programs look for, each by itself. */
const nameGroups = {
  // Properties of Spring's and settings of .NET's.
  settings: [
    'annotation.Value',
    'ConfigurationProperties',
    'configuration[',
    'Configuration[',
    'configuration.Get',
    'Configuration.Get',
    'GetConnectionString',
  ],
  // Static keys handed to the makers' clients.
  staticKeys: [
    'secretAccessKey',
    'secret_access_key',
    'BasicAWSCredentials',
    'AwsBasicCredentials',
    'NewStaticCredentials',
    'Aws::Credentials',
    'ClientSecretCredential',
    'NewClientSecretCredential',
    'UsernamePasswordCredential',
    'AzureKeyCredential',
    'SharedKeyCredential',
    'StorageSharedKeyCredential',
    'NewSharedKeyCredential',
    'from_service_account',
    'from_json_keyfile',
    'ServiceAccountCredentials',
    'GoogleCredentials.from',
    'GoogleCredential.From',
    'WithCredentialsFile',
    'WithCredentialsJSON',
    'keyFilename',
    'credential.cert',
    'credentials.Certificate',
  ],
  // References to what a store keeps.
  references: ['op://', 'get-secret-value'],
  // How others prove that a webhook's call is theirs.
  webhooks: [
    'x-hub-signature',
    'X-Hub-Signature',
    'X_HUB_SIGNATURE',
    'X_SLACK_SIGNATURE',
    'X_GITLAB_TOKEN',
    'X_SHOPIFY_HMAC',
    'SignatureVerifier',
    'octokit/webhooks',
    'constructEvent',
    'ConstructEvent',
    'construct_event',
    'x-slack-signature',
    'X-Slack-Signature',
    'signingSecret',
    'signing_secret',
    'x-gitlab-token',
    'X-Gitlab-Token',
    'x-shopify-hmac',
    'X-Shopify-Hmac',
  ],
  // Agents, what they are made with, and the servers that they use.
  agents: [
    'langchain',
    'langgraph',
    'crewai.',
    'crewai_',
    'autogen',
    'openai/agents',
    'semantic_kernel',
    'SemanticKernel',
    'claude_agent_sdk',
    'claude-agent-sdk',
    'modelcontextprotocol',
    'mcp.server',
    'mark3labs/mcp-go',
    'StdioServerParameters',
    'StdioClientTransport',
    'MCPServerStdio',
    'chat.completions',
    'responses.create',
    'messages.create',
    'anthropic-ai/sdk',
    'ai-sdk/',
    'google.generativeai',
    'google/generative-ai',
    'google/genai',
  ],
} as const satisfies Readonly<Record<string, readonly string[]>>;

/**
 * The same for names that are long enough to be found as tokens' beginnings are, which costs next to nothing however many there
 * are: at the start of a word, in this case alone, and only where twelve signs of a token stand from there on.
 */
export const programNames = {
  'source-code': Object.values(nameGroups).flat(),
} satisfies Readonly<Record<string, readonly string[]>>;

/** All of them, in the order in which the engine knows them. */
export const allProgramNames: readonly string[] = [...new Set<string>(Object.values(programNames).flat())];

/** Of the words and names that the engine met, those of one subject. */
export const codeSubjects = {
  stores: new Set<string>([...storeWords, ...nameGroups.references]),
  settings: new Set<string>(nameGroups.settings),
  staticKeys: new Set<string>(nameGroups.staticKeys),
  webhooks: new Set<string>(nameGroups.webhooks),
  agents: new Set<string>(nameGroups.agents),
} as const;
