const REPLACEMENT = '\uFFFD';
const ESCAPE = /\\(?:\\|x([0-9a-f]{2}))/g;

/**
 * Git's paths are bytes, ours are text. Almost all are UTF-8; where one is not, each of its bytes beyond ASCII is written
 * `\xff` and a backslash `\\`, so that two such names stay two names and each can be printed.
 */
export function pathFromBytes(bytes: Buffer): string {
  const text = bytes.toString('utf8');
  if (!text.includes(REPLACEMENT) || Buffer.from(text, 'utf8').equals(bytes)) return text;
  let escaped = '';
  for (const byte of bytes) {
    if (byte === 0x5c) escaped += '\\\\';
    else escaped += byte < 0x80 ? String.fromCharCode(byte) : `\\x${byte.toString(16)}`;
  }
  return escaped;
}

/** @returns the names a path can stand for: itself, and where it looks like one that was not UTF-8 those bytes */
export function bytesOfPath(path: string): readonly Buffer[] {
  const plain = Buffer.from(path, 'utf8');
  if (!/\\x[89a-f][0-9a-f]/.test(path)) return [plain];
  const latin1 = path.replace(ESCAPE, (_, hex: string | undefined) =>
    hex === undefined ? '\\' : String.fromCharCode(Number.parseInt(hex, 16)),
  );
  return [plain, Buffer.from(latin1, 'latin1')];
}
