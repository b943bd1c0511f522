// The named values of a thing: lines of text.
import type { Unpacked } from './piece.ts';
import { PieceReader } from './piece-reader.ts';

const LINE_FEED = 0x0a;
const NAME_VALUE = /^(\S+) (\S+) (\S+) (\S+) ?([\s\S]*)$/u;

/** [meaning.namevalue.1] Name, type, class, whom it is sent to, value; LF between the lines and a NUL at the end. */
export function unpackNameValues(bytes: Uint8Array): Unpacked {
  const reader = new PieceReader(bytes);
  const end = bytes.at(-1) === 0 ? bytes.length - 1 : bytes.length;
  while (reader.left > bytes.length - end) {
    const feed = bytes.subarray(0, end).indexOf(LINE_FEED, reader.at);
    readLine(reader, (feed < 0 ? end : feed) - reader.at, feed < 0 ? 0 : 1);
  }
  if (reader.left > 0) reader.skip(1);
  return reader.done();
}

function readLine(reader: PieceReader, length: number, closing: number): void {
  reader.words('line', length, {
    closing,
    of(line) {
      const [, name, type, kind, to, value] = NAME_VALUE.exec(line) ?? [];
      return name === undefined || value === undefined ? undefined : { name, value, type: `${type} ${kind} ${to}` };
    },
  });
}
