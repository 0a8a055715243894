const BASE62 = '0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz';

/** @returns `value` in base 62 (digits, capitals, small letters), padded with `0` to `width` */
export function toBase62(value: number, width: number): string {
  let text = '';
  for (let rest = value; rest > 0; rest = Math.floor(rest / 62)) text = (BASE62[rest % 62] ?? '') + text;
  return text.padStart(width, '0');
}

/** @returns the four bytes of `value`, least significant first, as latin1 */
export function littleEndian(value: number): string {
  return String.fromCharCode(value & 255, (value >>> 8) & 255, (value >>> 16) & 255, value >>> 24);
}

/** @param bytes latin1 @returns lower-case hexadecimal */
export function toHex(bytes: string): string {
  let text = '';
  for (let at = 0; at < bytes.length; at++) text += bytes.charCodeAt(at).toString(16).padStart(2, '0');
  return text;
}
