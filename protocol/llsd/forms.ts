// The four forms that documents are converted between: which one a file has, reading any of them, writing any of them.
import { concatBytes, readUtf8, utf8 } from '../bytes.ts';
import type { Problem } from '../text.ts';
import { readBinaryDocument, writeLlsdBinary } from './binary.ts';
import { readJsonDocument, writeLlsdJson } from './json.ts';
import type { LlsdDocument, LlsdNode } from './node.ts';
import { readNotationDocument, writeLlsdNotation } from './notation.ts';
import { looksLikeJson } from './notation-json.ts';
import { textOfOctets } from './notation-octets.ts';
import { sniffLlsd } from './sniff.ts';
import type { Llsd, LlsdLimits } from './value.ts';
import { readXmlDocument, writeLlsdXml } from './xml.ts';
import { textOfOctets as textOfXml } from './xml-octets.ts';

export const FORMS = ['xml', 'notation', 'binary', 'json'] as const;
export type Form = (typeof FORMS)[number];

/** As people call them. */
export const FORM_NAMES: Readonly<Record<Form, string>> = {
  xml: 'LLSD-XML',
  notation: 'LLSD notation',
  binary: 'binary LLSD',
  json: 'JSON',
};

/** A document that was read, with what it was read from. */
export interface ReadForm extends LlsdDocument {
  readonly form: Form;
  /** Empty for binary. */
  readonly text: string;
  /** Empty for the others. */
  readonly octets: Uint8Array;
}

export interface FormReading {
  readonly limits?: Partial<LlsdLimits>;
  /** JSON as the .NET libraries have it [llsd.json.2]. */
  readonly plain?: boolean;
}

/**
 * [llsd.form.1] The form of a document, by its name only if that ends in `.json`. JSON and notation resemble each other:
 * JSON is what is sound JSON and would be read otherwise as notation. Undefined: it is none of the four.
 */
export function formOf(document: Uint8Array | string, name = ''): Form | undefined {
  const sniffed = sniffLlsd(document);
  if (sniffed === 'xml' || sniffed === 'binary') return sniffed;
  if (/\.json$/i.test(name)) return 'json';
  const text = (typeof document === 'string' ? document : readUtf8(document))?.replace(/^\ufeff/, '');
  if (text === undefined) return sniffed;
  if (sniffed === undefined) return /^\s*[-\dn]/.test(text) && isJson(text) ? 'json' : undefined;
  return looksLikeJson(text) || hasTypedObject(text) ? 'json' : 'notation';
}

/** What our own JSON has and notation does not mean. */
function hasTypedObject(text: string): boolean {
  return /^\s*[[{]/.test(text) && /\{\s*"\$+(?:binary|date|uuid|uri|real)"\s*:/.test(text) && isJson(text);
}

function isJson(text: string): boolean {
  try {
    JSON.parse(text);
    return true;
  } catch {
    return false;
  }
}

/** Reads octets in a form. Never fails: what is wrong is among the problems. */
export function readForm(form: Form, octets: Uint8Array, reading: FormReading = {}): ReadForm {
  if (form === 'binary') return { form, text: '', octets, ...documentOf(readBinaryDocument(octets, reading.limits)) };
  if (form === 'notation') return readFormText(form, textOfOctets(octets), reading);
  const { text, problems } = textOfXml(octets);
  const read = readFormText(form, text, reading);
  return problems.length === 0 ? read : { ...read, problems: inOrder([...problems, ...read.problems]) };
}

/** The same for a text. */
export function readFormText(
  form: Exclude<Form, 'binary'>,
  text: string,
  { limits, plain = false }: FormReading = {},
): ReadForm {
  const read = { form, text, octets: new Uint8Array(0) };
  if (form === 'xml') return { ...read, ...readXmlDocument(text, limits) };
  if (form === 'notation') return { ...read, ...readNotationDocument(text, limits) };
  return { ...read, ...readJsonDocument(text, { plain, ...(limits && { limits }) }) };
}

const documentOf = ({ root, problems }: LlsdDocument): LlsdDocument => ({ root, problems });

const inOrder = (problems: readonly Problem[]): readonly Problem[] =>
  [...problems].sort((one, other) => one.range.start - other.range.start);

export interface FormWriting {
  /** On lines, for people; binary has none. */
  readonly pretty?: boolean;
  /** JSON as the .NET libraries have it [llsd.json.2]. */
  readonly plain?: boolean;
  /** What names the form stands first, where a form has that. */
  readonly header?: boolean;
}

/** Blanks for each level. */
const INDENT = 2;
/** Compared ignoring case by most, with these letters by the others. */
const BINARY_HEADER = '<? LLSD/Binary ?>\n';

/** [llsd.form.2] A text that ends with a line break only if it is laid out. */
export function writeFormText(
  form: Exclude<Form, 'binary'>,
  value: Llsd,
  { pretty = false, plain = false, header = false }: FormWriting = {},
): string {
  const layout = pretty ? { pretty: INDENT } : {};
  if (form === 'xml') return writeLlsdXml(value, layout);
  if (form === 'json') return writeLlsdJson(value, { ...layout, plain });
  return writeLlsdNotation(value, { ...layout, header }) + (pretty ? '\n' : '');
}

/** The octets of a document in a form. */
export function writeForm(form: Form, value: Llsd, writing: FormWriting = {}): Uint8Array {
  if (form !== 'binary') return utf8(writeFormText(form, value, writing));
  const octets = writeLlsdBinary(value);
  return writing.header === true ? concatBytes(utf8(BINARY_HEADER), octets) : octets;
}

/** What can be converted: a document, or one value of it. */
export interface Convertible extends ReadForm {
  readonly root: LlsdNode;
  /** Only the root is meant, not the document around it. */
  readonly isPart?: boolean;
}
