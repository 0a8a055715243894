/** Longer than any header of the protocol. */
const MAX_HEADER_BYTES = 4_096;
/** Longer texts no string of the machine can hold. */
const MAX_BODY_BYTES = 400 * 1024 * 1024;
const HEADER_END = '\r\n\r\n';

/** What comes in is no protocol: nobody can say where the next message begins. */
export class FramingError extends Error {
  override readonly name = 'FramingError';
}

/** Cuts a stream of bytes into messages; see "Base protocol" in the Language Server Protocol 3.17. */
export class MessageReader {
  #chunks: Buffer[] = [];
  #bytes = 0;
  /** Of the message that is awaited; undefined before its header was read. */
  #length: number | undefined;

  /** @returns the bodies that are whole now @throws FramingError */
  read(chunk: Buffer): string[] {
    this.#chunks.push(chunk);
    this.#bytes += chunk.length;
    const bodies: string[] = [];
    for (let body = this.next(); body !== undefined; body = this.next()) bodies.push(body);
    return bodies;
  }

  private next(): string | undefined {
    this.#length ??= this.header();
    if (this.#length === undefined || this.#bytes < this.#length) return undefined;
    const body = this.take(this.#length);
    this.#length = undefined;
    return body.toString('utf8');
  }

  /** @returns the length of the body that follows */
  private header(): number | undefined {
    if (this.#bytes === 0) return undefined;
    const start = this.joined().subarray(0, MAX_HEADER_BYTES).toString('latin1');
    const end = start.indexOf(HEADER_END);
    if (end < 0) {
      if (this.#bytes >= MAX_HEADER_BYTES) throw new FramingError('a header without an end');
      return undefined;
    }
    const [, digits] =
      /(?:^|\r\n)content-length:[ \t]{0,8}(\d{1,10})[ \t]{0,8}(?:\r\n|$)/i.exec(start.slice(0, end)) ?? [];
    const length = Number(digits);
    if (digits === undefined || length > MAX_BODY_BYTES) throw new FramingError('a header without a Content-Length');
    this.take(end + HEADER_END.length);
    return length;
  }

  private take(count: number): Buffer {
    const all = this.joined();
    this.#chunks = [all.subarray(count)];
    this.#bytes -= count;
    return all.subarray(0, count);
  }

  /** Joined only when a header is looked for or a body is whole: a long body arrives in many chunks. */
  private joined(): Buffer {
    const [first] = this.#chunks;
    const all = first !== undefined && this.#chunks.length === 1 ? first : Buffer.concat(this.#chunks);
    this.#chunks = [all];
    return all;
  }
}
