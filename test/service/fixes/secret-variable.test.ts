import assert from 'node:assert/strict';
import { stripeKey } from '../../scan/memory';
import { faultsIn, fixed, offersIn } from './offered';

const SECRET = stripeKey();

/** What stands around the secret, `KEY`, before and after; nothing after: nothing may be offered. */
type Row = readonly [path: string, before: string, after?: string];

const ROWS: readonly Row[] = [
  [
    'src/pay.js',
    "const stripe = new Stripe('KEY', { retries: 2 });\n",
    'const stripe = new Stripe(process.env.STRIPE_API_KEY, { retries: 2 });\n',
  ],
  [
    'src/pay.ts',
    'const paySecretKey = "KEY"; // for now\n',
    'const paySecretKey = process.env.PAY_SECRET_KEY; // for now\n',
  ],
  [
    'src/pay.ts',
    'const h = { Authorization: "Bearer KEY" };\n',
    'const h = { Authorization: `Bearer ${process.env.STRIPE_API_KEY}` };\n',
  ],
  [
    'src/pay.ts',
    'const h = `Bearer ${scheme("x")} KEY`;\n',
    'const h = `Bearer ${scheme("x")} ${process.env.STRIPE_API_KEY}`;\n',
  ],
  ['src/pay.ts', "const a = 'x' + 'KEY' + `y`;\n", "const a = 'x' + process.env.STRIPE_API_KEY + `y`;\n"],
  ['src/pay.ts', "if (/['\"]/.test(a)) use('KEY');\n", 'if (/[\'"]/.test(a)) use(process.env.STRIPE_API_KEY);\n'],
  ['src/pay.ts', "const map = { 'KEY': 1 };\n"],
  ['src/pay.tsx', 'const a = <Pay apiKey="KEY" />;\n'],
  ['src/pay.js', '// const key = "KEY"\n'],
  ['src/pay.ts', "const q = 'a `b` KEY';\n"],
  [
    'pay.py',
    '"""What it does."""\nkey = "KEY"\n',
    '"""What it does."""\nimport os\n\nkey = os.environ["STRIPE_KEY"]\n',
  ],
  [
    'pay.py',
    'import json\n\nh = {"Authorization": "Bearer KEY"}\n',
    'import os\nimport json\n\nh = {"Authorization": f"Bearer {os.environ[\'STRIPE_API_KEY\']}"}\n',
  ],
  ['pay.py', "import os\nh = f'{x} KEY'\n", 'import os\nh = f\'{x} {os.environ["STRIPE_API_KEY"]}\'\n'],
  ['pay.py', 'h = "{} KEY".format(x)\n'],
  ['pay.py', 'h = "KEY" "more"\n'],
  ['pay.py', 'h = b"KEY"\n'],
  [
    'pay.go',
    'package pay\n\nimport (\n\t"fmt"\n\t"strings"\n)\n\nconst stripeKey = "KEY"\n',
    'package pay\n\nimport (\n\t"fmt"\n\t"os"\n\t"strings"\n)\n\nvar stripeKey = os.Getenv("STRIPE_KEY")\n',
  ],
  [
    'pay.go',
    'package pay\n\nfunc f() { use("Bearer KEY") }\n',
    'package pay\n\nimport "os"\n\nfunc f() { use("Bearer " + os.Getenv("STRIPE_API_KEY")) }\n',
  ],
  ['pay.go', 'package pay\n\nconst (\n\ta = "KEY"\n)\n'],
  [
    'Pay.java',
    'class Pay {\n  private static final String API_KEY = "KEY";\n}\n',
    'class Pay {\n  private static final String API_KEY = System.getenv("STRIPE_API_KEY");\n}\n',
  ],
  [
    'Pay.java',
    'class Pay {\n  int n = ("Bearer KEY".length());\n}\n',
    'class Pay {\n  int n = (("Bearer " + System.getenv("STRIPE_API_KEY")).length());\n}\n',
  ],
  ['Pay.java', 'class Pay {\n  @Value("KEY") String key;\n}\n'],
  ['Pay.kt', 'const val API_KEY = "KEY"\n', 'val API_KEY = System.getenv("STRIPE_API_KEY")\n'],
  ['Pay.kt', 'val h = "Bearer KEY"\n', 'val h = "Bearer ${System.getenv("STRIPE_API_KEY")}"\n'],
  [
    'Pay.cs',
    'class Pay {\n  private const string ApiKey = "KEY";\n}\n',
    'class Pay {\n  private static readonly string ApiKey = System.Environment.GetEnvironmentVariable("STRIPE_API_KEY");\n}\n',
  ],
  [
    'Pay.cs',
    'class Pay {\n  string H = $"Bearer {x} KEY!";\n}\n',
    'class Pay {\n  string H = $"Bearer {x} " + System.Environment.GetEnvironmentVariable("STRIPE_API_KEY") + $"!";\n}\n',
  ],
  ['Pay.cs', 'class Pay {\n  void F(string key = "KEY") {}\n}\n'],
  ['pay.rb', "Stripe.api_key = 'KEY'\n", "Stripe.api_key = ENV.fetch('STRIPE_API_KEY')\n"],
  [
    'pay.rb',
    "h = { 'Authorization' => 'Bearer KEY' }\n",
    'h = { \'Authorization\' => "Bearer #{ENV.fetch("STRIPE_API_KEY")}" }\n',
  ],
  ['pay.rb', "h = { 'KEY' => 1 }\n"],
  [
    'pay.php',
    "<p>Don't</p>\n<?php\n$config = ['stripe_secret' => 'KEY'];\n",
    "<p>Don't</p>\n<?php\n$config = ['stripe_secret' => getenv('STRIPE_SECRET')];\n",
  ],
  ['pay.php', '<?php\n$h = "Bearer KEY";\n', '<?php\n$h = "Bearer " . getenv(\'STRIPE_API_KEY\');\n'],
  ['pay.php', "<?php\nclass Pay {\n  private $key = 'KEY';\n}\n"],
  [
    'pay.rs',
    'let key = "KEY".to_string();\n',
    'let key = std::env::var("STRIPE_KEY").expect("STRIPE_KEY is not set");\n',
  ],
  [
    'pay.rs',
    'fn f<\'a>() { call("Bearer KEY") }\n',
    'fn f<\'a>() { call(&format!("Bearer {}", std::env::var("STRIPE_API_KEY").expect("STRIPE_API_KEY is not set"))) }\n',
  ],
  ['pay.rs', 'const KEY_NAME: &str = "KEY";\n'],
  ['pay.rs', 'println!("KEY");\n'],
  ['pay.sh', '#!/bin/sh\nexport STRIPE_API_KEY=KEY\n', '#!/bin/sh\nexport STRIPE_API_KEY="${STRIPE_API_KEY:?}"\n'],
  ['pay.sh', "curl -u 'KEY:' https://example.com\n", "curl -u ''\"${STRIPE_API_KEY:?}\"':' https://example.com\n"],
  [
    'pay.sh',
    'curl -H "Authorization: Bearer KEY" https://example.com\n',
    'curl -H "Authorization: Bearer ${STRIPE_API_KEY:?}" https://example.com\n',
  ],
  ['pay.sh', "cat <<'EOF'\nkey=KEY\nEOF\n"],
  [
    'docker-compose.yml',
    'services:\n  pay:\n    environment:\n      STRIPE_API_KEY: KEY\n',
    'services:\n  pay:\n    environment:\n      STRIPE_API_KEY: ${STRIPE_API_KEY:?}\n',
  ],
  ['src/main/resources/application.yml', 'stripe:\n  api-key: "KEY"\n', 'stripe:\n  api-key: "${STRIPE_API_KEY}"\n'],
  ['values.yaml', 'stripe:\n  key: KEY\n'],
  [
    'appsettings.json',
    '{\n  "Stripe": { "ApiKey": "KEY" } // ours\n}\n',
    '{\n  "Stripe": { "ApiKey": "" } // ours\n}\n',
  ],
  ['config.json', '{ "stripeKey": "KEY" }\n'],
  ['Dockerfile', 'FROM node:22\nENV STRIPE_API_KEY=KEY\nRUN make\n', 'FROM node:22\nRUN make\n'],
  ['Dockerfile', 'FROM node:22\nARG STRIPE_API_KEY=KEY\n', 'FROM node:22\nARG STRIPE_API_KEY\n'],
  [
    'Dockerfile',
    'FROM node:22\nRUN pay --key "KEY"\n',
    'FROM node:22\nRUN --mount=type=secret,id=stripe_api_key,env=STRIPE_API_KEY pay --key "${STRIPE_API_KEY}"\n',
  ],
  [
    'main.tf',
    'resource "pay" "x" {\n  stripe_key = "KEY" # ours\n}\n',
    'resource "pay" "x" {\n  stripe_key = var.stripe_key # ours\n}\n',
  ],
  ['main.tf', 'locals {\n  header = "Bearer KEY"\n}\n', 'locals {\n  header = "Bearer ${var.stripe_api_key}"\n}\n'],
  [
    'main.tf',
    'variable "key" {\n  type    = string\n  default = "KEY"\n}\n',
    'variable "key" {\n  type    = string\n  sensitive = true\n}\n',
  ],
  ['main.tf', 'terraform {\n  backend "x" {\n    key = "KEY"\n  }\n}\n'],
  ['prod.tfvars', 'region = "eu"\nkey    = "KEY"\n', 'region = "eu"\n'],
  ['application.properties', 'stripe.api-key=KEY\n', 'stripe.api-key=${STRIPE_API_KEY}\n'],
  ['gradle.properties', 'stripeKey=KEY\n'],
];

// What the program puts into its environment itself.
const PUT: readonly Row[] = [
  ['pay.rb', "ENV['STRIPE_API_KEY'] = 'KEY'\n"],
  ['pay.js', "process.env.STRIPE_API_KEY = 'KEY';\n"],
  ['pay.go', 'package pay\n\nfunc f() { os.Setenv("STRIPE_API_KEY", "KEY") }\n'],
];

describe('a secret in the code', () => {
  for (const [path, before, after] of [...ROWS, ...PUT]) {
    for (const lineBreak of ['\n', '\r\n']) {
      const name = `${path}: ${before.trim().replaceAll('\n', ' ')}${lineBreak === '\n' ? '' : ', with CRLF'}`;
      it(`${after === undefined ? 'stays where nothing else is sure to work' : 'comes from a variable'}: ${name}`, () => {
        const written = before.replaceAll('\n', lineBreak);
        const at = keyAt(written);
        const files = { [path]: written.slice(0, at) + SECRET + written.slice(at + 3) };
        const all = offersIn(files);
        assert.ok(
          all.some(({ fix }) => fix.id === 'secret/revoke'),
          'is found',
        );
        const offers = all.filter(({ fix }) => fix.id === 'secret/variable');
        if (after === undefined) {
          assert.deepEqual(offers, []);
          return;
        }
        const [offer] = offers;
        assert.ok(offer, 'offered');
        const result = fixed(files, offer.fix);
        assert.equal(result[path], after.replaceAll('\n', lineBreak));
        assert.deepEqual(
          faultsIn(result).filter((fault) => fault.startsWith('secret/')),
          [],
        );
        for (const said of [offer.fix.title, offer.fix.note ?? '']) assert.ok(!said.includes(SECRET));
      });
    }
  }
});

/** The first `KEY` that is no part of a name. */
function keyAt(text: string): number {
  return /(?<![A-Z_])KEY(?![A-Z_])/.exec(text)?.index ?? -1;
}
