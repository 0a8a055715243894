// A workspace of many files as a team has one: mostly programs, some that name machine identities, an nhi.yaml that declares
// a part of them. Made anew by each run, the same each time; no secret in it.
import { mkdirSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { ordinarySource } from './corpus.mjs';

/** Distinct texts of programs; more would only take longer to make. */
const TEXTS = 200;
const PROGRAM_BYTES = 6000;
/** Of a thousand files so many are of a kind that names identities. */
const KINDS = [
  [20, (at) => [`.github/workflows/job-${at}.yml`, workflow(at)]],
  [30, (at) => [`deploy/service-${at}/deployment.yaml`, deployment(at)]],
  [20, (at) => [`infra/stack-${at}/main.tf`, terraform(at)]],
  [10, (at) => [`services/api-${at}/compose.yaml`, compose(at)]],
  [20, (at) => [`services/api-${at}/settings.py`, settings(at)]],
];
const DECLARED = 300;
const IN_A_THOUSAND = 1000;

/** @returns where the workflow is that a person edits */
export const EDITED = '.github/workflows/job-0.yml';

/**
 * Writes the workspace.
 * @param folder absolute; made where it is not there
 * @param files how many
 */
export function writeWorkspace(folder, files) {
  const texts = Array.from({ length: TEXTS }, (_, at) => ordinarySource(PROGRAM_BYTES, at));
  const told = KINDS.flatMap(([share, make]) =>
    Array.from({ length: Math.round((files * share) / IN_A_THOUSAND) }, (_, at) => make(at)),
  );
  const programs = Array.from({ length: files - told.length - 2 }, (_, at) => [
    `packages/package-${at % 40}/module-${at % 400}/file-${at}.ts`,
    `${texts[at % TEXTS]}// ${at}\n`,
  ]);
  const others = [
    ['nhi.yaml', manifest()],
    ['.github/CODEOWNERS', '* @acme/all\n/infra/ @acme/platform\n'],
  ];
  for (const [path, text] of [...told, ...programs, ...others]) {
    mkdirSync(dirname(join(folder, path)), { recursive: true });
    writeFileSync(join(folder, path), text);
  }
  mkdirSync(join(folder, '.git'), { recursive: true });
}

function workflow(at) {
  return `on: push
permissions:
  contents: read
jobs:
  publish:
    runs-on: ubuntu-latest
    environment: production
    steps:
      - uses: actions/checkout@v4
      - run: ./publish
        env:
          PUBLISH_TOKEN: \${{ secrets.PUBLISH_TOKEN_${at} }}
          SHARED_KEY: \${{ secrets.SHARED_KEY_${at % 10} }}
      - run: ./notify
        env:
          CHAT_TOKEN: \${{ secrets.CHAT_TOKEN }}
`;
}

function deployment(at) {
  return `apiVersion: apps/v1
kind: Deployment
metadata: { name: service-${at}, namespace: shop }
spec:
  template:
    spec:
      serviceAccountName: service-${at}
      containers:
        - name: main
          image: registry.example.com/service-${at}:1
          env:
            - name: DATABASE_PASSWORD
              valueFrom: { secretKeyRef: { name: database-${at}, key: password } }
---
apiVersion: v1
kind: ServiceAccount
metadata: { name: service-${at}, namespace: shop }
`;
}

function terraform(at) {
  return `resource "aws_iam_user" "deploy" {
  name = "deploy-${at}"
}

resource "aws_iam_access_key" "deploy" {
  user = aws_iam_user.deploy.name
}
`;
}

function compose(at) {
  return `services:
  api:
    image: registry.example.com/api-${at}:1
    environment:
      API_TOKEN: \${API_TOKEN_${at}}
`;
}

function settings(at) {
  return `import os

API_TOKEN = os.environ["API_TOKEN_${at}"]
DATABASE_PASSWORD = os.environ.get("DATABASE_PASSWORD")
`;
}

function manifest() {
  const entries = Array.from(
    { length: DECLARED },
    (_, at) => `  - id: publish-${at}
    owner: "@acme/web"
    expires: 2031-${String((at % 12) + 1).padStart(2, '0')}-${String((at % 28) + 1).padStart(2, '0')}
    never_because: a made workspace
    references: ["gha:secret/PUBLISH_TOKEN_${at}"]
`,
  );
  return `version: 1\nidentities:\n${entries.join('')}`;
}
