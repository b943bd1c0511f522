// Builds a value from the tags of LLSD-XML: containers on an explicit stack, one at a time, nothing recursive.
import { Findings, type LlsdReading, short } from './finding.ts';
import { lineCounter } from './lines.ts';
import { type Llsd, type LlsdLimits, undef } from './value.ts';
import { sayMismatch, sayMistake, sayUnclosed, skipElement, type XmlDocument } from './xml-content.ts';
import { XmlCursor, type XmlToken } from './xml-cursor.ts';
import { type Element, elementOf, encodingOf, meantBy } from './xml-elements.ts';
import { type Container, closeContainer, openContainer, placeKey, placeValue } from './xml-frames.ts';
import { beforeRoot, noteInstruction } from './xml-prologue.ts';
import { readKey, readScalar, type Scalar } from './xml-scalar.ts';
import { XmlText } from './xml-text.ts';

/** The depth at which one viewer's reader of compressed LLSD gives up [llsd.limit.1]. */
const PORTABLE_DEPTH = 96;

/** One reading of one document. */
export class XmlTree {
  readonly #document: XmlDocument;
  readonly #cursor: XmlCursor;
  readonly #findings = new Findings();
  readonly #limits: LlsdLimits;
  /** `llsd` first, the innermost container last. */
  readonly #open: Container[] = [];
  #values = 0;
  #result: Llsd = undef;
  #isRootClosed = false;
  #isStopped = false;

  constructor(text: string, limits: LlsdLimits) {
    this.#cursor = new XmlCursor(text);
    this.#limits = limits;
    const isOdd = text.includes('\r') || text.includes(']]>');
    this.#document = { text, isOdd, cursor: this.#cursor, findings: this.#findings, lineOf: lineCounter(text) };
  }

  read(): LlsdReading<Llsd> {
    this.#cursor.end = beforeRoot(this.#document);
    while (!this.#isStopped) {
      const token = this.#cursor.next();
      sayMistake(this.#document);
      this.#take(token);
    }
    while (this.#open.length > 0) this.#close();
    return { value: this.#result, problems: this.#findings.sorted() };
  }

  #take(token: XmlToken): void {
    if (token === 'open' || token === 'empty') this.#element(token === 'empty');
    else if (token === 'text' || token === 'cdata') this.#strayText(token);
    else if (token === 'close') this.#endTag();
    else if (token === 'end') this.#end();
    else if (token === 'instruction') noteInstruction(this.#document);
    else if (token === 'doctype') this.#say('LS010', 'warning', 'DOCTYPE is ignored or refused by LLSD readers.');
  }

  /** Text where only elements belong. */
  #strayText(token: 'text' | 'cdata'): void {
    const { start, end, text } = this.#cursor;
    const raw = text.slice(start, end);
    const blanks = token === 'cdata' ? 0 : raw.search(/[^ \t\r\n]/);
    if (blanks < 0) return;
    const range = { start: start + blanks, end };
    const top = this.#open.at(-1);
    if (top !== undefined) {
      if (token === 'text') new XmlText(this.#findings).addText(raw, start);
      this.#findings.add('LS027', 'error', `Text is not allowed directly in <${top.kind}>.`, range);
    } else if (this.#isRootClosed) {
      this.#stop('LS006', 'Content after </llsd>.', range);
    } else {
      this.#stop('LS002', 'XML is not well-formed: text outside the root element.', range);
    }
  }

  #element(isEmpty: boolean): void {
    const element = elementOf(this.#document);
    if (this.#open.length === 0) this.#root(element, isEmpty);
    else if (element === 'array' || element === 'map') this.#container(element, isEmpty);
    else if (element === 'key') this.#key(isEmpty);
    else if (element === undefined || element === 'llsd') this.#unknown(element, isEmpty);
    else this.#scalar(element, isEmpty);
  }

  #root(element: Element | undefined, isEmpty: boolean): void {
    const { name, start, end } = this.#cursor;
    if (this.#isRootClosed) this.#stop('LS006', 'Content after </llsd>.', { start, end });
    else if (element !== 'llsd') {
      this.#stop('LS003', `Root element is <${short(name)}>; expected <llsd>.`, { start, end });
    } else {
      encodingOf(this.#document, 'llsd');
      this.#open.push(openContainer('llsd', { name, start, end }));
      if (isEmpty) this.#close();
    }
  }

  #container(kind: 'array' | 'map', isEmpty: boolean): void {
    const { name, start, end } = this.#cursor;
    encodingOf(this.#document, kind);
    this.#count();
    const depth = this.#open.length;
    if (depth > PORTABLE_DEPTH) this.#sayDepth(depth, PORTABLE_DEPTH);
    if (depth > this.#limits.depth) {
      this.#stop('LS060', `Nesting depth ${depth} exceeds ${this.#limits.depth}.`, { start, end });
      return;
    }
    this.#open.push(openContainer(kind, { name, start, end }));
    if (isEmpty) this.#close();
  }

  #scalar(kind: Scalar, isEmpty: boolean): void {
    const { start, end } = this.#cursor;
    const encoding = encodingOf(this.#document, kind);
    this.#count();
    const value = readScalar(this.#document, kind, isEmpty, encoding);
    if (value === undefined) this.#isStopped = true;
    else this.#place(value, start, end);
  }

  #key(isEmpty: boolean): void {
    const { start, end } = this.#cursor;
    const top = this.#open.at(-1);
    encodingOf(this.#document, 'key');
    if (top?.kind !== 'map') this.#say('LS022', 'error', '<key> is only allowed in <map>.');
    const key = readKey(this.#document, isEmpty);
    if (key === undefined) this.#isStopped = true;
    else if (top?.kind === 'map') placeKey(top, { key, start, end }, this.#findings);
  }

  /** An element that LLSD does not have stands for undef; its content is not looked at. */
  #unknown(element: 'llsd' | undefined, isEmpty: boolean): void {
    const { name, start, end } = this.#cursor;
    const top = this.#open.at(-1);
    const isMap = top?.kind === 'map';
    this.#count();
    if (element === 'llsd') this.#say('LS029', 'error', '<llsd> is only allowed as the root element.');
    else this.#say('LS020', 'error', `Unknown element <${short(name)}>.${meantBy(name, isMap)}`);
    if (!isEmpty && !skipElement(this.#document)) this.#isStopped = true;
    else if (!isMap || top.key !== undefined) this.#place(undef, start, end);
  }

  #endTag(): void {
    const top = this.#open.at(-1);
    if (top?.tag.name === this.#cursor.name) this.#close();
    else {
      sayMismatch(this.#document, top?.tag);
      this.#isStopped = true;
    }
  }

  /** The innermost container is complete. */
  #close(): void {
    const top = this.#open.pop();
    if (top === undefined) return;
    const value = closeContainer(top, this.#findings);
    if (top.kind === 'llsd') {
      this.#result = value;
      this.#isRootClosed = true;
    } else this.#place(value, top.tag.start, top.tag.end);
  }

  #place(value: Llsd, start: number, end: number): void {
    const top = this.#open.at(-1);
    if (top !== undefined) placeValue(top, value, { start, end }, this.#document);
  }

  #end(): void {
    this.#isStopped = true;
    const top = this.#open.at(-1);
    if (this.#cursor.fatal) return;
    if (top !== undefined) sayUnclosed(this.#findings, top.tag);
    else if (!this.#isRootClosed) {
      this.#findings.add('LS001', 'error', 'Document is empty; expected an <llsd> element.', { start: 0, end: 0 });
    }
  }

  #count(): void {
    const { start, end } = this.#cursor;
    if (++this.#values > this.#limits.values) this.#stop('LS062', 'Too many values.', { start, end });
  }

  #say(code: string, severity: 'error' | 'warning', message: string): void {
    this.#findings.add(code, severity, message, { start: this.#cursor.start, end: this.#cursor.end });
  }

  #sayDepth(depth: number, limit: number): void {
    const { start, end } = this.#cursor;
    this.#findings.once('LS060', 'warning', `Nesting depth ${depth} exceeds ${limit}.`, { start, end });
  }

  #stop(code: string, message: string, range: { readonly start: number; readonly end: number }): void {
    this.#findings.last(code, message, range);
    this.#isStopped = true;
  }
}
