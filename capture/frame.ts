// A packet as a capture file has it: bytes from a wire, when, and through what kind of link. Knows no format of files.

/** Facts that stand beside a frame or a block; `code` is the format's own number. */
export interface BlockOption {
  readonly code: number;
  readonly bytes: Uint8Array;
}

export interface Frame {
  /** Nanoseconds since 1970, if the writer's clock was right. */
  readonly ns: bigint;
  /** The number of the link layer, as registered for capture files: 1 = Ethernet. */
  readonly link: number;
  /** What was kept of the frame; shares memory with the file. */
  readonly bytes: Uint8Array;
  /** Bytes that were on the wire; more than `bytes` if the frame was cut. */
  readonly wireBytes: number;
  /** Where its record starts in the file. */
  readonly offset: number;
  readonly options: readonly BlockOption[];
}

/** What is wrong with a file, and where. */
export interface FileProblem {
  /** Bytes from the start of the file. */
  readonly offset: number;
  readonly problem: string;
}

/** A block that is for local use, laid out like a packet: whoever wrote it knows what it says. */
export interface OtherBlock extends Frame {
  readonly type: number;
}

/** Who is told what a file has, in its order. */
export interface FrameReader {
  frame(frame: Frame): void;
  /** What stands before the frames of a section. Not called for formats without sections. */
  section?(options: readonly BlockOption[]): void;
  /** Not called for formats that have frames only. */
  other?(block: OtherBlock): void;
}

/** [capture.file.4] A file that is broken everywhere is told about this often, and once more that there is more. */
export const MOST_PROBLEMS = 20;

/** Keeps the first problems, and counts the rest. */
export class FileProblems {
  readonly #kept: FileProblem[] = [];
  #more = 0;

  add(offset: number, problem: string): void {
    if (this.#kept.length < MOST_PROBLEMS) this.#kept.push({ offset, problem });
    else this.#more += 1;
  }

  all(): readonly FileProblem[] {
    const last = this.#kept.at(-1);
    if (this.#more === 0 || last === undefined) return this.#kept;
    return [...this.#kept, { offset: last.offset, problem: `${this.#more} more problems follow.` }];
  }
}
