import assert from 'node:assert/strict';
import { join } from 'node:path';
import fc from 'fast-check';
import { sourceCode } from '../../../scanner/identities/source-code';
import { createSecretScanner } from '../../../scanner/secrets';
import { readerOf } from '../../../scanner/text';
import { filesClaimed, itReadsFixtures, readingOf } from '../golden';

const FIXTURES = join(__dirname, 'fixtures');

const scanner = createSecretScanner();

const wordsMet = (path: string, text: string): readonly string[] =>
  scanner.scan(path, readerOf(new TextEncoder().encode(text))).words;

/** Whether the engine meets a word of a source in it. */
const isMet = (path: string, text: string): boolean => wordsMet(path, text).length > 0;

/** What is read by one that is told what the engine met. */
const namesToldOf = (path: string, text: string): readonly string[] =>
  sourceCode
    .resolve(new Map([[path, sourceCode.read(path, text, wordsMet(path, text))]]), () => undefined)
    .references.map(({ key }) => key);

const names = (path: string, text: string): readonly string[] =>
  readingOf(sourceCode, new Map([[path, text]])).references.map(({ key }) => key);

describe('credentials that programs read', () => {
  itReadsFixtures(sourceCode, FIXTURES);

  it('are nothing that must be declared outside the strict profile', () => {
    const { references } = readingOf(sourceCode, filesClaimed(sourceCode, FIXTURES));
    assert.ok(references.length > 50);
    for (const { duty, key } of references) assert.equal(duty, 'found', key);
  });

  it('are read only where the program holds a word that the engine looks for', () => {
    for (const [path, text] of filesClaimed(sourceCode, FIXTURES)) {
      if (path.endsWith('.sh')) continue;
      assert.deepEqual(namesToldOf(path, text), names(path, text), path);
      if (!isMet(path, text)) assert.deepEqual(names(path, text), [], path);
    }
    // Each way of writing it alone.
    for (const [path, text] of [
      ['a.ts', 'const { API_TOKEN } = process.env'],
      ['a.ts', 'import.meta.env.API_TOKEN'],
      ['a.ts', 'Deno.env.get("API_TOKEN")'],
      ['a.ts', 'Bun.env.API_TOKEN'],
      ['a.ts', 'export default { fetch(request, env) { return env.API_TOKEN; } }'],
      ['a.ts', 'export default { fetch(request: Request, env: Env) { return env.API_TOKEN; } }'],
      ['a.ts', 'import x from "hono"; c.env.API_TOKEN'],
      ['a.py', 'environ.get("API_TOKEN")'],
      ['a.py', 'os.environ["API_TOKEN"]'],
      ['a.py', 'os.getenv("API_TOKEN")'],
      ['a.go', 'os.LookupEnv("API_TOKEN")'],
      ['a.go', 'x string `env:"API_TOKEN"`'],
      ['a.go', 'EnvVars: []string{"API_TOKEN"}'],
      ['a.go', 'viper.BindEnv("a", "API_TOKEN")'],
      ['a.kt', 'providers.environmentVariable("API_TOKEN")'],
      ['a.cs', 'Environment.GetEnvironmentVariable("API_TOKEN")'],
      ['a.rb', "ENV['API_TOKEN']"],
      ['a.rb', "ENV.fetch('API_TOKEN')"],
      ['a.php', "$_ENV['API_TOKEN']"],
      ['a.rs', 'env::var("API_TOKEN")'],
      ['a.rs', 'option_env!("API_TOKEN")'],
      ['a.rs', '#[arg(long, env = "API_TOKEN")]'],
    ] as const) {
      assert.deepEqual(names(path, text), ['env:API_TOKEN'], text);
      assert.ok(isMet(path, text), text);
    }
  });

  it('are found by the names of what takes them, wherever these come from', () => {
    for (const [path, text, key] of [
      [
        'A.java',
        'import org.springframework.beans.factory.annotation.Value;\n@Value("${a.password}")',
        'spring:property/a.password',
      ],
      [
        'A.kt',
        'import x.properties.ConfigurationProperties\n@ConfigurationProperties("a") class A(val apiKey: String)',
        'spring:property/a.api-key',
      ],
      ['A.cs', 'builder.Configuration["A:ApiKey"]', 'dotnet:setting/A:ApiKey'],
      ['A.cs', '_configuration["A:ApiKey"]', 'dotnet:setting/A:ApiKey'],
      ['A.cs', '_configuration.GetValue<string>("A:ApiKey")', 'dotnet:setting/A:ApiKey'],
      ['A.cs', 'x.GetConnectionString("A")', 'dotnet:setting/ConnectionStrings:A'],
      ['a.ts', 's3({ accessKeyId: c.id, secretAccessKey: c.key })', 'code:a.ts#aws'],
      ['a.py', 'f(aws_access_key_id=c.id, aws_secret_access_key=c.key)', 'code:a.py#aws'],
      ['A.java', 'new BasicAWSCredentials(c.id, c.key)', 'code:A.java#aws'],
      ['A.kt', 'AwsBasicCredentials.create(c.id, c.key)', 'code:A.kt#aws'],
      ['a.go', 'awsCredentials.NewStaticCredentials(id, key, "")', 'code:a.go#aws'],
      ['a.rb', 'Aws::Credentials.new(id, key)', 'code:a.rb#aws'],
      ['A.cs', 'new ClientSecretCredential(a, b, c)', 'code:A.cs#azure'],
      ['a.go', 'azidentity.NewClientSecretCredential(a, b, c, nil)', 'code:a.go#azure'],
      ['a.ts', 'new AzureKeyCredential(key)', 'code:a.ts#azure'],
      ['a.ts', 'new StorageSharedKeyCredential(account, key)', 'code:a.ts#azure'],
      ['a.go', 'azblob.NewSharedKeyCredential(account, key)', 'code:a.go#azure'],
      ['a.py', 'service_account.Credentials.from_service_account_file("a.json")', 'code:a.py#gcp'],
      ['a.py', 'ServiceAccountCredentials.from_json_keyfile_name("a.json")', 'code:a.py#gcp'],
      ['A.java', 'GoogleCredentials.fromStream(in)', 'code:A.java#gcp'],
      ['A.cs', 'GoogleCredential.FromFile("a.json")', 'code:A.cs#gcp'],
      ['a.go', 'option.WithCredentialsFile("a.json")', 'code:a.go#gcp'],
      ['a.ts', "new Storage({ keyFilename: 'a.json' })", 'code:a.ts#gcp'],
      ['a.ts', "admin.credential.cert('a.json')", 'code:a.ts#gcp'],
      ['a.py', 'firebase_admin.credentials.Certificate("a.json")', 'code:a.py#gcp'],
      ['a.py', 'client.secrets.resolve("op://vault/item/field")', 'secretref:op/vault/item'],
      ['a.ts', 'stripe.webhooks.constructEvent(a, b, secret)', 'code:a.ts#stripe-webhook'],
      ['a.ts', 'stripe.webhooks.constructEvent(a, b, env.STRIPE_SIGNING)', 'env:STRIPE_SIGNING'],
      ['a.rb', 'Stripe::Webhook.construct_event(a, b, secret)', 'code:a.rb#stripe-webhook'],
      ['a.go', 'webhook.ConstructEvent(a, b, secret) // stripe', 'code:a.go#stripe-webhook'],
      ['a.ts', "import '@octokit/webhooks';\nnew Webhooks({ secret })", 'code:a.ts#github-webhook'],
      ['a.py', 'App(token=t, signing_secret=s)  # slack', 'code:a.py#slack-webhook'],
      ['a.php', "$request->header('X-Hub-Signature-256') // github", 'code:a.php#github-webhook'],
      ['a.rb', "request.env['HTTP_X_GITLAB_TOKEN'] # X-Gitlab-Token", 'code:a.rb#gitlab-webhook'],
      ['a.py', 'from langchain.agents import create_agent\ncreate_agent(model, name="a")', 'agent:a'],
      ['a.py', 'from crewai.tools import tool\nfrom crewai import Agent\nAgent(role="a")', 'agent:a'],
      ['a.py', 'from autogen_agentchat.agents import AssistantAgent\nAssistantAgent("a")', 'agent:a'],
      ['a.ts', "import { Agent } from '@openai/agents';\nnew Agent({ name: 'a' })", 'agent:a'],
      ['A.cs', 'using Microsoft.SemanticKernel;\nnew ChatCompletionAgent { Name = "a" }', 'agent:a'],
      [
        'a.py',
        'from claude_agent_sdk import ClaudeAgentOptions\nClaudeAgentOptions(permission_mode="acceptEdits")',
        'code:a.py#claude-agent-sdk',
      ],
      ['a.py', 'from openai import OpenAI\nOpenAI().chat.completions.create(a)', 'env:OPENAI_API_KEY'],
      ['a.ts', "import Anthropic from '@anthropic-ai/sdk';\nnew Anthropic()", 'env:ANTHROPIC_API_KEY'],
      ['a.py', 'from mcp.server.fastmcp import FastMCP\nFastMCP("a")', 'mcp:server/a'],
      ['a.go', 'import "github.com/mark3labs/mcp-go/server"\nserver.NewMCPServer("a", "1")', 'mcp:server/a'],
      ['a.py', 'StdioServerParameters(command="uvx", args=["a"])', 'mcp:server/a'],
    ] as const) {
      assert.deepEqual(names(path, text), [key], text);
      assert.deepEqual(namesToldOf(path, text), [key], text);
    }
  });

  it('takes no key of a cache for a reference of 1Password', () => {
    assert.deepEqual(names('a.go', 'p.cache.Get("op://vault/item|property")'), []);
    assert.deepEqual(names('a.go', 'p.cache.Get("op://vault/item/field")'), ['secretref:op/vault/item']);
  });

  it('are none of a session, of a type, of a definition, of what shows where one goes', () => {
    for (const [path, text] of [
      ['a.ts', 's3({ secretAccessKey: c.key, sessionToken: c.token })'],
      ['a.ts', 'interface A { secretAccessKey: string; }'],
      ['a.ts', "s3({ secretAccessKey: 'YOUR_SECRET' })"],
      ['a.py', "s3(aws_secret_access_key='   ')"],
      ['a.py', 'class A:\n    def f(aws_secret_access_key: str, other):'],
      ['a.go', 'credentials.NewStaticCredentialsProvider(id, key, token)'],
      ['a.go', 'func NewStaticCredentials(id, key, token string) {}'],
      ['a.py', 'from openai import OpenAI\nOpenAI(api_key=key)'],
      ['a.py', 'from openai import AzureOpenAI\nAzureOpenAI(azure_ad_token_provider=provider)'],
      ['A.java', '// @Value("${a.password}")'],
      ['A.java', '@Value("${a.max-tokens}")'],
      ['a.ts', 'new Agent({ name: "a" })'],
    ] as const)
      assert.deepEqual(names(path, text), [], text);
  });

  it('are none of what only sounds like one', () => {
    for (const name of ['MAX_TOKENS', 'CSRF_TOKEN', 'TOKEN_URL', 'CACHE_KEY', 'NODE_ENV', 'PUBLIC_KEY', 'AWS_REGION'])
      assert.deepEqual(names('a.ts', `process.env.${name}`), [], name);
  });

  it('are none where the variable is set, not read', () => {
    for (const [path, text] of [
      ['a.ts', "process.env.API_TOKEN = 'x'"],
      ['a.ts', 'delete process.env.API_TOKEN;'],
      ['a.py', 'os.environ["API_TOKEN"] = "x"'],
      ['a.py', 'del os.environ["API_TOKEN"]'],
      ['a.rb', 'ENV["API_TOKEN"] = "x"'],
    ] as const)
      assert.deepEqual(names(path, text), [], text);
    for (const text of ["process.env.API_TOKEN === 'x'", 'process.env.API_TOKEN => 1', 'x = process.env.API_TOKEN'])
      assert.deepEqual(names('a.ts', text), ['env:API_TOKEN'], text);
    assert.deepEqual(names('a.rb', 'ENV["API_TOKEN"] ||= "x"'), ['env:API_TOKEN']);
  });

  it('are a user and no session where a session is only one of two ways', () => {
    const text = ['ACCESS_KEY_ID', 'SECRET_ACCESS_KEY', 'SESSION_TOKEN']
      .map((name) => `os.Getenv("AWS_${name}")`)
      .join();
    assert.deepEqual(
      readingOf(sourceCode, new Map([['a.go', text]])).references.map(
        ({ kind, credential }) => `${kind} ${credential}`,
      ),
      ['iam_user static', 'iam_user static', 'iam_role ephemeral'],
    );
  });

  it('are none in a script that only writes the name', () => {
    assert.deepEqual(names('a.sh', 'echo "curl -H \\$API_TOKEN \\${OTHER_TOKEN}"'), []);
  });

  it('have the name of the stored secret alone', () => {
    const parameter = 'Name: "arn:aws:ssm:eu-west-1:111122223333:parameter/my/key", WithDecryption: true';
    assert.deepEqual(names('a.ts', parameter), ['secretref:ssm/my/key']);
    assert.deepEqual(names('a.go', '"github.com/hashicorp/vault/api"; c.Logical().Read("auth/token/lookup-self")'), []);
    assert.deepEqual(names('a.py', 'secretsmanager; get_secret_value(SecretId="prod/PUBLIC_KEY_ASCII")'), []);
  });

  it('never leave the text, whatever it is made of', () => {
    const piece = fc.constantFrom(
      ...[
        'process.env',
        '.API_KEY',
        '["API_KEY"]',
        'const {',
        ' A_TOKEN',
        ',',
        '} = process.env',
        'parse(process.env)',
      ],
      ...[
        'A_TOKEN: z.string()',
        'os.getenv(',
        '"A_TOKEN"',
        ')',
        'class S(BaseSettings):\n',
        '    a_token: str\n',
        '\n',
      ],
      ...['env_prefix="X_"', 'ENV[', "'A_TOKEN'", ']', '$A_TOKEN', 'export A_TOKEN=', '// ', '# ', '`env:"A_TOKEN"`'],
      ...[
        'secretsmanager',
        'SecretId: "a/b"',
        'Name: "/x", WithDecryption',
        '"projects/a/secrets/b"',
        '\u{1F511}',
        '{',
      ],
      ...[
        'new BasicAWSCredentials(',
        'aws_secret_access_key=',
        'secretAccessKey: ',
        'ClientSecretCredential(',
        'x.y, ',
      ],
      ...[
        'from_service_account_file(',
        'stripe',
        '.constructEvent(a, b, ',
        'createHmac("sha256", ',
        '"x-hub-signature"',
      ],
      ...[
        'langchain ',
        'create_react_agent(',
        'from agents import Agent\n',
        'Agent(',
        'name=',
        '"n"',
        'import openai\n',
      ],
      ...[
        'OpenAI(',
        'mcp.server ',
        'FastMCP(',
        'StdioServerParameters(',
        'command="npx", args=["-y", "p"]',
        'env={"A_TOKEN": ',
      ],
      ...[
        '@Value("${',
        'a.password',
        '}")',
        '@ConfigurationProperties("a") class X { String apiKey;',
        'Configuration["A:Key"',
      ],
      ...['"op://a/b/c"', '"arn:aws:secretsmanager:::secret:a"', ');\n', '\n'],
    );
    const path = fc.constantFrom('a.ts', 'a.py', 'a.go', 'A.java', 'a.cs', 'a.rb', 'a.php', 'a.rs', 'a.sh');
    fc.assert(
      fc.property(path, fc.array(piece, { maxLength: 60 }), (file, pieces) => {
        const text = pieces.join('');
        for (const { place } of readingOf(sourceCode, new Map([[file, text]])).references) {
          assert.ok(place.range.start < place.range.end && place.range.end <= text.length);
          assert.ok(place.range.start >= 0);
        }
      }),
    );
  });
});
