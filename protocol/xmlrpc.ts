// XML-RPC calls and answers. Values are those of LLSD: what both can say is said once.

import { readBase64, writeBase64 } from './llsd/base64.ts';
import { isoFromMs, msFromIso } from './llsd/iso-date.ts';
import {
  array,
  asInteger,
  asText,
  binary,
  boolean,
  date,
  get,
  integer,
  type Llsd,
  map,
  real,
  string,
  undef,
} from './llsd/value.ts';
import { readXml, type XmlElement } from './xml.ts';
import { escapeXml } from './xml-characters.ts';

/** Structs are maps, `nil` is undef, `i8` and numbers beyond 32 bits are reals. */
export type XmlRpcValue = Llsd;

export interface XmlRpcCall {
  readonly method: string;
  readonly params: readonly XmlRpcValue[];
}

/** [login.xmlrpc.1] The call, or a sentence that says why it is none. Never throws. */
export function readCall(text: string): XmlRpcCall | { readonly problem: string } {
  const root = readXml(text);
  if ('problem' in root) return root;
  if (root.name !== 'methodCall') return { problem: `Expected <methodCall>, found <${root.name}>.` };
  const method = child(root, 'methodName')?.text.trim() ?? '';
  if (method === '') return { problem: 'The call has no <methodName>.' };
  const params = child(root, 'params')?.elements ?? [];
  return { method, params: params.map((param) => rpcValue(child(param, 'value'))) };
}

export type XmlRpcAnswer =
  | { readonly kind: 'value'; readonly value: XmlRpcValue }
  | { readonly kind: 'fault'; readonly code: number; readonly message: string }
  | { readonly kind: 'problem'; readonly problem: string };

/** [login.xmlrpc.1] What a caller is told: a value, a fault, or nothing that could be read. Never throws. */
export function readResponse(text: string): XmlRpcAnswer {
  const root = readXml(text);
  if ('problem' in root) return { kind: 'problem', problem: root.problem };
  if (root.name !== 'methodResponse') {
    return { kind: 'problem', problem: `Expected <methodResponse>, found <${root.name}>.` };
  }
  const fault = child(root, 'fault');
  if (fault === undefined) return { kind: 'value', value: rpcValue(child(root, 'params', 'param', 'value')) };
  const value = rpcValue(child(fault, 'value'));
  return { kind: 'fault', code: asInteger(get(value, 'faultCode')), message: asText(get(value, 'faultString')) };
}

/** [login.xmlrpc.1] A call of one method with its parameters. */
export function writeCall(method: string, ...params: readonly XmlRpcValue[]): string {
  const values = params.map((param) => `<param>${valueXml(param)}</param>`).join('');
  return `${HEAD}<methodCall><methodName>${escapeXml(method)}</methodName><params>${values}</params></methodCall>\n`;
}

/** An answer: exactly one value. */
export function writeResponse(value: XmlRpcValue): string {
  return `${HEAD}<methodResponse><params><param>${valueXml(value)}</param></params></methodResponse>\n`;
}

/** [login.xmlrpc.3] The call could not be carried out at all. */
export function writeFault(code: number, text: string): string {
  const fault = map({ faultCode: integer(code), faultString: string(text) });
  return `${HEAD}<methodResponse><fault>${valueXml(fault)}</fault></methodResponse>\n`;
}

const HEAD = '<?xml version="1.0"?>\n';

/** [login.xmlrpc.1] No element inside: bare text is a string, blanks included. */
function rpcValue(value: XmlElement | undefined): Llsd {
  const typed = value?.elements[0];
  if (typed === undefined) return string(value?.text ?? '');
  return READERS.get(typed.name)?.(typed) ?? string(typed.text);
}

const READERS: ReadonlyMap<string, (element: XmlElement) => Llsd> = new Map([
  ['int', numberOf],
  ['i4', numberOf],
  ['i8', numberOf],
  ['double', ({ text }) => (isNumber(text) ? real(Number(text)) : string(text))],
  ['boolean', booleanOf],
  ['string', ({ text }) => string(text)],
  ['dateTime.iso8601', dateOf],
  ['base64', ({ text }) => binary(readBase64(text).bytes)],
  ['nil', () => undef],
  ['array', ({ elements }) => array(valuesOf(elements[0]).map(rpcValue))],
  ['struct', structOf],
]);

/** Text that is no number stays text: whoever asks converts [login.xmlrpc.1]. */
function numberOf({ text }: XmlElement): Llsd {
  if (!isNumber(text)) return string(text);
  const value = Number(text);
  return value === (value | 0) ? integer(value) : real(value);
}

function isNumber(text: string): boolean {
  return /^\s*[-+]?(?:\d+\.?\d*|\.\d+)(?:e[-+]?\d+)?\s*$/i.test(text);
}

function booleanOf({ text }: XmlElement): Llsd {
  const word = text.trim().toLowerCase();
  if (word === '1' || word === 'true') return boolean(true);
  return word === '0' || word === 'false' || word === '' ? boolean(false) : string(text);
}

/** `20260131T12:00:00`, as XML-RPC has it, and ISO with dashes, as people have it. */
function dateOf({ text }: XmlElement): Llsd {
  const dashed = text.trim().replace(/^(\d{4})(\d\d)(\d\d)T/, '$1-$2-$3T');
  const ms = msFromIso(dashed);
  return ms === undefined ? string(text) : date(ms);
}

function valuesOf(data: XmlElement | undefined): readonly XmlElement[] {
  return data?.elements.filter(({ name }) => name === 'value') ?? [];
}

/** [login.xmlrpc.2] A repeated member keeps its first value, as the viewer does. */
function structOf({ elements }: XmlElement): Llsd {
  const entries = new Map<string, Llsd>();
  for (const member of elements) {
    const name = child(member, 'name')?.text.trim() ?? '';
    if (!entries.has(name)) entries.set(name, rpcValue(child(member, 'value')));
  }
  return map(entries);
}

/** The element at the end of a path of names. */
function child(element: XmlElement, ...path: readonly string[]): XmlElement | undefined {
  return path.reduce<XmlElement | undefined>(
    (found, name) => found?.elements.find((one) => one.name === name),
    element,
  );
}

/** [login.xmlrpc.4] Only what the viewer's small reader knows: no `nil`, no `i8`, booleans as 1 and 0. */
function valueXml(value: Llsd): string {
  return `<value>${typedXml(value)}</value>`;
}

function typedXml(value: Llsd): string {
  switch (value.kind) {
    case 'integer':
      return `<int>${value.value}</int>`;
    case 'boolean':
      return `<boolean>${value.value ? 1 : 0}</boolean>`;
    case 'real':
      return `<double>${decimal(value.value)}</double>`;
    case 'date':
      return `<dateTime.iso8601>${isoFromMs(value.value).replaceAll('-', '').slice(0, 17)}</dateTime.iso8601>`;
    case 'binary':
      return `<base64>${writeBase64(value.value)}</base64>`;
    case 'array':
      return `<array><data>${value.items.map(valueXml).join('')}</data></array>`;
    case 'map':
      return `<struct>${[...value.entries].map(memberXml).join('')}</struct>`;
    case 'undef':
      return '<string></string>';
    default:
      return `<string>${escapeXml(printable(value.value))}</string>`;
  }
}

/** A member without name or value would make the viewer refuse the whole answer. */
function memberXml([name, value]: readonly [string, Llsd]): string {
  if (name === '' || value.kind === 'undef') return '';
  return `\n<member><name>${escapeXml(printable(name))}</name>${valueXml(value)}</member>`;
}

/** Control characters are left out: XML cannot hold them, and nobody shows them. */
function printable(text: string): string {
  // biome-ignore lint/suspicious/noControlCharactersInRegex: control characters are what is removed
  return text.replace(/[\x00-\x08\x0b\x0c\x0e-\x1f\x7f]/g, '');
}

/** XML-RPC has no exponents and no infinities. */
function decimal(value: number): string {
  if (!Number.isFinite(value)) return '0';
  const text = String(value);
  return text.includes('e') ? value.toFixed(20).replace(/\.?0+$/, '') : text;
}
