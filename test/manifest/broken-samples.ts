/** Manifests that people write by mistake; what is said about each stands in golden/broken.txt. */
export const brokenSamples: Readonly<Record<string, string>> = {
  'an owner without quotes': `version: 1
identities:
  - id: npm-publish
    owner: @acme/web # the web team
    references: ["gha:secret/NPM_TOKEN"]
  - id: sonar
    owner: @acme/platform
`,
  'an owner without quotes, in braces': 'version: 1\nidentities: [{ owner: @acme/web, id: npm }]\n',
  'an owner without quotes, Windows line ends': 'version: 1\r\ndefaults:\r\n  owner: @acme/web\r\n',
  'a byte order mark before it all': '\uFEFFversion: 1\nowner: "@acme/web"\n',
  'a tab': 'version: 1\nidentities:\n\t- id: npm\n',
  'a bracket that stays open': 'version: 1\nidentities:\n  - id: npm\n    references: ["gha:secret/A"\n  - id: sonar\n',
  'a quote that stays open': 'version: 1\nidentities:\n  - id: "npm\n    owner: me\n',
  'a crooked line': 'version: 1\npolicy:\n  profile: starter\n waivers: []\n',
  'a colon in a value': 'version: 1\nidentities:\n  - id: npm\n    purpose: deploy: the app\n',
  'a missing colon': 'version: 1\npolicy\nidentities: []\n',
  'a missing space': 'version:1\nidentities: []\n',
  'an apostrophe in apostrophes': "version: 1\ncomponent: 'it's'\n",
  'a backslash in quotes': 'version: 1\ncomponent: "a\\q"\n',
  'a star without quotes': 'version: 1\nidentities:\n  - id: all\n    references:\n      - *\n',
  'a tag': 'version: 1\ncomponent: !env NAME\n',
  'a dash too far left': 'version: 1\nidentities:\n  - id: npm\n - id: sonar\n',
  'a key too far right': 'version: 1\nidentities:\n  - id: npm\n      owner: me\n',
  'a merge conflict': 'version: 1\n<<<<<<< HEAD\ncomponent: a\n=======\ncomponent: b\n>>>>>>> main\n',
  nothing: '',
  'only comments': '# one day\n',
  'a list at the top': '- id: npm\n',
  'a sentence at the top': 'to do\n',
  'two documents': 'version: 1\n---\nversion: 1\n',
  'a newer version': 'version: 2\nidentities: []\n',
  'a version in quotes': 'version: "1"\n',
  'no version': 'identities: []\n',
  'too deep': `version: 1\nx-deep: ${'['.repeat(150)}${']'.repeat(150)}\n`,
  'keys that do not exist': `version: 1
exceptions: []
profile: strict
include: ["infra/*.yaml"]
x-own: { anything: goes }
colour: red
policy:
  profil: strict
identities:
  - id: npm
    expiry: 2031-01-31
    neverBecause: it is public
    references: [{ key: "gha:secret/A", env: [prod], path: x }]
`,
  'keys that stand twice': `version: 1
version: 1
owners: { web: "@acme/web", web: "@acme/shop" }
identities:
  - id: npm
    id: npm2
    references: ["gha:secret/A"]
`,
  'entries that miss something': `version: 1
identities:
  - owner: "@acme/web"
  - id: npm
    references:
  - id: sonar
    references: []
  - references: ["gha:secret/SONAR"]
  -
`,
  'the same id twice': `version: 1
identities:
  - { id: npm, references: ["gha:secret/A"] }
  - { id: npm, references: ["gha:secret/B"] }
`,
  'one key in two entries': `version: 1
identities:
  - { id: npm, references: ["gha:secret/NPM_TOKEN", "gha:secret/NPM_TOKEN"] }
  - { id: npm-publish, references: ["gha:secret/npm_token"] }
  - { id: all, references: ["k8s:secret/ci/*"] }
  - { id: ci, references: ["k8s:secret/ci/*"] }
`,
  'several owners': `version: 1
identities:
  - { id: npm, owner: ["@acme/web", "@acme/ops"], references: ["gha:secret/A"] }
  - { id: sonar, owner: "@acme/web, @acme/ops", references: ["gha:secret/B"] }
  - { id: codecov, owner: 17, references: ["gha:secret/C"] }
  - { id: docs, owner: "", references: ["gha:secret/D"] }
`,
  'dates that are none': `version: 1
policy: { adopt_until: 31.12.2031 }
identities:
  - { id: a1, expires: 2031-02-29, references: ["gha:secret/A"] }
  - { id: a2, expires: 2031-1-31, references: ["gha:secret/B"] }
  - { id: a3, expires: 2031-01-31T00:00:00Z, references: ["gha:secret/C"] }
  - { id: a4, expires: 20310131, references: ["gha:secret/D"] }
  - { id: a5, expires: nevr, references: ["gha:secret/E"] }
  - { id: a6, expires: [2031-01-31], references: ["gha:secret/F"] }
`,
  'references that are none': `version: 1
identities:
  - id: npm
    references: NPM_TOKEN
  - id: sonar
    references: ["\${{ secrets.SONAR }}", "gha:secret/?", "a b", 5, { note: no key }, *unknown]
`,
  'words that are none': `version: 1
policy: { profile: stict, expires_soon_days: -1, waiver_days: 400, severities: { unused: off, identity/unused: of } }
scan: { compat: [gitleak], exclude: "demo/", max_file_bytes: 1MB }
identities:
  - id: NPM
    status: propsed
    kind: api-key
    privilege: { level: write, scope: [a] }
    credential: { type: statik, value: hidden }
    rotation: 15min
    external: yes
    references: ["gha:secret/A"]
`,
  'parts of the wrong form': `version: 1
policy: starter
identities:
  npm: { owner: me }
waivers:
  - secret/aws-access-key
  - rule: secret/*
    until: soon
  - reason: none
not_identities:
  - { key: "env:PUBLIC_KEY" }
defaults: []
`,
  'text where a secret was pasted': `version: 1
identities:
  - id: npm
    references: ["${'x'.repeat(36)}"]
`,
};
