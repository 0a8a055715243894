const LINE_END = 0x0a;

/** Reads a stream of chunks line by line and piece by piece, without joining the chunks. */
export class PieceReader {
  private readonly chunks: AsyncIterator<Buffer>;
  private chunk: Buffer = Buffer.alloc(0);
  private at = 0;

  constructor(stream: AsyncIterable<Buffer>) {
    this.chunks = stream[Symbol.asyncIterator]();
  }

  /** @returns the next line without its end; undefined where the stream ends before one */
  async line(): Promise<string | undefined> {
    let text = '';
    do {
      const end = this.chunk.indexOf(LINE_END, this.at);
      if (end !== -1) {
        text += this.chunk.toString('latin1', this.at, end);
        this.at = end + 1;
        return text;
      }
      text += this.chunk.toString('latin1', this.at);
    } while (await this.next());
    return undefined;
  }

  /**
   * Takes the next bytes off the stream.
   * @param keep as many of them, from the first on, are returned
   * @returns parts of the stream's own chunks; undefined where it ends before `bytes`
   */
  async take(bytes: number, keep: number): Promise<readonly Buffer[] | undefined> {
    const pieces: Buffer[] = [];
    let open = bytes;
    let kept = 0;
    while (open > 0) {
      if (this.at === this.chunk.length && !(await this.next())) return undefined;
      const piece = this.chunk.subarray(this.at, this.at + open);
      this.at += piece.length;
      open -= piece.length;
      if (kept < keep) pieces.push(piece.subarray(0, keep - kept));
      kept += piece.length;
    }
    return pieces;
  }

  private async next(): Promise<boolean> {
    const next = await this.chunks.next();
    this.at = 0;
    this.chunk = next.done === true ? Buffer.alloc(0) : next.value;
    return next.done !== true;
  }
}
