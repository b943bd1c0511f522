// A capture file of either format, told by its first bytes.
import { drained } from './drained.ts';
import type { FileProblem, FrameReader } from './frame.ts';
import { isPcap, readPcap } from './pcap/read.ts';
import { isPcapng, readPcapng } from './pcapng/read.ts';

/** What is wrong with a file that was read as far as possible; or why it is no capture. */
export type ReadFile = { readonly problems: readonly FileProblem[] } | { readonly problem: string };

/** [capture.file.1] Tells `reader` what a pcapng or pcap file has, in its order. Never throws. */
export function readCaptureFile(file: Uint8Array, reader: FrameReader): ReadFile {
  return drained(captureFileSteps(file, reader));
}

/** The same a frame or a block at a time, with the bytes that were read so far. */
export function* captureFileSteps(file: Uint8Array, reader: FrameReader): Generator<number, ReadFile> {
  if (isPcapng(file)) return { problems: yield* readPcapng(file, reader) };
  if (isPcap(file)) return { problems: yield* readPcap(file, reader) };
  if (file[0] === 0x1f && file[1] === 0x8b) return { problem: 'The file is compressed; unpack it with gunzip first.' };
  return { problem: 'The file is no capture: it begins neither as pcapng nor as pcap does.' };
}
