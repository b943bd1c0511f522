// The older format of capture files: one head, then records. Either byte order, microseconds or nanoseconds.
import { viewOf } from '../../protocol/bytes.ts';
import { type FileProblem, FileProblems, type FrameReader } from '../frame.ts';

const HEAD_BYTES = 24;
const RECORD_BYTES = 16;
const MICROSECONDS = 0xa1b2c3d4;
const NANOSECONDS = 0xa1b23c4d;
/** The upper bits say how many bytes a frame has behind its end. */
const LINK_BITS = 0x0fffffff;
/** [capture.file.5] No tool keeps more of one frame; a record that says so is no record. */
export const LONGEST_FRAME = 1024 * 1024;

interface Shape {
  readonly littleEndian: boolean;
  readonly nsPerFraction: bigint;
}

/** Whether the file begins as pcap does. */
export function isPcap(file: Uint8Array): boolean {
  return shapeOf(file) !== undefined;
}

/** [capture.file.1] Tells `reader` every frame, with the bytes so far. Never throws: what cannot be read is a problem with its offset. */
export function* readPcap(file: Uint8Array, reader: FrameReader): Generator<number, readonly FileProblem[]> {
  const shape = shapeOf(file);
  const problems = new FileProblems();
  if (shape === undefined || file.length < HEAD_BYTES) {
    problems.add(0, 'The file ends within its head.');
    return problems.all();
  }
  const link = viewOf(file).getUint32(20, shape.littleEndian) & LINK_BITS;
  let at = HEAD_BYTES;
  while (at < file.length) {
    const next = readRecord(file, at, { shape, link, reader, problems });
    if (next === undefined) break;
    at = next;
    yield at;
  }
  return problems.all();
}

interface Records {
  readonly shape: Shape;
  readonly link: number;
  readonly reader: FrameReader;
  readonly problems: FileProblems;
}

/** Where the next record starts; undefined after saying why there is none. */
function readRecord(file: Uint8Array, at: number, { shape, link, reader, problems }: Records): number | undefined {
  const left = file.length - at - RECORD_BYTES;
  if (left < 0) {
    problems.add(at, `The file ends within a record: ${left + RECORD_BYTES} bytes are left.`);
    return undefined;
  }
  const view = viewOf(file);
  const [seconds, fraction, kept, wireBytes] = [0, 4, 8, 12].map((to) => view.getUint32(at + to, shape.littleEndian));
  const length = kept ?? 0;
  if (length > LONGEST_FRAME) {
    problems.add(at, `No frame has ${length} bytes; what follows is not read.`);
    return undefined;
  }
  if (length > left) {
    problems.add(at, `The file ends within a frame of ${length} bytes, of which ${left} are there.`);
    return undefined;
  }
  const start = at + RECORD_BYTES;
  reader.frame({
    ns: BigInt(seconds ?? 0) * 1_000_000_000n + BigInt(fraction ?? 0) * shape.nsPerFraction,
    link,
    bytes: file.subarray(start, start + length),
    wireBytes: Math.max(length, wireBytes ?? 0),
    offset: at,
    options: [],
  });
  return start + length;
}

function shapeOf(file: Uint8Array): Shape | undefined {
  if (file.length < 4) return undefined;
  for (const littleEndian of [true, false]) {
    const magic = viewOf(file).getUint32(0, littleEndian);
    if (magic === MICROSECONDS) return { littleEndian, nsPerFraction: 1000n };
    if (magic === NANOSECONDS) return { littleEndian, nsPerFraction: 1n };
  }
  return undefined;
}
