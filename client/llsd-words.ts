// How the beginning of a text shows which spelling of LLSD it is in, if any. Knows nothing of the editor.

export type LlsdLanguage = 'llsd-xml' | 'llsd-notation';

/** What may stand before a root element: each once, so that no beginning costs more than its length. */
const BEFORE = /\s+|<\?[^>]*>|<!--[\s\S]*?-->|<!DOCTYPE[^>[]*(?:\[[^\]]*\])?[^>]*>/uy;
const ROOT = /<llsd[\s/>]/uy;
const HEADER = /^\ufeff?\s*<\?\s*llsd\/notation\s*\?>/iu;
const VALUE = /^\ufeff?\s*[!01tTfFiru'"sldb[{]/u;

/** LLSD-XML by its root element, whatever the file is called. */
export function isLlsdXml(beginning: string): boolean {
  BEFORE.lastIndex = beginning.startsWith('\ufeff') ? 1 : 0;
  let at = BEFORE.lastIndex;
  while (BEFORE.test(beginning)) at = BEFORE.lastIndex;
  ROOT.lastIndex = at;
  return ROOT.test(beginning);
}

/** What a file that is called LLSD is written in; undefined if its beginning does not say. */
export function llsdLanguage(beginning: string): LlsdLanguage | undefined {
  if (HEADER.test(beginning)) return 'llsd-notation';
  if (/^\ufeff?\s*</u.test(beginning)) return 'llsd-xml';
  return VALUE.test(beginning) && !CONTROLS.test(beginning) ? 'llsd-notation' : undefined;
}

// biome-ignore lint/suspicious/noControlCharactersInRegex: control characters are what is looked for
const CONTROLS = /[\x00-\x08\x0b\x0c\x0e-\x1f]/u;
