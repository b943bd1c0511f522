// The names that LLSD-XML knows, and the attributes that mean something on them.
import type { Fix, Range } from '../text.ts';
import { short } from './finding.ts';
import type { XmlDocument } from './xml-content.ts';
import type { XmlAttribute, XmlTag } from './xml-cursor.ts';
import { renamed, replaced } from './xml-fixes.ts';
import type { Scalar } from './xml-scalar.ts';

export type Element = Scalar | 'array' | 'map' | 'key' | 'llsd';

const ELEMENTS: ReadonlyMap<string, Element> = new Map(
  (
    [
      'undef',
      'boolean',
      'integer',
      'real',
      'string',
      'uuid',
      'date',
      'uri',
      'binary',
      'array',
      'map',
      'key',
      'llsd',
    ] as const
  ).map((name) => [name, name]),
);

/** The element of the tag just read; a name in the wrong case counts as the right one [llsd.xml.1]. */
export function elementOf({ cursor, findings }: XmlDocument): Element | undefined {
  const known = ELEMENTS.get(cursor.name);
  if (known !== undefined) return known;
  const lower = cursor.name.toLowerCase();
  const meant = ELEMENTS.get(lower);
  if (meant !== undefined) {
    const message = `Element names are lower case: <${cursor.name}> should be <${lower}>.`;
    findings.add('LS021', 'error', message, { start: cursor.start, end: cursor.end });
  }
  return meant;
}

/** A name in the wrong case or of another program is written as it is meant; the cursor is at the end tag. */
export function mendName({ cursor, findings }: XmlDocument, tag: XmlTag, code: string, name: string): void {
  if (tag.name !== name) findings.mend(code, tag.start, renamed(`Write <${name}>`, tag, cursor, name));
}

/** Checks the attributes of the tag just read. The encoding of binary: `base64` unless it says otherwise. */
export function encodingOf(document: XmlDocument, element: Element): string {
  const { cursor } = document;
  const plainLength = cursor.name.length + 2;
  if (cursor.end - cursor.start <= plainLength + 1) return 'base64';
  let encoding = 'base64';
  for (const attribute of cursor.attributes()) {
    if (element === 'binary' && attribute.name === 'encoding') {
      encoding = attribute.value ?? '';
      sayEncoding(document, attribute);
    } else if (!hasMeaning(element, attribute.name)) {
      const message = `Attribute '${short(attribute.name)}' on <${element}> has no meaning in LLSD.`;
      const range = rangeOf(attribute);
      const problem = { code: 'LS015', severity: 'information', message, range } as const;
      document.findings.addProblem(problem, [attributeFix(document, range)]);
    }
  }
  return encoding;
}

/** With the blanks before it. */
function attributeFix({ text }: XmlDocument, { start, end }: Range): Fix {
  let from = start;
  while (/\s/.test(text.charAt(from - 1))) from -= 1;
  return replaced('Remove the attribute', { start: from, end }, '');
}

function hasMeaning(element: Element, attribute: string): boolean {
  return element === 'llsd' && /^(?:xmlns$|xmlns:|xsi:)/.test(attribute);
}

function sayEncoding({ findings }: XmlDocument, attribute: XmlAttribute): void {
  if (attribute.value === 'base64' || attribute.value === undefined) return;
  const message = `Encoding '${short(attribute.value)}' is not portable; use base64.`;
  findings.add('LS055', 'error', message, rangeOf(attribute));
}

function rangeOf({ at, name, value, end }: XmlAttribute): Range {
  return { start: at, end: value === undefined ? at + name.length : end };
}
