/** The line before an object's content. */
export interface BatchHeader {
  readonly type: string;
  /** Bytes. */
  readonly size: number;
}

/** @param line `<id> <type> <size>` @returns undefined for `<id> missing` */
export function parseHeader(line: string): BatchHeader | undefined {
  const [, type = '', size] = line.split(' ');
  return size === undefined || !/^\d+$/.test(size) ? undefined : { type, size: Number(size) };
}
