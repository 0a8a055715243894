import { addDays, dayOf } from '../../scanner';
import { repository } from '../sources/repository';
import type { Repository } from '../sources/repository';

/** The editor judges by the day it is: what these tests look at is written relative to it. */
export const inDays = (days: number): string => addDays(dayOf(new Date()), days);

/** Made at run time, so that none stands in the code. */
export const ACCESS_KEY = 'AK' + 'IA' + 'QWERTZU7ASDFGH2Y';
/** Characters that look like a value; nobody issued it. */
export const VALUE = ['kJ8', 'xQ2', 'vB7', 'nM4', 'zL9', 'wT6', 'rP3', 'cF5'].join('');

export const WORKFLOW = '.github/workflows/release.yml';

const PUBLISH = `on: push
permissions: write-all
jobs:
  publish:
    runs-on: ubuntu-latest
    steps:
      - uses: actions/checkout@v4
      - run: ./publish
        env:
          NODE_AUTH_TOKEN: \${{ secrets.NPM_TOKEN }}
      - run: ./deploy
        env:
          DEPLOY_KEY: \${{ secrets.DEPLOY_KEY }}
          CHAT: \${{ secrets.CHAT_TOKEN }}
`;

const MANIFEST = (): string => `version: 1
policy: { adopt_until: ${inDays(60)} }
identities:
  - id: npm-publish
    owner: "@acme/web"
    expires: ${inDays(70)}
    references: ["gha:secret/NPM_TOKEN"]
  - id: a-proposed
    status: proposed
    references: ["gha:secret/CHAT_TOKEN"]
  - id: c-endless
    owner: "@acme/web"
    references: ["gha:secret/OLD_C"]
  - id: d-expired
    owner: "@acme/web"
    expires: ${inDays(-5)}
    references: ["gha:secret/OLD_D"]
  - id: e-unused
    owner: "@acme/web"
    expires: ${inDays(100)}
    references: ["gha:secret/OLD_E"]
`;

/** A small repository with something of everything to see and to repair. */
export function workspace(): Repository {
  const folder = repository();
  folder.write('scripts/backup.sh', `#!/bin/sh\n# é 日本\nexport AWS_ACCESS_KEY_ID=${ACCESS_KEY}\n`);
  folder.write('src/mail.ts', `export const mailApiKey = '${VALUE}';\n`);
  folder.write('src/maps.py', `maps_api_key = "${VALUE}"\n`);
  folder.write('src/chat.go', `package chat\n\nvar chatApiKey = "${VALUE}"\n`);
  folder.write('src/geo.rb', `geo_api_key = "${VALUE}"\n`);
  folder.write('src/logs.php', `<?php\n$logs_api_key = '${VALUE}';\n`);
  folder.write('scripts/news.sh', `export NEWS_API_KEY=${VALUE}\n`);
  folder.write(WORKFLOW, PUBLISH);
  folder.write('.github/CODEOWNERS', '* @acme/all\n');
  folder.write('.gitignore', '.env\n');
  folder.write('.env', `AWS_ACCESS_KEY_ID=${ACCESS_KEY}\n`);
  folder.write('nhi.yaml', MANIFEST());
  return folder;
}
