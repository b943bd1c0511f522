// Which spelling of LLSD this is, from the media type and the first octets [llsd.sniff.1].

export type LlsdForm = 'xml' | 'notation' | 'binary';

const MEDIA_TYPE = /^\s*application\/llsd\+(xml|notation|binary)\s*(?:;|$)/i;
/** How far control characters are looked for. */
const SAMPLE = 512;
/** Raw octets may follow. As binary it would be a length of more than 600 MiB. */
const COUNTED = /^[bs]\(\d+\)["']/;
const LEAD = /[!01tTfFiru'"sldb[{]/;

/**
 * The form of a document, given as octets or, if it is text already, as text.
 * A media type that names a form is believed. Undefined: this is no LLSD.
 */
export function sniffLlsd(document: Uint8Array | string, contentType?: string): LlsdForm | undefined {
  const named = formOf(MEDIA_TYPE.exec(contentType ?? '')?.[1]);
  return named ?? sniffStart(latin(document).replace(/^(?:\u00ef\u00bb\u00bf|\ufeff)/, ''));
}

function sniffStart(start: string): LlsdForm | undefined {
  const visible = start.replace(/^[ \t\r\n]+/, '');
  const header = /^<\?\s*llsd\/(\w*)\s*\?>/i.exec(visible);
  if (header !== null) return formOf(header[1]);
  if (visible.startsWith('<')) return 'xml';
  if (COUNTED.test(visible)) return 'notation';
  if (!LEAD.test(visible.charAt(0))) return undefined;
  return hasControls(start) || isCounted(start) ? 'binary' : 'notation';
}

function hasControls(start: string): boolean {
  // biome-ignore lint/suspicious/noControlCharactersInRegex: control characters are what is looked for
  return /[\x00-\x08\x0b\x0c\x0e-\x1f]/.test(start);
}

/** A bracket followed by a count that is big-endian and not absurd: its first two octets are zero. */
function isCounted(start: string): boolean {
  return /^[[{]\0\0/.test(start);
}

/** One character for each octet; a text's own characters otherwise. */
function latin(document: Uint8Array | string): string {
  if (typeof document === 'string') return document.slice(0, SAMPLE);
  return String.fromCharCode(...document.subarray(0, SAMPLE));
}

function formOf(word: string | undefined): LlsdForm | undefined {
  const lower = word?.toLowerCase();
  return lower === 'xml' || lower === 'notation' || lower === 'binary' ? lower : undefined;
}
