// What a packet of JPEG 2000 says in front of its bytes: bits, and numbers of neighbours that are told together.

const FULL_BYTE = 0xff;

/** Bits from the highest on; a byte of ones is followed by one with seven. */
export class PacketBits {
  readonly #bytes: number[] = [];
  #byte = 0;
  #free = 8;

  put(value: number, count = 1): void {
    for (let bit = count - 1; bit >= 0; bit -= 1) this.#putBit((value >> bit) & 1);
  }

  done(): Uint8Array {
    if (this.#free < 8 || this.#bytes.at(-1) === FULL_BYTE) this.#close();
    if (this.#bytes.at(-1) === FULL_BYTE) this.#bytes.push(0);
    return Uint8Array.from(this.#bytes);
  }

  #putBit(bit: number): void {
    this.#free -= 1;
    this.#byte |= bit << this.#free;
    if (this.#free === 0) this.#close();
  }

  #close(): void {
    this.#bytes.push(this.#byte);
    this.#free = this.#byte === FULL_BYTE ? 7 : 8;
    this.#byte = 0;
  }
}

interface Node {
  readonly above: Node | undefined;
  /** The least of what is below. */
  value: number;
  said: number;
  isKnown: boolean;
}

/** Numbers in a square: of four neighbours the least is told first, and of four such again. */
export class TagTree {
  readonly #leaves: readonly Node[];

  /** @param values row by row, `edge` squared of them; `edge` is a power of two */
  constructor(values: readonly number[], edge: number) {
    this.#leaves = nodes(edge);
    this.#leaves.forEach((leaf, at) => {
      for (let node: Node | undefined = leaf; node !== undefined; node = node.above) {
        node.value = Math.min(node.value, values[at] ?? 0);
      }
    });
  }

  /** Tells whether a number is below a limit, and which it is then. */
  tell(leaf: number, limit: number, bits: PacketBits): void {
    const path: Node[] = [];
    for (let node = this.#leaves[leaf]; node !== undefined; node = node.above) path.unshift(node);
    let low = 0;
    for (const node of path) {
      low = Math.max(low, node.said);
      while (low < limit && low < node.value) {
        bits.put(0);
        low += 1;
      }
      if (low < limit && !node.isKnown) {
        bits.put(1);
        node.isKnown = true;
      }
      node.said = low;
    }
  }
}

function nodes(edge: number): readonly Node[] {
  const above = edge > 1 ? nodes(edge >> 1) : [];
  return Array.from({ length: edge * edge }, (_, at) => {
    const parent = above[(Math.floor(at / edge) >> 1) * (edge >> 1) + ((at % edge) >> 1)];
    return { above: parent, value: Number.POSITIVE_INFINITY, said: 0, isKnown: false };
  });
}
