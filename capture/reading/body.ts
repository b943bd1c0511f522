// The body of an HTTP message as text for people, and as a value if it is LLSD. Compressed bodies are opened by whoever can.
import { looseUtf8, readUtf8 } from '../../protocol/bytes.ts';
import { readLlsdBinary } from '../../protocol/llsd/binary.ts';
import { readLlsdNotationBytes } from '../../protocol/llsd/notation.ts';
import { sniffLlsd } from '../../protocol/llsd/sniff.ts';
import type { Llsd } from '../../protocol/llsd/value.ts';
import { readLlsdXml, writeLlsdXml } from '../../protocol/llsd/xml.ts';
import type { HttpMessage } from '../http/message.ts';

/** Opens a body of this coding (`gzip`, `deflate`, `br`), up to a number of bytes; undefined if that fails. */
export type Inflate = (coding: string, bytes: Uint8Array, mostBytes: number) => Uint8Array | undefined;

/** [capture.http.7] A compressed body grows to this at most: an inventory of a hundred thousand items takes half of it. */
export const MOST_INFLATED = 64 * 1024 * 1024;

export interface Body {
  readonly text: string;
  /** Bytes as they are read, opened. */
  readonly size: number;
  readonly bytes: Uint8Array;
  readonly type: string;
}

/** [capture.http.7] What cannot be shown as text is said in a sentence instead. */
export function bodyOf(message: HttpMessage, inflate: Inflate): Body {
  const type = message.headers.get('content-type') ?? '';
  const coding = message.headers.get('content-encoding')?.trim().toLowerCase() ?? '';
  const isPlain = coding === '' || coding === 'identity' || message.body.length === 0;
  const bytes = isPlain ? message.body : inflate(coding, message.body, MOST_INFLATED);
  if (bytes === undefined) {
    const text = `${message.body.length} bytes that are compressed (${coding}) and cannot be opened`;
    return { text, size: message.body.length, bytes: new Uint8Array(0), type };
  }
  return { text: textOf(bytes, type), size: bytes.length, bytes, type };
}

/** The value, if the body is LLSD in any of its forms. */
export function llsdOf({ bytes, type }: Body): Llsd | undefined {
  if (bytes.length === 0) return undefined;
  switch (sniffLlsd(bytes, type)) {
    case 'xml':
      return isLlsdXml(bytes) ? readLlsdXml(looseUtf8(bytes)).value : undefined;
    case 'binary':
      return readLlsdBinary(bytes).value;
    case 'notation':
      return /llsd/i.test(type) ? readLlsdNotationBytes(bytes).value : undefined;
    default:
      return undefined;
  }
}

const SAMPLE = 1024;
const isLlsdXml = (bytes: Uint8Array): boolean => /<llsd\b/i.test(looseUtf8(bytes.subarray(0, SAMPLE)));

function textOf(bytes: Uint8Array, type: string): string {
  if (/llsd\+binary/i.test(type) && bytes.length > 0) return writeLlsdXml(readLlsdBinary(bytes).value);
  return readUtf8(bytes) ?? `${bytes.length} bytes that are no text`;
}
