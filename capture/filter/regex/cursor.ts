// A place in the text of a regular expression. After the first problem it stands at the end: nothing more is read.

export interface RegexProblem {
  readonly message: string;
  /** Offsets into the text between the slashes. */
  readonly start: number;
  readonly end: number;
}

export class RegexCursor {
  readonly source: string;
  /** `.` is also the end of a line. */
  readonly isDotAll: boolean;
  at = 0;
  /** How many groups are open. */
  depth = 0;
  problem: RegexProblem | undefined;

  constructor(source: string, isDotAll: boolean) {
    this.source = source;
    this.isDotAll = isDotAll;
  }

  get isAtEnd(): boolean {
    return this.at >= this.source.length;
  }

  /** The character here, whole; '' at the end. */
  get next(): string {
    const code = this.source.codePointAt(this.at);
    return code === undefined ? '' : String.fromCodePoint(code);
  }

  take(): string {
    const { next } = this;
    this.at += next.length;
    return next;
  }

  /** Whether `text` stands here; then it is taken. */
  accept(text: string): boolean {
    const isHere = this.source.startsWith(text, this.at);
    if (isHere) this.at += text.length;
    return isHere;
  }

  /** What a sticky pattern finds here; it is taken. */
  match(pattern: RegExp): RegExpExecArray | undefined {
    pattern.lastIndex = this.at;
    const found = pattern.exec(this.source) ?? undefined;
    this.at += found?.[0].length ?? 0;
    return found;
  }

  /** What stands from `start` up to `end`, or up to here, cannot be read. */
  refuse(message: string, start: number, end = this.at): void {
    this.problem ??= { message, start, end: Math.max(start + 1, end) };
    this.at = this.source.length;
  }
}
