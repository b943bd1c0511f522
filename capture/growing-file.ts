// What the log wants of a disk, and gets from whoever has one. Nothing here throws: a disk that fails is a fact of life.

/** Where bytes are to be written, all of them and at once: nothing else is asked of the file before. */
export interface Room {
  readonly bytes: Uint8Array;
  /** Of the same bytes. */
  readonly view: DataView;
  /** The first byte of the room. */
  readonly at: number;
}

/** A file that only grows. What was appended can be read at once, wherever it is by then. */
export interface GrowingFile {
  /** Bytes so far: where the next ones will stand. */
  readonly length: number;
  /** Adds bytes; false if the file takes none any more, and then none of these is in it. */
  append(bytes: Uint8Array): boolean;
  /** As `append`, of bytes that are written where they stay. Undefined if there is no such room; `append` may still take them. */
  reserve(length: number): Room | undefined;
  /** Bytes from `position` on; fewer if the file is shorter, or cannot be read. */
  read(position: number, length: number): Uint8Array;
}

/** Where the files of one log lie. */
export interface FileShelf {
  /** A new file whose first row has this number; undefined if there can be none, which the shelf itself tells the user. */
  open(firstRow: number): GrowingFile | undefined;
  /** The file is needed no more. */
  remove(file: GrowingFile): void;
}
