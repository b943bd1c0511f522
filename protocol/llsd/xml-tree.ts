// Builds a value from the tags of LLSD-XML: containers on an explicit stack, one at a time, nothing recursive.
import type { Fix, Problem, Range } from '../text.ts';
import { Findings, short } from './finding.ts';
import { lineCounter } from './lines.ts';
import { MarksAhead } from './marks-ahead.ts';
import { suggestElement } from './suggestion.ts';
import { type LlsdKind, type LlsdLimits, undef } from './value.ts';
import type { XmlBuild } from './xml-build.ts';
import { sayMismatch, sayMistake, sayUnclosed, skipElement } from './xml-content.ts';
import { type ReusedTag, withoutBlanks, XmlCursor, type XmlTag, type XmlToken } from './xml-cursor.ts';
import { type Element, elementOf, encodingOf, mendName } from './xml-elements.ts';
import { inserted, removed, replaced, unwrapped, wrapped } from './xml-fixes.ts';
import { type Container, closeContainer, openContainer, placeKey, placeValue, type XmlReading } from './xml-frames.ts';
import { beforeRoot, noteDoctype, noteInstruction } from './xml-prologue.ts';
import { readKey, type Scalar, XmlScalars } from './xml-scalar.ts';
import { TEXT_MARKS, XmlText } from './xml-text.ts';

/** The depth at which one viewer's reader of compressed LLSD gives up [llsd.limit.1]. */
const PORTABLE_DEPTH = 96;

/** One reading of one document; `Built` is what becomes of its values. */
export class XmlTree<Built extends { readonly kind: LlsdKind }> {
  readonly #document: XmlReading<Built>;
  readonly #cursor: XmlCursor;
  readonly #findings = new Findings();
  readonly #limits: LlsdLimits;
  readonly #scalars: XmlScalars;
  /** Of the scalar or key that is being read. */
  readonly #leaf: ReusedTag = { name: '', start: 0, end: 0, isEmpty: true };
  /** `llsd` first, the innermost container last. */
  readonly #open: Container<Built>[] = [];
  #values = 0;
  #root: Built | undefined;
  #isRootClosed = false;
  #isStopped = false;

  constructor(text: string, limits: LlsdLimits, build: XmlBuild<Built>) {
    this.#cursor = new XmlCursor(text);
    this.#limits = limits;
    const marks = new MarksAhead(text, TEXT_MARKS);
    const lineOf = lineCounter(text);
    this.#document = { text, marks, cursor: this.#cursor, findings: this.#findings, lineOf, build, extents: [] };
    this.#scalars = new XmlScalars(this.#document);
  }

  /** The value inside `llsd`, if there is one. What was left open ends where reading stopped. */
  read(): { readonly root: Built | undefined; readonly problems: readonly Problem[] } {
    this.#cursor.end = beforeRoot(this.#document);
    while (!this.#isStopped) {
      const token = this.#cursor.next();
      sayMistake(this.#document, token);
      this.#take(token);
    }
    this.#cursor.end = this.#cursor.start;
    while (this.#open.length > 0) this.#close();
    return { root: this.#root, problems: this.#findings.sorted() };
  }

  #take(token: XmlToken): void {
    if (token === 'open' || token === 'empty') this.#element();
    else if (token === 'text' || token === 'cdata') this.#strayText(token);
    else if (token === 'close') this.#endTag();
    else if (token === 'end') this.#end();
    else if (token === 'instruction') noteInstruction(this.#document);
    else if (token === 'doctype') noteDoctype(this.#document);
  }

  /** Text where only elements belong. */
  #strayText(token: 'text' | 'cdata'): void {
    const { start, end, text } = this.#cursor;
    const inside = token === 'cdata' ? { start, end } : withoutBlanks(text, { start, end });
    if (inside.start === inside.end) return;
    const range = { start: inside.start, end };
    const top = this.#open.at(-1);
    if (top !== undefined) {
      if (token === 'text') new XmlText(this.#findings).addText(text.slice(start, end), start);
      const message = `Text is not allowed directly in <${top.kind}>.`;
      this.#findings.addProblem(
        { code: 'LS027', severity: 'error', message, range },
        strayFixes(inside, this.#takesString(token, top)),
      );
    } else if (this.#isRootClosed) {
      this.#afterRoot(range);
    } else {
      this.#stop('LS002', 'XML is not well-formed: text outside the root element.', range);
    }
  }

  /** Whether text could be a string where it stands: a container has room for one more value there. */
  #takesString(token: 'text' | 'cdata', top: Container<Built>): boolean {
    const { text, end } = this.#cursor;
    if (token === 'cdata' || top.kind === 'array') return token === 'text';
    if (top.kind === 'map') return top.hasKey && /^<(?:\/|key\b)/.test(text.slice(end, end + '<key>'.length));
    return top.items.length === 0 && text.startsWith('</', end);
  }

  #element(): void {
    const element = elementOf(this.#document);
    const cursor = this.#cursor;
    if (this.#open.length === 0) this.#outermost(element, cursor.tag());
    else if (element === 'array' || element === 'map') this.#container(element, cursor.tag());
    else if (element === 'key') this.#key(cursor.copyTag(this.#leaf));
    else if (element === undefined || element === 'llsd') this.#unknown(element, cursor.tag());
    else this.#scalar(element, cursor.copyTag(this.#leaf));
  }

  #outermost(element: Element | undefined, tag: XmlTag): void {
    if (this.#isRootClosed) this.#afterRoot(tag);
    else if (element !== 'llsd') {
      const message = `Root element is <${short(tag.name)}>; expected <llsd>.`;
      const whole = { start: tag.start, end: this.#cursor.text.trimEnd().length };
      this.#stop(
        'LS003',
        message,
        tag,
        ...(element === undefined ? [] : [wrapped('Put it into <llsd>', whole, 'llsd')]),
      );
    } else {
      encodingOf(this.#document, 'llsd');
      this.#open.push(openContainer('llsd', tag, undefined));
      if (tag.isEmpty) this.#close();
    }
  }

  #afterRoot({ start, end }: Range): void {
    const fix = replaced('Remove what follows </llsd>', { start, end: this.#cursor.text.length }, '');
    this.#stop('LS006', 'Content after </llsd>.', { start, end }, fix);
  }

  #container(kind: 'array' | 'map', tag: XmlTag): void {
    encodingOf(this.#document, kind);
    if (!this.#isCounted(tag)) return;
    const depth = this.#open.length;
    if (depth > PORTABLE_DEPTH) this.#sayDepth(depth, PORTABLE_DEPTH);
    if (depth > this.#limits.depth) {
      this.#stop('LS060', `Nesting depth ${depth} exceeds ${this.#limits.depth}.`, tag);
      return;
    }
    this.#open.push(openContainer(kind, tag, this.#open.at(-1)));
    if (tag.isEmpty) this.#close();
  }

  #scalar(kind: Scalar, tag: XmlTag): void {
    const encoding = encodingOf(this.#document, kind);
    if (!this.#isCounted(tag)) return;
    const value = this.#scalars.read(kind, tag, encoding);
    if (value === undefined) this.#isStopped = true;
    else {
      mendName(this.#document, tag, 'LS021', kind);
      this.#place(this.#document.build.scalar(value, tag, this.#cursor), tag);
    }
  }

  #key(tag: XmlTag): void {
    const top = this.#open.at(-1);
    encodingOf(this.#document, 'key');
    if (top?.kind !== 'map') this.#say('LS022', 'error', '<key> is only allowed in <map>.');
    const key = readKey(this.#document, tag);
    if (key === undefined) {
      this.#isStopped = true;
      return;
    }
    mendName(this.#document, tag, 'LS021', 'key');
    const { text, end } = this.#cursor;
    if (top?.kind === 'map') placeKey(top, key, tag, this.#document);
    else this.#findings.mend('LS022', tag.start, removed('Remove the key', text, { start: tag.start, end }));
  }

  /** An element that LLSD does not have stands for undef; its content is not looked at. */
  #unknown(element: 'llsd' | undefined, tag: XmlTag): void {
    const top = this.#open.at(-1);
    const isMap = top?.kind === 'map';
    if (!this.#isCounted(tag)) return;
    const meant = suggestElement(tag.name, isMap);
    const question = meant === undefined ? '' : ` Did you mean <${meant}>?`;
    if (element === 'llsd') this.#say('LS029', 'error', '<llsd> is only allowed as the root element.');
    else this.#say('LS020', 'error', `Unknown element <${short(tag.name)}>.${question}`);
    if (!tag.isEmpty && !skipElement(this.#document)) {
      this.#isStopped = true;
      return;
    }
    if (element === 'llsd') this.#findings.mend('LS029', tag.start, this.#nestedFix(tag, isMap && !top.hasKey));
    else if (meant !== undefined) mendName(this.#document, tag, 'LS020', meant);
    if (!isMap || top.hasKey) this.#place(this.#document.build.scalar(undef, tag, this.#cursor), tag);
  }

  /** For a second `llsd`, whose end tag has just been read. Without content it is undef, if a value may stand there. */
  #nestedFix(tag: XmlTag, isSurplus: boolean): Fix {
    const { text, start, end } = this.#cursor;
    const isBare = tag.isEmpty || text.slice(tag.end, start).trim() === '';
    if (!isBare || isSurplus) return unwrapped('Remove its tags', tag, this.#cursor);
    return replaced('Write <undef/>', { start: tag.start, end }, '<undef/>');
  }

  #endTag(): void {
    const top = this.#open.at(-1);
    if (top?.tag.name === this.#cursor.name) this.#close();
    else {
      sayMismatch(this.#document, top?.tag);
      this.#isStopped = true;
    }
  }

  /** The innermost container is complete; the cursor is at its end tag. */
  #close(): void {
    const top = this.#open.pop();
    if (top === undefined) return;
    const value = closeContainer(top, this.#document);
    if (top.kind === 'llsd') {
      this.#root = value;
      this.#isRootClosed = true;
    } else if (value !== undefined) this.#place(value, top.tag);
    if (!this.#isStopped) mendName(this.#document, top.tag, 'LS021', top.kind);
  }

  #place(value: Built, tag: XmlTag): void {
    const top = this.#open.at(-1);
    if (top !== undefined) placeValue(top, value, tag, this.#document);
  }

  #end(): void {
    this.#isStopped = true;
    const top = this.#open.at(-1);
    if (this.#cursor.fatal) return;
    if (top !== undefined) {
      const missing = this.#open.map(({ tag }) => `</${tag.name}>`).reverse();
      const end = this.#cursor.text.trimEnd().length;
      sayUnclosed(this.#findings, top.tag, inserted('Close what is open at the end', end, missing.join('')));
    } else if (!this.#isRootClosed) {
      this.#findings.add('LS001', 'error', 'Document is empty; expected an <llsd> element.', { start: 0, end: 0 });
    }
  }

  /** Whether one more value is allowed. */
  #isCounted(tag: XmlTag): boolean {
    if (++this.#values <= this.#limits.values) return true;
    this.#stop('LS062', 'Too many values.', tag);
    return false;
  }

  #say(code: string, severity: 'error' | 'warning', message: string): void {
    this.#findings.add(code, severity, message, { start: this.#cursor.start, end: this.#cursor.end });
  }

  #sayDepth(depth: number, limit: number): void {
    const { start, end } = this.#cursor;
    this.#findings.once('LS060', 'warning', `Nesting depth ${depth} exceeds ${limit}.`, { start, end });
  }

  #stop(code: string, message: string, { start, end }: Range, ...fixes: readonly Fix[]): void {
    this.#findings.last(code, message, { start, end }, ...fixes);
    this.#isStopped = true;
  }
}

/** Text between elements is a forgotten element, or a slip. */
function strayFixes(range: Range, takesString: boolean): readonly Fix[] {
  const asString = takesString ? [wrapped('Make it a <string>', range, 'string')] : [];
  return [...asString, replaced('Remove the text', range, '')];
}
