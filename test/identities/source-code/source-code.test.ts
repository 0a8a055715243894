import assert from 'node:assert/strict';
import { join } from 'node:path';
import fc from 'fast-check';
import { programWords } from '../../../scanner/identities/program-words';
import { sourceCode } from '../../../scanner/identities/source-code';
import { filesClaimed, itReadsFixtures, readingOf } from '../golden';

const FIXTURES = join(__dirname, 'fixtures');

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
      const lower = text.toLowerCase();
      const isMet = path.endsWith('.sh') || programWords['source-code'].some((word) => lower.includes(word));
      if (!isMet) assert.deepEqual(names(path, text), [], path);
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
      assert.ok(
        programWords['source-code'].some((word) => text.toLowerCase().includes(word)),
        text,
      );
    }
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
