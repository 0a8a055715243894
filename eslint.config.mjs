import { dirname, relative, resolve, sep } from 'node:path';
import eslint from '@eslint/js';
import n from 'eslint-plugin-n';
import regexp from 'eslint-plugin-regexp';
import tseslint from 'typescript-eslint';

/** Which room of scanner/ may import which; a room may always import itself. The picture of it is scanner/scan.ts. */
const walls = {
  model: [],
  text: ['model'],
  config: ['model'],
  engine: ['model'],
  secrets: ['engine', 'text', 'model'],
  identities: ['config', 'text', 'model'],
  manifest: ['text', 'model'],
  sources: ['text', 'model'],
  report: ['text', 'model'],
  inventory: ['manifest', 'text', 'model'],
  waivers: ['manifest', 'config', 'text', 'model'],
  policy: ['inventory', 'manifest', 'text', 'model'],
  reading: ['secrets', 'identities', 'manifest', 'waivers', 'text', 'model'],
  history: ['reading', 'secrets', 'waivers', 'text', 'model'],
  'scan-history.ts': [
    'once.ts',
    'history',
    'reading',
    'redact-result.ts',
    'scan.ts',
    'secrets',
    'manifest',
    'policy',
    'waivers',
    'text',
    'model',
  ],
  change: ['reading', 'secrets', 'inventory', 'manifest', 'text', 'model'],
  'once.ts': [],
  'redact-result.ts': ['text', 'model'],
  'quoted-secrets.ts': ['reading', 'secrets', 'text', 'model'],
  'scan.ts': [
    'once.ts',
    'quoted-secrets.ts',
    'reading',
    'redact-result.ts',
    'secrets',
    'identities',
    'manifest',
    'inventory',
    'policy',
    'waivers',
    'text',
    'model',
  ],
  'scan-change.ts': [
    'once.ts',
    'change',
    'quoted-secrets.ts',
    'reading',
    'redact-result.ts',
    'secrets',
    'manifest',
    'policy',
    'waivers',
    'text',
    'model',
  ],
  'judge-range.ts': ['scan-change.ts', 'model'],
  'brings-nothing.ts': ['reading', 'secrets', 'manifest', 'model'],
  service: [
    'once.ts',
    'scan.ts',
    'reading',
    'identities',
    'secrets',
    'inventory',
    'policy',
    'manifest',
    'waivers',
    'text',
    'model',
  ],
  hooks: ['index.ts'],
  extension: ['index.ts', 'service'],
  'index.ts': [
    'brings-nothing.ts',
    'judge-range.ts',
    'scan-change.ts',
    'scan.ts',
    'secrets',
    'manifest',
    'policy',
    'report',
    'service',
    'sources',
    'text',
    'model',
  ],
};
const nodeRooms = new Set(['sources', 'cli', 'hooks', 'extension']);

const roomOf = (file) => {
  const [top, room] = relative(import.meta.dirname, file).split(sep);
  if (top === 'scanner') return room ?? 'index.ts';
  return top === 'hooks' || top === 'extension' ? top : undefined;
};

/** Holds the table above, and keeps `node:*` out of the pure rooms. */
const rooms = {
  meta: {
    type: 'problem',
    schema: [],
    messages: {
      wall: '{{from}} must not import {{to}}',
      node: '{{from}} is pure: it gets what it needs from node through a port',
    },
  },
  create(context) {
    const from = roomOf(context.filename);
    const check = (node) => {
      const target = node.source?.value;
      if (from === undefined || typeof target !== 'string' || from === 'cli') return;
      if (target.startsWith('node:')) {
        if (!nodeRooms.has(from)) context.report({ node, messageId: 'node', data: { from } });
        return;
      }
      if (!target.startsWith('.')) return;
      const path = resolve(dirname(context.filename), target);
      const found = roomOf(path) ?? 'scanner/..';
      const to = found in walls ? found : `${found}.ts` in walls ? `${found}.ts` : found;
      if (to !== from && !(walls[from] ?? []).includes(to))
        context.report({ node, messageId: 'wall', data: { from, to } });
    };
    return {
      ImportDeclaration: check,
      ExportNamedDeclaration: check,
      ExportAllDeclaration: check,
      ImportExpression: check,
    };
  },
};

export default tseslint.config(
  {
    ignores: [
      'dist/',
      'coverage/',
      '.cache/',
      'scanner/engine/kernel/',
      'scanner/engine/generated/',
      'test/**/fixtures/',
      'demo/service/',
      'test/editor/**/*.cjs',
    ],
  },
  eslint.configs.recommended,
  tseslint.configs.strictTypeChecked,
  regexp.configs['flat/recommended'],
  {
    languageOptions: {
      parserOptions: { projectService: { allowDefaultProject: ['*.mjs'] }, tsconfigRootDir: import.meta.dirname },
    },
    rules: {
      '@typescript-eslint/restrict-template-expressions': ['error', { allowNumber: true }],
      '@typescript-eslint/consistent-type-imports': 'error',
      '@typescript-eslint/no-confusing-void-expression': ['error', { ignoreArrowShorthand: true }],
      'no-empty': ['error', { allowEmptyCatch: false }],
      'regexp/no-super-linear-backtracking': 'error',
      'regexp/no-super-linear-move': 'error',
    },
  },
  {
    files: ['scanner/**/*.ts', 'hooks/**/*.ts', 'extension/**/*.ts'],
    plugins: { nhi: { rules: { rooms } } },
    rules: { 'nhi/rooms': 'error' },
  },
  {
    files: ['test/**/*.ts'],
    rules: { '@typescript-eslint/no-non-null-assertion': 'off', '@typescript-eslint/no-floating-promises': 'off' },
  },
  {
    files: ['**/*.mjs'],
    extends: [tseslint.configs.disableTypeChecked, n.configs['flat/recommended-module']],
    languageOptions: { globals: { console: 'readonly', process: 'readonly', URL: 'readonly', Buffer: 'readonly' } },
    rules: {
      'n/no-unpublished-import': 'off',
      'n/no-process-exit': 'off',
      'n/hashbang': 'off',
      // Node 20.11 has import.meta.dirname; only its label there is experimental.
      'n/no-unsupported-features/node-builtins': 'off',
    },
  },
  {
    files: ['scanner/{sources,cli}/**/*.ts', 'hooks/**/*.ts'],
    plugins: { n },
    rules: {
      'n/no-unsupported-features/node-builtins': 'error',
      'n/no-deprecated-api': 'error',
      'n/process-exit-as-throw': 'error',
    },
  },
);
