import assert from 'node:assert/strict';
import { filled, unmarked, walked } from './examined';

/** Each row: what is shown, the file, a text with the value that must be found between << and >>. */
const found: readonly (readonly [string, string, string])[] = [
  ['YAML', 'a.yml', 'password: <<q7w8e9>>'],
  ['JSON', 'a.json', '{"password": "<<q7w8e9>>"}'],
  ['an object', 'a.js', 'f({ token: "<<q7w8e9>>", other: 1 })'],
  ['a keyword argument', 'a.py', 'connect(password="<<q7w8e9>>")'],
  ['name = value', 'a.ini', 'password = <<q7w8e9>>'],
  ['name=value', 'a.env', 'PASSWORD=<<q7w8e9>>'],
  ['a URL', 'a.md', 'see https://bob:<<q7w8e9>>@host.example/x'],
  ['a URL whose user holds @', 'a.md', 'smtp://bob@mail.example:<<q7w8e9>>@host.example'],
  ['Bearer', 'a.txt', 'Authorization: Bearer <<q7w8e9r0t1>>'],
  ['Basic, quoted', 'a.js', 'h("Authorization", "Basic <<cTd3OGU5OnI=>>")'],
  ['Token', 'a.txt', 'curl -H "Authorization: Token <<q7w8e9r0t1>>"'],
  ['token in lower case, in a header', 'a.sh', 'curl -H "Authorization: token <<q7w8e9r0t1>>" https://host.example'],
  ['Go :=', 'a.go', 'password := "<<q7w8e9>>"'],
  ['a Go byte array', 'a.go', 'key := []byte{<<1, 2, 3, 4, 50, 60, 70, 255>>}'],
  ['a Java byte array over lines', 'a.java', 'byte[] key = new byte[] {\n  <<-128, 2, 3, 4,\n  50, 60, 70, 12>>\n};'],
  ['hexadecimal bytes', 'a.c', 'key = { <<0x01, 0x02, 0x03, 0x04, 0xff, 0x10, 0x11, 0x12>> };'],
  ['an array of characters', 'a.c', 'static char password[] = "<<q7w8e9>>";'],
  ['an array with its length', 'a.c', 'char password[MAX_LENGTH] = "<<q7w8e9>>";'],
  ['IDENTIFIED BY', 'a.sql', "CREATE USER bob IDENTIFIED BY '<<q7w8e9>>';"],
  ['IDENTIFIED WITH', 'a.sql', "ALTER USER bob IDENTIFIED WITH caching_sha2_password BY '<<q7w8e9>>'"],
  ['IDENTIFIED BY in nested quotes', 'a.sql', "EXECUTE 'CREATE USER bob IDENTIFIED BY ''<<q7w8e9>>'''"],
  ['IDENTIFIED BY without quotes, as Oracle has it', 'a.sql', 'create user bob identified by <<q7w8e9>>;'],
  ['ConvertTo-SecureString', 'a.ps1', "$p = ConvertTo-SecureString '<<q7w8e9>>' -AsPlainText -Force"],
  ['ConvertTo-SecureString -String', 'a.ps1', 'ConvertTo-SecureString -String "<<q7w8e9>>" -Force'],
  ['=>', 'a.rb', ":password => '<<q7w8e9>>'"],
  ['a call', 'a.java', 'c.setPassword("<<q7w8e9>>");'],
  ['the second argument of a call', 'a.java', 'new PasswordCredential("bob", "<<q7w8e9>>")'],
  ['an option', 'a.sh', 'tool --password <<q7w8e9>> --verbose'],
  ['an option with =', 'a.sh', 'tool --password=<<q7w8e9>>'],
  ['openssl', 'a.sh', 'openssl rsa -passin pass:<<q7w8e9>> -in key'],
  ['==', 'a.py', 'if password == "<<q7w8e9>>":'],
  ['===', 'a.js', "if (token === '<<q7w8e9>>') {"],
  ['!=', 'a.go', 'if password != "<<q7w8e9>>" {'],
  ['!==', 'a.js', "token !== '<<q7w8e9>>'"],
  ['||=', 'a.rb', "password ||= '<<q7w8e9>>'"],
  ['?=', 'a.mk', 'PASSWORD ?= <<q7w8e9>>'],
  ['+=', 'a.sh', 'TOKEN+=<<q7w8e9>>'],
  ['<-', 'a.r', 'password <- "<<q7w8e9>>"'],
  ['->', 'a.php', "'password' -> '<<q7w8e9>>'"],
  ['%3D', 'a.txt', 'https://h.example/?x=1%26token%3D<<q7w8e9>>'],
  ['=3D in a mail', 'a.eml', 'token=3D<<q7w8e9>>'],
  ['curl -u', 'a.sh', 'curl -s -u bob:<<q7w8e9>> https://host.example'],
  ['curl --user over two lines', 'a.sh', 'curl -s \\\n  --user "bob:<<q7w8e9>>" https://host.example'],
  ['mysql -p', 'a.sh', 'mysql -uroot -p<<q7w8e9>> db'],
  ['a command in a string', 'a.go', 'run("mysql -uroot -p<<q7w8e9>> db")'],
  ['sshpass -p', 'a.sh', 'sshpass -p <<q7w8e9>> ssh bob@host.example'],
  ['docker login -p', 'a.sh', 'docker login -u bob -p <<q7w8e9>> registry.example.com'],
  ['a tuple', 'a.py', '("password", "<<q7w8e9>>")'],
  ['a Ruby symbol', 'a.rb', "set :password, '<<q7w8e9>>'"],
  ['prose', 'a.md', 'the password is <<q7w8e9>>.'],
  ['prose with a user', 'a.md', 'password for bob: <<q7w8e9>>'],
  ['an element', 'a.xml', '<password><<q7w8e9>></password>'],
  ['a CDATA section', 'a.xml', '<password><![CDATA[<<q7<w8e9>>]]></password>'],
  ['an attribute', 'a.xml', '<db user="bob" password="<<q7w8e9>>"/>'],
  ['name and value attributes', 'a.xml', '<add key="Password" value="<<q7w8e9>>"/>'],
  ['a form', 'a.html', '<input name="token" type="hidden" value="<<q7w8e9>>">'],
  ['a property list', 'a.plist', '<key>Password</key>\n<string><<q7w8e9>></string>'],
  ['a Kubernetes variable', 'a.yaml', '- name: DB_PASSWORD\n  value: <<q7w8e9>>'],
  ['a variable in JSON', 'a.json', '{\n  "name": "DB_PASSWORD",\n  "value": "<<q7w8e9>>"\n}'],
  ['a Terraform variable', 'a.tf', 'variable "db_password" {\n  type = string\n  default = "<<q7w8e9>>"\n}'],
  ['a template parameter', 'a.yaml', 'DBPassword:\n  Type: String\n  Default: <<q7w8e9>>'],
  ['a value on the next line', 'a.yml', 'password:\n  <<q7w8e9>>'],
  ['a folded value', 'a.yml', 'password: >-\n  <<q7w8e9>>'],
  ['a string on the next line', 'a.js', "const token =\n  '<<q7w8e9>>';"],
  ['.netrc', '.netrc', 'machine host.example login bob password <<q7w8e9>>'],
  ['a Dockerfile', 'Dockerfile', 'ENV DB_PASSWORD <<q7w8e9>>'],
  ['a connection string', 'a.cs', '"Server=db;User Id=sa;Password=<<q7w8e9>>;Timeout=3"'],
  ['a query', 'a.js', 'fetch("https://h.example/?a=1&token=<<q7w8e9>>&b=2")'],
  ['escaped JSON', 'a.sh', String.raw`-d "{\"password\": \"<<q7w8e9>>\"}"`],
  ['doubly escaped JSON', 'a.json', String.raw`"{\\\"password\\\":\\\"<<q7w8e9>>\\\"}"`],
  ['a doubled quote', 'a.sql', "password = '<<it''s>>'"],
  ['an escaped quote', 'a.js', String.raw`password = '<<it\'s8>>'`],
  ['three quotes', 'a.py', 'password = """<<q7w"8e9>>"""'],
  ['a back quote', 'a.go', 'password := `<<q7w8e9>>`'],
  ['new X(', 'a.java', 'secret = new SecretString("<<q7w8e9>>");'],
  ['[]byte(', 'a.go', 'key := []byte("<<q7w8e9>>")'],
  ['a decoder around the value', 'a.js', 'key = Buffer.from("<<q7w8e9>>", "hex")'],
  ['a decoder inside a setter', 'a.java', 'c.setCipherKey(Base64.decode("<<cTd3OGU5>>"));'],
  ['a list', 'a.json', '"tokens": ["<<q7w8e9>>"]'],
  ['{ value: }', 'a.tf', 'password = { value = "<<q7w8e9>>" }'],
  ['x ||', 'a.js', 'token = options.token || "<<q7w8e9>>"'],
  ['x ??', 'a.ts', 'token = options?.token ?? "<<q7w8e9>>"'],
  ['x or', 'a.py', 'token = given or "<<q7w8e9>>"'],
  ['a choice', 'a.php', "$token = isset($x) ? $x : '<<q7w8e9>>';"],
  ['getenv with a default', 'a.py', 'token = os.getenv("TOKEN", "<<q7w8e9>>")'],
  ['process.env ||', 'a.js', 'token = process.env.TOKEN || "<<q7w8e9>>"'],
  ['a chained look-up', 'a.java', 'TOKEN = System.getenv().getOrDefault("A_TOKEN", "<<q7w8e9>>");'],
  ['${NAME:-default}', 'a.yml', 'password: ${DB_PASSWORD:-<<q7w8e9>>}'],
  ['a type behind a colon', 'a.ts', 'const token: string = "<<q7w8e9>>"'],
  ['a lifetime', 'a.rs', 'const TOKEN: &\'static str = "<<q7w8e9>>";'],
  ['a type behind a blank', 'a.go', 'var token string = "<<q7w8e9>>"'],
  ['a flow mapping', 'a.yml', 'user: {name: bob, password: <<q7w8e9>>}'],
  ['YAML inside a raw string', 'a_test.go', 'x := `\nusers: [{user: bob, password: <<qwevrt>>}]\n`'],
  ['a properties file, to the end of the line', 'a.properties', 'db.password=<<a,b;c7>>'],
  ['a language other than English', 'a.py', 'passwort = ""\nkennwort = "<<q7w8e9>>"'],
  ['Chinese', 'a.txt', '密码: <<q7w8e9>>'],
  ['Russian', 'a.ini', 'пароль = <<q7w8e9>>'],
  ['a line break escaped at its end', 'a.js', String.raw`token = "<<q7w8e9>>\n"`],
];

/** Each row: what is shown, the file, a text in which the marked value must not be a candidate. */
const passedOver: readonly (readonly [string, string, string])[] = [
  ['::', 'a.cpp', 'password::<<q7w8e9>>'],
  ['://', 'a.txt', 'key://<<q7w8e9>>'],
  ['a comma without a quote before it', 'a.py', 'f(password, "<<q7w8e9>>")'],
  ['> outside a tag', 'a.c', 'if (token > "<<q7w8e9>>")'],
  ['a URL password with a slash', 'a.md', 'https://bob:<<q7/w8e9>>@host.example'],
  ['Bearer and less than eight characters', 'a.txt', 'Bearer <<q7w8e9r>>'],
  ['token as a word of prose', 'a.txt', 'each token <<q7w8e9r0t1>> is read'],
  ['pass as a verb', 'a.txt', "pass '<<q7w8e9>>' on"],
  ['identified by in prose', 'a.txt', 'rows are identified by <<q7w8e9>> alone'],
  ['seven bytes', 'a.go', 'key := []byte{<<1, 2, 3, 4, 50, 60, 70>>}'],
  ['numbers over 255', 'a.go', 'key := []int{<<1, 2, 3, 4, 50, 60, 70, 256>>}'],
  ['an option behind an option', 'a.sh', 'tool --password --<<q7w8e9>>'],
  ['mysql -p with a blank: it will ask', 'a.sh', 'mysql -u root -p <<q7w8e9>>'],
  ['a tool in the words of a program', 'a.go', '// go run mysql -p<<q7w8e9>> x'],
  ['login without docker', 'a.sh', 'tool login -p <<q7w8e9>>'],
  ['-u of another tool', 'a.sh', 'tar -u bob:<<q7w8e9>>'],
  ['white space and two words', 'a.conf', 'token <<q7w8e9>> other'],
  ['white space in code', 'a.ts', 'declare token <<q7w8e9>>'],
  ['two hops', 'a.yml', 'password:\n\n  <<q7w8e9>>'],
  ['a case label', 'a.c', 'case token:\n  <<q7w8e9>>;'],
  ['an expression', 'a.ts', 'token = <<config>>.get(x)'],
  [
    'the name of the variable that is looked up, where a default follows',
    'a.py',
    'token = os.getenv("<<TOKEN_NAME>>", "x7")',
  ],
  ['=3D in code', 'a.ts', 'token =3D<<q7w8e9>>'],
  ['a key whose value is a block', 'a.tf', 'variable "db_password" {\n  default = {\n    <<q7w8e9>> = 1\n  }\n}'],
  ['value without a name before it', 'a.yaml', 'other: 1\nvalue: <<q7w8e9>>'],
  ['value beside a harmless name', 'a.yaml', '- title: x\n  value: <<q7w8e9>>'],
  ['an element of a property list that is no string', 'a.plist', '<key>Password</key>\n<date><<q7w8e9>></date>'],
  ['the realm of Basic', 'a.txt', 'WWW-Authenticate: Basic realm="<<q7w8e9 r0>>"'],
  ['a PEM header', 'a.txt', '-----BEGIN PRIVATE KEY-----\n<<q7w8e9>>'],
];

describe('the walk from a name to its value', () => {
  for (const [title, path, marked] of found) {
    it(`finds exactly the value: ${title}`, () => {
      const { text, value } = unmarked(marked);
      assert.ok(
        walked(text, path).some((candidate) => candidate.value === value),
        JSON.stringify(walked(text, path)),
      );
    });
  }
  for (const [title, path, marked] of passedOver) {
    it(`passes over ${title}`, () => {
      const { text, value } = unmarked(marked);
      assert.deepEqual(
        walked(text, path).filter((candidate) => candidate.value === value),
        [],
      );
    });
  }

  it('says that a default is one', () => {
    const [first] = walked(filled('to^ken = os.getenv("TOKEN", "q7w8e9")'), 'a.py');
    assert.deepEqual([first?.value, first?.isDefault], ['q7w8e9', true]);
  });

  it('takes the dash of a shell’s default for a part of the operator', () => {
    const values = walked('url: db://${DB_PASSWORD:-%A6}'.replace('%A6', 'q7w8e9'), 'a.yml').map(({ value }) => value);
    assert.deepEqual(values, ['q7w8e9']);
  });

  it('gives the credential behind a scheme once', () => {
    assert.deepEqual(
      walked(filled('"Authorization": "Bea^rer q7w8e9r0t1"'), 'a.json').map(({ joint, value }) => [joint, value]),
      [
        ['scheme', 'q7w8e9r0t1'],
        ['scheme', 'q7w8e9r0t1'],
      ],
    );
  });

  it('tells how a value is written', () => {
    const writings: Readonly<Record<string, string>> = {
      'to^ken = "q7"': 'quoted',
      'to^ken = q7w8': 'in-code',
      '"a;to^ken=q7w8;b"': 'in-string',
      '// to^ken = q7w8': 'bare',
    };
    for (const [text, writing] of Object.entries(writings))
      assert.equal(walked(filled(text))[0]?.writing, writing, text);
  });
});
