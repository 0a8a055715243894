const NUL = 0;

/** Cuts NUL-terminated output into fields while it comes. */
export class FieldCutter {
  private rest: Buffer[] = [];

  constructor(private readonly onField: (field: Buffer) => void) {}

  feed(chunk: Buffer): void {
    let start = 0;
    for (let end = chunk.indexOf(NUL); end !== -1; end = chunk.indexOf(NUL, start)) {
      const piece = chunk.subarray(start, end);
      if (this.rest.length === 0) this.onField(piece);
      else {
        this.onField(Buffer.concat([...this.rest, piece]));
        this.rest = [];
      }
      start = end + 1;
    }
    if (start < chunk.length) this.rest.push(chunk.subarray(start));
  }
}
