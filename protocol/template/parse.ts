// From words to messages. Tolerant: whatever the text, every message that can be told apart is read, and each mistake
// is meant to cost one problem. Braces decide as long as they are balanced; where they are not, the shape of what
// follows and the indentation do. Knows no rule beyond the syntax; those are in check.ts.
import type { Problem, Range } from '../text.ts';
import type { OpenBlock, OpenField, OpenMessage } from './open-parts.ts';
import { isWorthKeeping, placedMessage } from './open-parts.ts';
import type { TemplateFile, Word } from './placed.ts';
import { ProblemList, quote } from './problem-list.ts';
import type { Beginning } from './read-parts.ts';
import { readBlock, readField, readMessage } from './read-parts.ts';
import type { Scan } from './scan.ts';
import { scan } from './scan.ts';
import type { Segment, Shape } from './shape.ts';
import { isBareField, isBlockLine, isHeaderLine, segmentFrom, shapeBehind } from './shape.ts';

/** Reads a template. Never fails: what is wrong is in `problems`, at most MAX_PROBLEMS of them and a closing one. */
export function parseTemplate(text: string): TemplateFile {
  return new Parser(scan(text)).parse();
}

class Parser {
  readonly #scan: Scan;
  readonly #problems = new ProblemList();
  readonly #messages: OpenMessage[] = [];
  /** Stretches of plain text between messages: other slips inside them are no news. */
  readonly #stray: Range[] = [];
  #segment: Segment = { end: 0, isBalanced: true };
  #at = 0;
  #message: OpenMessage | undefined;
  #block: OpenBlock | undefined;
  /** Closing braces still to come for parts that were closed on their behalf. */
  #owed = 0;
  /** The file ended inside a header, and that was said. */
  #isCutOff = false;
  #version: Word | undefined;

  constructor(scanned: Scan) {
    this.#scan = scanned;
  }

  parse(): TemplateFile {
    this.#readVersion();
    while (this.#at < this.#scan.count && !this.#problems.isFull) {
      const kind = this.#scan.kind(this.#at);
      if (kind === 'open') this.#open();
      else if (kind === 'close') this.#close();
      else this.#bareWord();
    }
    this.#end();
    return this.#file();
  }

  #file(): TemplateFile {
    const messages = this.#messages.filter(isWorthKeeping).map((open) => placedMessage(open, this.#scan));
    const template = { messages: messages.filter((placed) => placed.sound).map((placed) => placed.message) };
    const slips = withoutStray(this.#scan.problems, this.#stray);
    for (const slip of slips) this.#problems.add(slip);
    return { scan: this.#scan, template, messages, version: this.#version, problems: this.#problems.found };
  }

  // ---- the version line

  #readVersion(): void {
    const first = this.#scan.kind(0);
    if (first === 'word' && this.#scan.word(0) === 'version') {
      this.#at = 1;
      this.#readVersionNumber();
      return;
    }
    const message = 'A template starts with a version line, for example: version 2.0.';
    const fixes = [
      { title: 'Start with version 2.0', edits: [{ range: { start: 0, end: 0 }, text: 'version 2.0\n\n' }] },
    ];
    this.#error('MT001', message, this.#scan.range(0), { fixes });
    if (first === 'word' && !isHeaderLine(this.#scan, 0)) this.#skipLinesBeforeVersion();
  }

  /** Words at the very top are one mistake together with the version line below them. */
  #skipLinesBeforeVersion(): void {
    this.#skipLine();
    if (this.#scan.word(this.#at) !== 'version') return;
    this.#at += 1;
    this.#readVersionNumber();
  }

  #readVersionNumber(): void {
    const word = this.#wordAt(this.#at);
    const isMissing = this.#scan.kind(this.#at) !== 'word' || isHeaderLine(this.#scan, this.#at);
    const range = isMissing ? this.#scan.range(this.#at - 1) : word;
    if (!isMissing) {
      this.#version = word;
      this.#at += 1;
    }
    const isNumber = !isMissing && /^[0-9]+(\.[0-9]*)?$/u.test(word.text);
    if (isNumber && Number(word.text) === 2) return;
    const fixes = isMissing ? undefined : [{ title: 'Change to 2.0', edits: [{ range: place(word), text: '2.0' }] }];
    this.#problems.add({
      code: 'MT002',
      severity: isNumber ? 'warning' : 'error',
      message: 'The version must be 2.0; other versions have another grammar.',
      range: place(range),
      ...(fixes === undefined ? {} : { fixes }),
    });
  }

  #secondVersion(): void {
    const start = this.#at;
    this.#at += 1;
    if (this.#scan.kind(this.#at) === 'word' && this.#scan.line(this.#at) === this.#scan.line(start)) this.#at += 1;
    const edits = [
      { range: { start: this.#scan.range(start).start, end: this.#scan.range(this.#at - 1).end }, text: '' },
    ];
    const message = 'Only one version line is possible, at the top of the file.';
    this.#error('MT003', message, this.#scan.range(start), { fixes: [{ title: 'Remove this version line', edits }] });
  }

  // ---- opening braces

  #open(): void {
    const shape = shapeBehind(this.#scan, this.#at);
    const level = this.#levelOf(shape);
    if (level === 'message') this.#beginMessage({ start: this.#at, first: this.#at + 1 });
    else if (level === 'block') this.#beginBlock({ start: this.#at, first: this.#at + 1 });
    else this.#beginField({ start: this.#at, first: this.#at + 1 });
  }

  /** What the brace at hand opens. May open a part again that a stray brace had closed. */
  #levelOf(shape: Shape | undefined): Shape {
    if (shape === 'message') return 'message';
    const here = this.#block !== undefined ? 'field' : this.#message !== undefined ? 'block' : 'message';
    if (shape === 'block' && here === 'field') return 'block';
    if (this.#isBalanced()) return here;
    if (shape === undefined && this.#isMessageByIndent()) return 'message';
    if (shape === 'block' && here === 'message') return this.#reopenMessage() ? 'block' : 'message';
    if (shape !== 'field' || here === 'field') return here;
    return (here === 'block' || this.#reopenMessage()) && this.#reopenBlock() ? 'field' : here;
  }

  /** An unclear brace at the margin, below the open message's own brace, while that message's parts are indented. */
  #isMessageByIndent(): boolean {
    const open = this.#message;
    if (open === undefined || !this.#scan.isFirstOnLine(this.#at) || this.#scan.column(this.#at) !== 0) return false;
    const lastBlock = open.blocks.at(-1);
    return this.#scan.column(open.start) === 0 && lastBlock !== undefined && this.#scan.column(lastBlock.start) > 0;
  }

  #reopenMessage(): boolean {
    const last = this.#messages.at(-1);
    if (last?.close === undefined) return false;
    this.#closedTooEarly(`message ${last.name}`, last.close);
    last.close = undefined;
    this.#message = last;
    return true;
  }

  #reopenBlock(): boolean {
    const last = this.#message?.blocks.at(-1);
    if (last === undefined) return false;
    if (last.close !== undefined) this.#closedTooEarly(`block ${last.name}`, last.close);
    last.close = undefined;
    this.#block = last;
    return true;
  }

  #closedTooEarly(what: string, brace: number): void {
    const range = this.#scan.range(brace);
    const fixes = [{ title: 'Remove this brace', edits: [{ range, text: '' }] }];
    this.#error('MT013', `This brace closes ${quote(what)} too early: more of it follows.`, range, { fixes });
  }

  #beginMessage(place: Beginning): void {
    this.#leaveMessage();
    const read = readMessage(this.#scan, place);
    this.#at = read.next;
    this.#take(read);
    if (read.part === undefined) return;
    this.#messages.push(read.part);
    this.#message = read.part;
  }

  #beginBlock(place: Beginning): void {
    const open = this.#message;
    if (open === undefined) return;
    const read = readBlock(this.#scan, place);
    this.#leaveBlock(read.part?.words.quantity ?? this.#scan.range(place.start));
    this.#at = read.next;
    this.#take(read);
    if (read.part === undefined) return;
    open.blocks.push(read.part);
    this.#block = read.part;
  }

  #beginField(place: Beginning): void {
    const block = this.#block;
    if (block === undefined) return;
    const read = readField(this.#scan, place);
    this.#at = read.next;
    this.#take(read);
    if (read.part === undefined) return;
    block.fields.push(read.part);
    this.#endField(read.part, block);
  }

  /** Takes what a reader of one part found wrong. */
  #take(read: { readonly problems: readonly Problem[]; readonly isCutOff: boolean }): void {
    for (const problem of read.problems) this.#problems.add(problem);
    if (read.isCutOff) this.#isCutOff = true;
  }

  #endField(field: OpenField, block: OpenBlock): void {
    const closes = this.#scan.kind(this.#at) === 'close';
    if (closes && (this.#isBalanced() || !this.#closesOuter(field.start, block.start))) {
      field.close = this.#at;
      this.#at += 1;
      return;
    }
    if (this.#isCutOff) return;
    const atEnd = this.#at >= this.#scan.count;
    if (!atEnd && this.#isBalanced()) this.#owed += 1;
    const last = this.#scan.range(this.#at - 1);
    this.#error('MT012', `Field ${quote(field.name)} is not closed.`, atEnd ? last : this.#scan.range(this.#at), {
      related: [{ message: 'The field begins here.', range: this.#scan.range(field.start) }],
      fixes: [insertion('Close the field', last.end, ' }')],
    });
    this.#isCutOff ||= atEnd;
  }

  // ---- closing braces

  #close(): void {
    const at = this.#at;
    const open = this.#message;
    this.#at += 1;
    if (this.#owed > 0) this.#owed -= 1;
    else if (open === undefined) this.#closesNothing(at);
    else if (this.#block === undefined) this.#finishMessage(open, at);
    else this.#closeBlock(open, this.#block, at);
  }

  #closeBlock(open: OpenMessage, block: OpenBlock, at: number): void {
    if (!this.#isBalanced() && this.#standsBelow(at, open.start) && !this.#standsBelow(at, block.start)) {
      this.#leaveBlock(this.#scan.range(at));
      this.#finishMessage(open, at);
      return;
    }
    block.close = at;
    this.#block = undefined;
  }

  #finishMessage(open: OpenMessage, at: number): void {
    open.close = at;
    this.#message = undefined;
  }

  #closesNothing(at: number): void {
    const range = this.#scan.range(at);
    const fixes = [{ title: 'Remove this brace', edits: [{ range, text: '' }] }];
    this.#error('MT013', 'This brace closes nothing.', range, { fixes });
  }

  #closesOuter(inner: number, outer: number): boolean {
    return this.#standsBelow(this.#at, outer) && !this.#standsBelow(this.#at, inner);
  }

  /** Both braces begin their lines, in the same column. */
  #standsBelow(close: number, open: number): boolean {
    const begins = this.#scan.isFirstOnLine(close) && this.#scan.isFirstOnLine(open);
    return begins && this.#scan.column(close) === this.#scan.column(open);
  }

  // ---- words without a brace before them

  #bareWord(): void {
    const at = this.#at;
    if (isHeaderLine(this.#scan, at)) {
      this.#leaveMessage();
      this.#braceMissing('MT004', 'A message starts with {', at);
      this.#beginMessage({ start: at, first: at });
    } else if (this.#message === undefined) this.#bareWordOutside();
    else if (isBlockLine(this.#scan, at)) {
      this.#braceMissing('MT011', 'A block starts with {', at);
      this.#block = undefined;
      this.#beginBlock({ start: at, first: at });
    } else if (this.#block !== undefined && isBareField(this.#scan, at)) {
      this.#braceMissing('MT012', 'A field starts with {', at);
      this.#beginField({ start: at, first: at });
    } else this.#strayInside();
  }

  #bareWordOutside(): void {
    if (this.#scan.word(this.#at) === 'version') {
      this.#secondVersion();
      return;
    }
    const start = this.#scan.range(this.#at).start;
    this.#skipLine();
    const range = { start, end: this.#scan.range(this.#at - 1).end };
    this.#stray.push(range);
    const fixes = [insertion('Make this a comment', start, '// ')];
    this.#error('MT004', 'Text outside a message; start a comment with //.', range, { fixes });
  }

  #strayInside(): void {
    const first = this.#scan.range(this.#at);
    const word = quote(this.#scan.word(this.#at));
    this.#skipLine();
    const range = { start: first.start, end: this.#scan.range(this.#at - 1).end };
    if (this.#block === undefined)
      this.#error('MT010', `Unexpected ${word}: a block or the closing brace of the message belongs here.`, range);
    else this.#error('MT011', `Unexpected ${word}: a field or the closing brace of the block belongs here.`, range);
  }

  /** Goes behind the words of this line; a brace that begins something ends the run. */
  #skipLine(): void {
    const line = this.#scan.line(this.#at);
    do this.#at += 1;
    while (this.#scan.kind(this.#at) === 'word' && this.#scan.line(this.#at) === line);
  }

  #braceMissing(code: string, message: string, at: number): void {
    const { start } = this.#scan.range(at);
    const end = this.#lineEndOf(at);
    this.#error(code, `${message}.`, { start, end }, { fixes: [insertion('Insert {', start, '{ ')] });
  }

  #lineEndOf(at: number): number {
    let last = at;
    while (this.#scan.kind(last + 1) === 'word' && this.#scan.line(last + 1) === this.#scan.line(at)) last += 1;
    return this.#scan.range(last).end;
  }

  // ---- what was left open

  #leaveMessage(): void {
    const open = this.#message;
    if (open === undefined) return;
    const inside = this.#block === undefined ? '' : ` and its block ${quote(this.#block.name)}`;
    const verb = this.#block === undefined ? 'is' : 'are';
    this.#message = undefined;
    this.#block = undefined;
    const last = this.#scan.range(this.#lastBraceOf(open));
    this.#error('MT010', `Message ${quote(open.name)}${inside} ${verb} not closed.`, last, {
      related: [{ message: `${quote(open.name)} begins here.`, range: this.#scan.range(open.start) }],
      fixes: [insertion('Close the message', this.#scan.range(this.#at - 1).end, inside === '' ? '\n}' : '\n    }\n}')],
    });
  }

  #leaveBlock(at: Range): void {
    const block = this.#block;
    if (block === undefined) return;
    this.#block = undefined;
    if (this.#isBalanced()) this.#owed += 1;
    this.#error('MT011', `Block ${quote(block.name)} is not closed before this.`, place(at), {
      related: [{ message: `${quote(block.name)} begins here.`, range: this.#scan.range(block.start) }],
      fixes: [insertion('Close the block', this.#scan.range(this.#at - 1).end, '\n    }')],
    });
  }

  #end(): void {
    if (!this.#isCutOff) this.#leaveMessage();
  }

  #lastBraceOf(open: OpenMessage): number {
    let last = this.#at - 1;
    while (last > open.start && this.#scan.kind(last) === 'word') last -= 1;
    return last;
  }

  // ---- small words

  #isBalanced(): boolean {
    while (this.#segment.end <= this.#at && this.#segment.end < this.#scan.count)
      this.#segment = segmentFrom(this.#scan, this.#segment.end);
    return this.#segment.isBalanced;
  }

  #wordAt(index: number): Word {
    return { ...this.#scan.range(index), text: this.#scan.word(index) };
  }

  #error(code: string, message: string, range: Range, more: Pick<Problem, 'related' | 'fixes'> = {}): void {
    this.#problems.add({ code, severity: 'error', message, range, ...more });
  }
}

const place = ({ start, end }: Range): Range => ({ start, end });

const insertion = (title: string, at: number, text: string) => ({
  title,
  edits: [{ range: { start: at, end: at }, text }],
});

/** Drops problems that lie inside stretches; both are in the order of the text. */
function withoutStray(problems: readonly Problem[], stray: readonly Range[]): readonly Problem[] {
  let at = 0;
  return problems.filter((problem) => {
    while ((stray[at]?.end ?? Number.POSITIVE_INFINITY) <= problem.range.start) at += 1;
    return problem.code === 'MT009' || problem.range.start < (stray[at]?.start ?? Number.POSITIVE_INFINITY);
  });
}
