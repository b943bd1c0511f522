// Reads layers of land for tests: written from the rules of the reader, and sharing nothing with the writer.

export interface ReadPatch {
  readonly x: number;
  readonly y: number;
  readonly quant: number;
  /** 256 heights in metres, row by row from the south-west. */
  readonly heights: readonly number[];
}

interface Bits {
  take(count: number): number;
}

/** Everything in one blob of LayerData. */
export function readLayer(bytes: Uint8Array): { stride: number; size: number; type: number; patches: ReadPatch[] } {
  const bits = bitsOf(bytes);
  const [stride, size, type] = [bits.take(16), bits.take(8), bits.take(8)];
  const patches: ReadPatch[] = [];
  for (let quant = bits.take(8); quant !== 97; quant = bits.take(8)) patches.push(readPatch(bits, quant));
  return { stride, size, type, patches };
}

function bitsOf(bytes: Uint8Array): Bits {
  const digits = [...bytes].map((byte) => byte.toString(2).padStart(8, '0')).join('');
  let at = 0;
  return {
    take(count) {
      let value = 0;
      for (let done = 0; done < count; done += 8) {
        const width = Math.min(8, count - done);
        if (at + width > digits.length) throw new Error('The layer ends too early.');
        value += Number.parseInt(digits.slice(at, at + width), 2) * 2 ** done;
        at += width;
      }
      return value;
    },
  };
}

function readPatch(bits: Bits, quant: number): ReadPatch {
  const offset = float(bits.take(32));
  const range = bits.take(16);
  const place = bits.take(10);
  const numbers = readNumbers(bits, (quant & 15) + 2);
  const steps = 2 ** ((quant >> 4) + 2);
  return {
    x: place >> 5,
    y: place & 31,
    quant,
    get heights() {
      return inverse(numbers).map((wave) => (wave * range) / steps + range / 2 + offset);
    },
  };
}

function readNumbers(bits: Bits, width: number): number[] {
  const numbers: number[] = [];
  while (numbers.length < 256) {
    const isSet = bits.take(1) === 1;
    if (isSet && bits.take(1) === 0) break;
    const sign = isSet && bits.take(1) === 1 ? -1 : 1;
    numbers.push(isSet ? sign * bits.take(width) : 0);
  }
  return numbers;
}

/** Goes the way of the pen: along a diagonal to the edge, one step along the edge, and back on the next diagonal. */
function walkDiagonals(visit: (u: number, v: number, index: number) => void): void {
  let [u, v] = [0, 0];
  for (let index = 0; index < 256; index++) {
    visit(u, v, index);
    [u, v] = (u + v) % 2 === 0 ? nextUp(u, v) : turnedAround(nextUp(v, u));
  }
}

/** One step towards v = 0, where the edge is followed instead. */
function nextUp(u: number, v: number): [number, number] {
  if (u === 15) return [u, v + 1];
  return v === 0 ? [u + 1, v] : [u + 1, v - 1];
}

function turnedAround([a, b]: readonly [number, number]): [number, number] {
  return [b, a];
}

/** Every coefficient that is not zero adds its wave to all cells. */
function inverse(numbers: readonly number[]): number[] {
  const cells = Array.from({ length: 256 }, () => 0);
  walkDiagonals((u, v, index) => {
    const height = ((numbers[index] ?? 0) * (1 + 2 * (u + v))) / 8;
    if (height === 0) return;
    for (let cell = 0; cell < 256; cell++) {
      cells[cell] = (cells[cell] ?? 0) + height * wave(u, cell % 16) * wave(v, Math.floor(cell / 16));
    }
  });
  return cells;
}

const WAVES = Array.from({ length: 256 }, (_, at) => {
  const [frequency, cell] = [at >> 4, at & 15];
  return (frequency === 0 ? Math.SQRT1_2 : 1) * Math.cos(((2 * cell + 1) * frequency * Math.PI) / 32);
});

function wave(frequency: number, cell: number): number {
  return WAVES[frequency * 16 + cell] ?? 0;
}

function float(bits: number): number {
  const view = new DataView(new ArrayBuffer(4));
  view.setUint32(0, bits);
  return view.getFloat32(0);
}
