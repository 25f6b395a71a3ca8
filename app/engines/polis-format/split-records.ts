/** A record's bytes as they stand in the file, line end included. */
export interface RawRecord {
  /** Its first physical line. */
  readonly line: number;
  /** Only the first of them when the record is longer than the limit. */
  readonly bytes: Buffer;
  readonly tooLong: boolean;
  /** The file ended inside its quotation marks. */
  readonly open: boolean;
}

const QUOTE = 34;
const NEWLINE = 10;
/** Bytes kept of a record that is too long: enough to see which row it was. */
const KEPT = 200;
const BOM = [0xef, 0xbb, 0xbf];

/**
 * Cuts bytes into CSV records at the newlines outside quotation marks, counting physical lines.
 * It stands before the CSV parser because the parser counts a CRLF inside quotes as two lines and cannot go on
 * after a record that is too long. Holds at most `limit` bytes plus the chunk at hand.
 */
export class RecordSplitter {
  #limit: number;
  #line: number;
  #start: number;
  #quoted = false;
  #held: Buffer[] = [];
  #length = 0;
  #first = true;

  constructor(limit: number, line = 1) {
    this.#limit = limit;
    this.#line = line;
    this.#start = line;
  }

  push(chunk: Uint8Array): RawRecord[] {
    const bytes = this.#withoutMark(Buffer.from(chunk.buffer, chunk.byteOffset, chunk.byteLength));
    const found: RawRecord[] = [];
    let from = 0;
    for (let i = 0; i < bytes.length; i += 1) {
      const byte = bytes[i];
      if (byte === QUOTE) this.#quoted = !this.#quoted;
      if (byte !== NEWLINE) continue;
      this.#line += 1;
      if (this.#quoted) continue;
      this.#hold(bytes.subarray(from, i + 1));
      this.#finish(found);
      from = i + 1;
    }
    this.#hold(bytes.subarray(from));
    return found;
  }

  end(): RawRecord[] {
    const found: RawRecord[] = [];
    if (this.#length > 0) this.#finish(found);
    return found;
  }

  #hold(bytes: Buffer): void {
    if (bytes.length === 0) return;
    this.#length += bytes.length;
    if (this.#length <= this.#limit) this.#held.push(bytes);
    else this.#held = [Buffer.from(Buffer.concat([...this.#held, bytes.subarray(0, KEPT)]).subarray(0, KEPT))];
  }

  #finish(found: RawRecord[]): void {
    const bytes = Buffer.concat(this.#held);
    const tooLong = this.#length > this.#limit;
    const blank = bytes.equals(LF) || bytes.equals(CRLF);
    if (!blank) found.push({ line: this.#start, bytes, tooLong, open: this.#quoted });
    this.#start = this.#line;
    this.#held = [];
    this.#length = 0;
  }

  #withoutMark(bytes: Buffer): Buffer {
    if (!this.#first || bytes.length === 0) return bytes;
    this.#first = false;
    return BOM.every((byte, i) => bytes[i] === byte) ? bytes.subarray(BOM.length) : bytes;
  }
}

const LF = Buffer.from('\n');
const CRLF = Buffer.from('\r\n');
