// What can be written at a place of a template: the keywords of that place, and the next free number.
import type { CompletionItem } from 'vscode-languageserver';
import { CompletionItemKind, CompletionItemTag, InsertTextFormat } from 'vscode-languageserver';
import type { LineRange } from '../../protocol/lines.ts';
import { FIELD_TYPES, FLAGS, FREQUENCIES, QUANTITIES } from '../../protocol/template/model.ts';
import { nextFreeNumber, numberText, numberUses } from '../../protocol/template/numbers.ts';
import type { TemplateFile } from '../../protocol/template/placed.ts';
import { MAX_INSTANCES } from '../../protocol/template/rules/blocks.ts';
import type { Scan } from '../../protocol/template/scan.ts';
import { ENCODINGS, isFrequency, TRUSTS, takesSize } from '../../protocol/template/words.ts';
import type { Read } from '../languages.ts';
import { nameOffers, usualWords } from './name-offers.ts';
import { FIXED_FREQUENCY, KEYWORDS, typePhrase, VARIABLE_BLOCK } from './phrases.ts';
import type { Offer } from './snippets.ts';
import { snippetAt } from './snippets.ts';
import { firstBehind, levelOf, type Spot, spotAt, topAt, versionNumberAt } from './spot.ts';

/** What fits at an offset, most likely first; nothing in comments. */
export function completion(read: Read<TemplateFile>, at: number): readonly CompletionItem[] {
  const { file, lines } = read;
  const top = file.version === undefined ? topAt(file.scan, at) : undefined;
  if (top !== undefined) return [shown(VERSION_LINE, gapOf(read, top, at), 0)];
  const number = versionNumberAt(file.scan, at);
  if (number !== undefined) return [shown(VERSION_NUMBER, gapOf(read, number, at), 0)];
  const spot = spotAt(file.scan, at);
  if (spot === undefined) return [];
  const gap = gapOf(read, spot.start, at);
  const words = spot.brace === undefined ? [] : offers(read, { ...spot, brace: spot.brace }, at);
  const snippet = snippetAt(file, spot, gap.range.end, lines);
  return [...words, ...(snippet === undefined ? [] : [snippet])].map((item, index) => shown(item, gap, index));
}

/** What is written over, and the blanks that are missing around it. */
interface Gap {
  readonly range: LineRange;
  readonly before: string;
  readonly behind: string;
}

/** [template.complete.3] Braces stand alone, and so do comments. */
function gapOf({ file: { scan }, lines }: Read<TemplateFile>, start: number, end: number): Gap {
  return {
    range: lines.range({ start, end }),
    before: /[{}]/u.test(scan.text.charAt(start - 1)) ? ' ' : '',
    behind: /[{}/]/u.test(scan.text.charAt(end)) ? ' ' : '',
  };
}

const VERSION_LINE: Offer = {
  label: 'version 2.0',
  kind: CompletionItemKind.Keyword,
  about: 'The version line: the first thing in a template.',
};

const VERSION_NUMBER: Offer = {
  label: '2.0',
  kind: CompletionItemKind.Value,
  about: 'The version of the language: other ones have another grammar.',
};

interface InHeader extends Spot {
  readonly brace: number;
}

function offers({ file, partner }: Read<TemplateFile>, spot: InHeader, at: number): readonly Offer[] {
  const { brace, words, start } = spot;
  const level = levelOf(file, brace);
  if (level === undefined) return [];
  const isAlone = isLast(file.scan, spot, at);
  if (words.length === 0) {
    const messageXml = partner?.kind === 'message-xml' ? partner.file : undefined;
    return nameOffers(file, { level, start, typed: file.scan.text.slice(start, at), isAlone }, messageXml);
  }
  if (level === 'message') return messageOffers(file, spot);
  const [name = '', type] = words;
  const usual = usualWords(file, level, name, { start: brace, end: at });
  const likeliest = type === undefined || type === usual[0] ? usual[words.length - 1] : undefined;
  const found = level === 'block' ? blockOffers(words) : fieldOffers(words);
  const sorted = found.toSorted((a, b) => Number(b.label === likeliest) - Number(a.label === likeliest));
  return isAlone ? sorted : sorted.map(bare);
}

/** Whether the header does not go on behind the word that is written at the caret. */
const isLast = (scan: Scan, { start }: Spot, at: number): boolean =>
  scan.kind(firstBehind(scan, Math.max(at, start + 1))) !== 'word';

/** Without the size or count that comes behind it: there is one. */
const bare = ({ snippet: _, ...offer }: Offer): Offer => offer;

function messageOffers(file: TemplateFile, { brace, words }: InHeader): readonly Offer[] {
  switch (words.length) {
    case 1:
      return FREQUENCIES.map((label) => keyword(label, label === 'Fixed' ? FIXED_FREQUENCY : KEYWORDS.get(label)));
    case 2:
      return freeNumber(file, brace, words[1]);
    case 3:
      return [...TRUSTS].toReversed().map((label) => keyword(label, KEYWORDS.get(label)));
    case 4:
      return ENCODINGS.map((label) => keyword(label, KEYWORDS.get(label)));
    case 5:
      return FLAGS.map((label) => ({ ...keyword(label, KEYWORDS.get(label)), kind: CompletionItemKind.EnumMember }));
    default:
      return [];
  }
}

/** The number that the message itself has is free for it. */
function freeNumber(file: TemplateFile, brace: number, frequency: string | undefined): readonly Offer[] {
  if (!isFrequency(frequency)) return [];
  const others = numberUses(file).filter(({ message }) => message.range.start !== brace);
  const free = nextFreeNumber(others, frequency);
  if (free === undefined) return [];
  const label = numberText(frequency, free);
  return [{ label, kind: CompletionItemKind.Value, about: `The next free ${frequency} number.` }];
}

function blockOffers(words: readonly string[]): readonly Offer[] {
  if (words.length === 1) return QUANTITIES.map(quantityOffer);
  return words.length === 2 && words[1] === 'Multiple'
    ? [anyNumber(`How many of the block each packet has, from 1 to ${MAX_INSTANCES}.`)]
    : [];
}

/** Any number may be meant: it comes selected, to be written over. */
const anyNumber = (about: string): Offer => ({
  label: '4',
  kind: CompletionItemKind.Value,
  about,
  // biome-ignore lint/suspicious/noTemplateCurlyInString: the editor's snippets are written so.
  snippet: '${1:4}',
});

function fieldOffers(words: readonly string[]): readonly Offer[] {
  if (words.length === 1) return FIELD_TYPES.map(typeOffer);
  if (words.length === 2 && words[1] === 'Fixed') return [anyNumber('How many bytes the field has.')];
  if (words.length !== 2 || words[1] !== 'Variable') return [];
  return [
    { label: '1', kind: CompletionItemKind.Value, about: 'Up to 255 bytes.' },
    { label: '2', kind: CompletionItemKind.Value, about: 'Up to 65535 bytes.' },
  ];
}

function typeOffer(label: (typeof FIELD_TYPES)[number]): Offer {
  const offer = { label, kind: CompletionItemKind.TypeParameter, about: typePhrase(label) };
  if (!takesSize(label)) return offer;
  // biome-ignore lint/suspicious/noTemplateCurlyInString: the editor's snippets are written so.
  return { ...offer, snippet: label === 'Variable' ? 'Variable ${1|1,2|}' : 'Fixed ${1:4}' };
}

function quantityOffer(label: (typeof QUANTITIES)[number]): Offer {
  const offer = keyword(label, label === 'Variable' ? VARIABLE_BLOCK : KEYWORDS.get(label));
  // biome-ignore lint/suspicious/noTemplateCurlyInString: the editor's snippets are written so.
  return label === 'Multiple' ? { ...offer, snippet: 'Multiple ${1:4}' } : offer;
}

const keyword = (label: string, about: string | undefined): Offer => ({
  label,
  kind: CompletionItemKind.Keyword,
  ...(about === undefined ? {} : { about }),
});

function shown(
  { label, kind, about, snippet: text, whole, detail, isDeprecated }: Offer,
  { range, before, behind }: Gap,
  index: number,
): CompletionItem {
  const put = text ?? whole ?? label;
  return {
    label,
    kind,
    ...(detail === undefined ? {} : { detail }),
    ...(isDeprecated === true ? { tags: [CompletionItemTag.Deprecated] } : {}),
    sortText: String(index).padStart(3, '0'),
    ...(about === undefined ? {} : { documentation: { kind: 'markdown', value: about } }),
    textEdit: { range, newText: `${put.startsWith('\n') ? '' : before}${put}${put.endsWith('\n') ? '' : behind}` },
    insertTextFormat: text === undefined ? InsertTextFormat.PlainText : InsertTextFormat.Snippet,
  };
}
