import type { StringForm, Syntax } from './lexer';

const DOUBLE: StringForm = { open: '"', close: '"', escapes: true };
const SINGLE: StringForm = { open: "'", close: "'", escapes: true };
const SLASHES = { lineComments: ['//'], blockComments: [['/*', '*/']] } as const;

export const JAVASCRIPT: Syntax = {
  ...SLASHES,
  strings: [DOUBLE, SINGLE, { open: '`', close: '`', escapes: true, isMultiline: true, code: '${' }],
  hasRegex: true,
};

export const PYTHON: Syntax = {
  lineComments: ['#'],
  blockComments: [],
  strings: [
    { open: '"""', close: '"""', escapes: true, isMultiline: true },
    { open: "'''", close: "'''", escapes: true, isMultiline: true },
    DOUBLE,
    SINGLE,
  ],
  prefix: /(?<![\w"'])(?:[rbuf]|rb|br|rf|fr)$/i,
};

export const GO: Syntax = {
  ...SLASHES,
  strings: [DOUBLE, SINGLE, { open: '`', close: '`', isMultiline: true }],
};

export const JAVA: Syntax = {
  ...SLASHES,
  strings: [{ open: '"""', close: '"""', escapes: true, isMultiline: true }, DOUBLE, SINGLE],
};

export const KOTLIN: Syntax = {
  ...SLASHES,
  strings: [{ open: '"""', close: '"""', isMultiline: true, code: '${' }, { ...DOUBLE, code: '${' }, SINGLE],
};

export const CSHARP: Syntax = {
  ...SLASHES,
  strings: [
    { open: '"""', close: '"""', isMultiline: true },
    { open: '@"', close: '"', doubles: true, isMultiline: true },
    DOUBLE,
    SINGLE,
  ],
  prefix: /\$$/,
};

export const RUBY: Syntax = {
  lineComments: ['#'],
  blockComments: [['\n=begin', '\n=end']],
  strings: [
    { ...DOUBLE, isMultiline: true, code: '#{' },
    { ...SINGLE, isMultiline: true },
  ],
  hasRegex: true,
};

export const PHP: Syntax = {
  lineComments: ['//', '#'],
  blockComments: [['/*', '*/']],
  strings: [
    { ...DOUBLE, isMultiline: true, code: '{$' },
    { ...SINGLE, isMultiline: true },
  ],
  island: { open: /<\?(?:php|=)/i, close: '?>' },
};

export const RUST: Syntax = {
  ...SLASHES,
  strings: [
    { open: 'r##"', close: '"##', isMultiline: true },
    { open: 'r#"', close: '"#', isMultiline: true },
    { ...DOUBLE, isMultiline: true },
  ],
  prefix: /\b[br]{1,2}$/,
  rawPrefix: /r/,
};
