// What can be written at a place of a template: the keywords of that place, and the next free number.
import type { CompletionItem } from 'vscode-languageserver';
import { CompletionItemKind, InsertTextFormat } from 'vscode-languageserver';
import { FIELD_TYPES, FLAGS, FREQUENCIES, QUANTITIES } from '../../protocol/template/model.ts';
import { nextFreeNumber, numberText, numberUses } from '../../protocol/template/numbers.ts';
import type { TemplateFile } from '../../protocol/template/placed.ts';
import type { Scan } from '../../protocol/template/scan.ts';
import { ENCODINGS, isFrequency, TRUSTS, takesSize } from '../../protocol/template/words.ts';
import type { Read } from '../languages.ts';
import type { LineRange } from '../lines.ts';
import { FIXED_FREQUENCY, KEYWORDS, typePhrase, VARIABLE_BLOCK } from './phrases.ts';
import { touches } from './place.ts';

/** What fits at an offset, most likely first; nothing in comments and where a name is free. */
export function completion({ file, lines }: Read<TemplateFile>, at: number): readonly CompletionItem[] {
  const spot = spotAt(file.scan, at);
  if (spot === undefined) return [];
  const range = lines.range({ start: spot.start, end: at });
  const items = spot.brace === undefined ? snippets(file, at) : offers(file, spot.brace, spot.words);
  return items.map((item, index) => shown(item, range, index));
}

interface Offer {
  readonly label: string;
  readonly kind: CompletionItemKind;
  readonly about?: string;
  /** A snippet with tab stops; without it the label is put in. */
  readonly snippet?: string;
}

interface Spot {
  /** Where the word that is being written begins. */
  readonly start: number;
  /** The brace whose header the caret is in; undefined outside of headers. */
  readonly brace: number | undefined;
  /** The words between the brace and the caret, without the one that is being written. */
  readonly words: readonly string[];
}

/** No header is longer; further words are not looked at. */
const MAX_HEADER_WORDS = 8;

function spotAt(scan: Scan, at: number): Spot | undefined {
  const next = firstBehind(scan, at);
  if (scan.commentsBefore(next).some((comment) => comment.start < at && at <= comment.end)) return undefined;
  const isWriting = scan.kind(next - 1) === 'word' && touches(scan.range(next - 1), at);
  const words: string[] = [];
  let before = isWriting ? next - 2 : next - 1;
  while (scan.kind(before) === 'word' && words.length <= MAX_HEADER_WORDS) {
    words.unshift(scan.word(before));
    before -= 1;
  }
  const start = isWriting ? scan.range(next - 1).start : at;
  if (scan.kind(before) === 'open') return { start, brace: scan.range(before).start, words };
  return words.length === 0 && scan.kind(before) === 'close'
    ? { start, brace: undefined, words }
    : afterVersion(start, words);
}

const afterVersion = (start: number, words: readonly string[]): Spot | undefined =>
  words.length === 2 && words[0] === 'version' ? { start, brace: undefined, words } : undefined;

/** The first word that begins at or behind an offset. */
function firstBehind(scan: Scan, at: number): number {
  let [low, high] = [0, scan.count];
  while (low < high) {
    const middle = Math.floor((low + high) / 2);
    if (scan.range(middle).start < at) low = middle + 1;
    else high = middle;
  }
  return low;
}

function offers(file: TemplateFile, brace: number, words: readonly string[]): readonly Offer[] {
  const level = levelOf(file, brace);
  if (level === 'message') return messageOffers(file, words);
  if (level === 'block') return words.length === 1 ? QUANTITIES.map(quantityOffer) : [];
  if (level === 'field') return fieldOffers(words);
  return [];
}

function levelOf(file: TemplateFile, brace: number): 'message' | 'block' | 'field' | undefined {
  for (const message of file.messages) {
    if (message.range.start === brace) return 'message';
    for (const block of message.blocks) {
      if (block.range.start === brace) return 'block';
      if (block.fields.some(({ range }) => range.start === brace)) return 'field';
    }
  }
  return undefined;
}

function messageOffers(file: TemplateFile, words: readonly string[]): readonly Offer[] {
  switch (words.length) {
    case 1:
      return FREQUENCIES.map((label) => keyword(label, label === 'Fixed' ? FIXED_FREQUENCY : KEYWORDS.get(label)));
    case 2:
      return freeNumber(file, words[1]);
    case 3:
      return [...TRUSTS].toReversed().map((label) => keyword(label, KEYWORDS.get(label)));
    case 4:
      return ENCODINGS.map((label) => keyword(label, KEYWORDS.get(label)));
    case 5:
      return FLAGS.map((label) => keyword(label, KEYWORDS.get(label)));
    default:
      return [];
  }
}

function freeNumber(file: TemplateFile, frequency: string | undefined): readonly Offer[] {
  if (!isFrequency(frequency)) return [];
  const free = nextFreeNumber(numberUses(file), frequency);
  if (free === undefined) return [];
  const label = numberText(frequency, free);
  return [{ label, kind: CompletionItemKind.Value, about: `The next free ${frequency} number.` }];
}

function fieldOffers(words: readonly string[]): readonly Offer[] {
  if (words.length === 1) return FIELD_TYPES.map(typeOffer);
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

/** A whole new part where one may begin. */
function snippets(file: TemplateFile, at: number): readonly Offer[] {
  const message = file.messages.find(({ range }) => range.start < at && at < range.end);
  if (message === undefined) return [messageSnippet(file)];
  const isInBlock = message.blocks.some(({ range }) => range.start < at && at < range.end);
  // biome-ignore-start lint/suspicious/noTemplateCurlyInString: the editor's snippets are written so.
  return isInBlock
    ? [snippet('field', 'A new field.', '{   ${1:Name}    ${2:LLUUID}    }')]
    : [
        snippet(
          'block',
          'A new block.',
          '{\n    ${1:Name} ${2|Single,Variable|}\n    {   ${3:Field}    ${4:LLUUID}    }\n}',
        ),
      ];
  // biome-ignore-end lint/suspicious/noTemplateCurlyInString: as above
}

function messageSnippet(file: TemplateFile): Offer {
  const free = nextFreeNumber(numberUses(file), 'Low') ?? 1;
  const header = `\${1:Name} Low ${free} \${2|NotTrusted,Trusted|} \${3|Unencoded,Zerocoded|}`;
  // biome-ignore lint/suspicious/noTemplateCurlyInString: the editor's snippets are written so.
  const block = '    {\n        ${4:AgentData} Single\n        {   ${5:AgentID}     LLUUID  }\n    }';
  return snippet('message', 'A new message.', `{\n    ${header}\n${block}\n}`);
}

const snippet = (label: string, about: string, text: string): Offer => ({
  label,
  kind: CompletionItemKind.Snippet,
  about,
  snippet: text,
});

function shown({ label, kind, about, snippet: text }: Offer, range: LineRange, index: number): CompletionItem {
  return {
    label,
    kind,
    sortText: String(index).padStart(3, '0'),
    ...(about === undefined ? {} : { documentation: { kind: 'markdown', value: about } }),
    textEdit: { range, newText: text ?? label },
    insertTextFormat: text === undefined ? InsertTextFormat.PlainText : InsertTextFormat.Snippet,
  };
}
