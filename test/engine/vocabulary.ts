import type { Vocabulary } from '../../scanner/engine';

/** One of everything the engine can look for: shared beginnings, two-letter and foreign keywords, markers. */
export const vocabulary: Vocabulary = {
  literals: [
    'gh' + 'p_',
    'gh' + 'o_',
    'sk-',
    'sk-' + 'proj-',
    'sk-' + 'ant-' + 'api03-',
    'xox' + 'b-',
    'AK' + 'IA',
    'ey' + 'J',
    'AGE-SECRET-' + 'KEY-1',
    'hooks.slack' + '.com/services/T',
    'Endpoint=' + 'sb://',
    'sha256~',
    'SG.',
    '00D',
  ],
  keywords: [
    ...['password', 'pwd', 'secret', 'token', 'bearer', 'basic', 'identified', 'redis-cli'].map((text) => ({
      text,
      afterBlank: true,
      yields: text === 'redis-cli' || text === 'basic',
    })),
    ...['pass', 'key', 'auth', 'api_key', 'sig', 'pin', 'pw', 'hash', '密码', 'пароль', 'Пароль', 'contraseña'].map(
      (text) => ({ text, afterBlank: false, yields: text === 'pin' || text === 'hash' }),
    ),
  ],
  markers: ['nhi-allow', 'gitleaks:allow', 'pragma: allowlist', 'secretlint-disable', 'ggignore'],
};
