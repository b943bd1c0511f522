// The options at the end of a pcapng block: code, length, bytes, padded to four.
import { viewOf } from '../../protocol/bytes.ts';
import type { BlockOption } from '../frame.ts';
import { OPTION, padded } from './blocks.ts';

/** [capture.file.1] As many as there are whole; what is cut at the end is left out. */
export function readOptions(bytes: Uint8Array, littleEndian: boolean): readonly BlockOption[] {
  if (bytes.length < 4) return NONE;
  const view = viewOf(bytes);
  const options: BlockOption[] = [];
  for (let at = 0; at + 4 <= bytes.length; ) {
    const code = view.getUint16(at, littleEndian);
    const length = view.getUint16(at + 2, littleEndian);
    if (code === OPTION.end || at + 4 + length > bytes.length) break;
    options.push({ code, bytes: bytes.subarray(at + 4, at + 4 + length) });
    at += 4 + padded(length);
  }
  return options;
}

const NONE: readonly BlockOption[] = [];
