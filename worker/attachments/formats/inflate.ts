// Deflate (RFC 1951) in a zlib wrapper (RFC 1950). DecompressionStream is in both runtimes, but it cannot say
// where the data ended, and PDFs write an end of line behind it. Each step takes a bit of input or gives a byte.

const lengthBase = [
  3, 4, 5, 6, 7, 8, 9, 10, 11, 13, 15, 17, 19, 23, 27, 31, 35, 43, 51, 59, 67, 83, 99, 115, 131,
  163, 195, 227, 258,
];
const lengthExtra = [
  0, 0, 0, 0, 0, 0, 0, 0, 1, 1, 1, 1, 2, 2, 2, 2, 3, 3, 3, 3, 4, 4, 4, 4, 5, 5, 5, 5, 0,
];
const distanceBase = [
  1, 2, 3, 4, 5, 7, 9, 13, 17, 25, 33, 49, 65, 97, 129, 193, 257, 385, 513, 769, 1025, 1537, 2049,
  3073, 4097, 6145, 8193, 12289, 16385, 24577,
];
const distanceExtra = [
  0, 0, 0, 0, 1, 1, 2, 2, 3, 3, 4, 4, 5, 5, 6, 6, 7, 7, 8, 8, 9, 9, 10, 10, 11, 11, 12, 12, 13, 13,
];
const lengthOrder = [16, 17, 18, 0, 8, 7, 9, 6, 10, 5, 11, 4, 12, 3, 13, 2, 14, 1, 15];

const longestCode = 15;
const endOfBlock = 256;
const checksumLength = 4;

/** A canonical code: how many words have each length, and the symbols in the order of their words. */
type Code = { counts: Uint16Array; symbols: Uint16Array };

class BrokenData extends Error {}

/** The code of these word lengths. @throws BrokenData where they are too many, or leave words without a symbol. */
function codeOf(lengths: Uint8Array): Code {
  const counts = new Uint16Array(longestCode + 1);
  for (const length of lengths) counts[length] = (counts[length] ?? 0) + 1;
  const words = lengths.length - (counts[0] ?? 0);
  counts[0] = 0;
  const offsets = new Uint16Array(longestCode + 2);
  let left = 1;
  for (let length = 1; length <= longestCode; length++) {
    left = 2 * left - (counts[length] ?? 0);
    if (left < 0) throw new BrokenData();
    offsets[length + 1] = (offsets[length] ?? 0) + (counts[length] ?? 0);
  }
  // One word of one bit, or none at all, is what encoders write where no distance is needed.
  if (left > 0 && words > 0 && !(words === 1 && counts[1] === 1)) throw new BrokenData();
  const symbols = new Uint16Array(words);
  for (const [symbol, length] of lengths.entries()) {
    if (length === 0) continue;
    const at = offsets[length] ?? 0;
    symbols[at] = symbol;
    offsets[length] = at + 1;
  }
  return { counts, symbols };
}

const fixedLengths = Uint8Array.from({ length: 288 }, (_, symbol) =>
  symbol < 144 ? 8 : symbol < 256 ? 9 : symbol < 280 ? 7 : 8,
);
const fixedCodes = {
  literals: codeOf(fixedLengths),
  distances: codeOf(new Uint8Array(32).fill(5)),
};

/** Bits of the input, the lowest of each byte first. */
class BitReader {
  #at: number;
  #bit = 0;
  readonly #data: Uint8Array;

  constructor(data: Uint8Array, at: number) {
    this.#data = data;
    this.#at = at;
  }

  bit(): number {
    const byte = this.#data[this.#at];
    if (byte === undefined) throw new BrokenData();
    const bit = (byte >> this.#bit) & 1;
    this.#bit += 1;
    if (this.#bit === 8) {
      this.#bit = 0;
      this.#at += 1;
    }
    return bit;
  }

  bits(count: number): number {
    let value = 0;
    for (let i = 0; i < count; i++) value |= this.bit() << i;
    return value;
  }

  symbol({ counts, symbols }: Code): number {
    let word = 0;
    let first = 0;
    let index = 0;
    for (let length = 1; length <= longestCode; length++) {
      word |= this.bit();
      const count = counts[length] ?? 0;
      if (word - count < first) return symbols[index + word - first] ?? 0;
      index += count;
      first = (first + count) << 1;
      word <<= 1;
    }
    throw new BrokenData();
  }

  /** Whole bytes from the next one on; a view. */
  bytes(count: number): Uint8Array {
    const from = this.position();
    if (from + count > this.#data.length) throw new BrokenData();
    this.#at = from + count;
    this.#bit = 0;
    return this.#data.subarray(from, from + count);
  }

  /** Where the next whole byte stands. */
  position(): number {
    return this.#bit === 0 ? this.#at : this.#at + 1;
  }
}

/** Output that grows up to a bound. */
class Output {
  #bytes = new Uint8Array(1024);
  #length = 0;
  readonly #most: number;

  constructor(most: number) {
    this.#most = most;
  }

  #makeRoom(count: number) {
    const needed = this.#length + count;
    if (needed > this.#most) throw new BrokenData();
    if (needed <= this.#bytes.length) return;
    const larger = new Uint8Array(Math.min(this.#most, Math.max(needed, 2 * this.#bytes.length)));
    larger.set(this.#bytes);
    this.#bytes = larger;
  }

  put(byte: number) {
    this.#makeRoom(1);
    this.#bytes[this.#length++] = byte;
  }

  putAll(bytes: Uint8Array) {
    this.#makeRoom(bytes.length);
    this.#bytes.set(bytes, this.#length);
    this.#length += bytes.length;
  }

  repeat(distance: number, count: number) {
    if (distance > this.#length) throw new BrokenData();
    this.#makeRoom(count);
    for (let i = 0; i < count; i++) {
      this.#bytes[this.#length] = this.#bytes[this.#length - distance] ?? 0;
      this.#length += 1;
    }
  }

  taken(): Uint8Array {
    return this.#bytes.subarray(0, this.#length);
  }
}

function copyStored(input: BitReader, output: Output) {
  const [low = 0, high = 0, lowCheck = 0, highCheck = 0] = input.bytes(4);
  const length = low | (high << 8);
  if ((length ^ 0xffff) !== (lowCheck | (highCheck << 8))) throw new BrokenData();
  output.putAll(input.bytes(length));
}

type Codes = { literals: Code; distances: Code };

function readCodes(input: BitReader): Codes {
  const literalCount = input.bits(5) + 257;
  const distanceCount = input.bits(5) + 1;
  const orderCount = input.bits(4) + 4;
  if (literalCount > 286 || distanceCount > 30) throw new BrokenData();
  const ofLengths = new Uint8Array(lengthOrder.length);
  for (const symbol of lengthOrder.slice(0, orderCount)) ofLengths[symbol] = input.bits(3);
  const code = codeOf(ofLengths);
  const lengths = new Uint8Array(literalCount + distanceCount);
  for (let at = 0; at < lengths.length; ) {
    const symbol = input.symbol(code);
    if (symbol < 16) {
      lengths[at++] = symbol;
      continue;
    }
    if (symbol === 16 && at === 0) throw new BrokenData();
    const repeated = symbol === 16 ? (lengths[at - 1] ?? 0) : 0;
    const count =
      symbol === 16 ? 3 + input.bits(2) : symbol === 17 ? 3 + input.bits(3) : 11 + input.bits(7);
    if (at + count > lengths.length) throw new BrokenData();
    lengths.fill(repeated, at, at + count);
    at += count;
  }
  if (lengths[endOfBlock] === 0) throw new BrokenData();
  return {
    literals: codeOf(lengths.subarray(0, literalCount)),
    distances: codeOf(lengths.subarray(literalCount)),
  };
}

/** A base of a table with its extra bits. @throws BrokenData for a symbol that has none. */
function extended(
  input: BitReader,
  symbol: number,
  bases: readonly number[],
  extras: readonly number[],
) {
  const base = bases[symbol];
  if (base === undefined) throw new BrokenData();
  return base + input.bits(extras[symbol] ?? 0);
}

function inflateBlock(input: BitReader, output: Output, { literals, distances }: Codes) {
  for (;;) {
    const symbol = input.symbol(literals);
    if (symbol === endOfBlock) return;
    if (symbol < endOfBlock) {
      output.put(symbol);
      continue;
    }
    const count = extended(input, symbol - endOfBlock - 1, lengthBase, lengthExtra);
    const distance = extended(input, input.symbol(distances), distanceBase, distanceExtra);
    output.repeat(distance, count);
  }
}

function inflateAll(data: Uint8Array, mostBytes: number) {
  const [method = 0, flags = 0] = data;
  const isZlib = (method & 0x0f) === 8 && ((method << 8) | flags) % 31 === 0;
  if (!isZlib || (flags & 0x20) !== 0) throw new BrokenData();
  const input = new BitReader(data, 2);
  const output = new Output(mostBytes);
  for (let isLast = false; !isLast; ) {
    isLast = input.bit() === 1;
    const kind = input.bits(2);
    if (kind === 3) throw new BrokenData();
    if (kind === 0) copyStored(input, output);
    else inflateBlock(input, output, kind === 1 ? fixedCodes : readCodes(input));
  }
  return { bytes: output.taken(), rest: data.subarray(input.position()) };
}

/**
 * What zlib data unfold to; null where they are none, broken, cut, or more than `mostBytes`, and where more
 * follows than a checksum and white space. The checksum is not compared, as readers of PDF do not.
 */
export function inflateZlib(data: Uint8Array, mostBytes: number): Uint8Array | null {
  try {
    const { bytes, rest } = inflateAll(data, mostBytes);
    return rest.subarray(checksumLength).every((byte) => [9, 10, 13, 32].includes(byte))
      ? bytes
      : null;
  } catch (fault) {
    if (fault instanceof BrokenData) return null;
    throw fault;
  }
}
