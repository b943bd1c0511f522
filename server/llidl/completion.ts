// What can be written at a place of a schema: types and names where a value belongs, arrows behind the name of a resource.
import type { CompletionItem } from 'vscode-languageserver';
import { CompletionItemKind, InsertTextFormat } from 'vscode-languageserver';
import type { LineRange } from '../../protocol/lines.ts';
import { LLIDL_TYPES } from '../../protocol/llidl/model.ts';
import type { Read } from '../languages.ts';
import type { LlidlText } from './file.ts';
import { spotAt, type Wants } from './spot.ts';
import { ANY_KEY_WORDS, ARROW_WORDS, REPEAT_WORDS, specText, TYPE_WORDS } from './words.ts';

/** What fits at an offset, most likely first; nothing in comments and where a name is free. */
export function completion({ file, lines }: Read<LlidlText>, at: number): readonly CompletionItem[] {
  const { start, wants } = spotAt(file, at);
  const range = lines.range({ start, end: at });
  return OFFERS[wants](file).map((offer, index) => shown(offer, range, index));
}

interface Offer {
  readonly label: string;
  readonly kind: CompletionItemKind;
  readonly about: string;
  /** A snippet with tab stops; without it the label is put in. */
  readonly snippet?: string;
}

const OFFERS: Readonly<Record<Wants, (file: LlidlText) => readonly Offer[]>> = {
  entry: entryOffers,
  value: valueOffers,
  item: (file) => [{ label: '...', kind: CompletionItemKind.Keyword, about: REPEAT_WORDS }, ...valueOffers(file)],
  arrow: () => ARROWS,
  answer: () => [{ label: '<-', kind: CompletionItemKind.Operator, about: 'The response.' }],
  nothing: () => [],
};

const ARROWS: readonly Offer[] = Object.values(ARROW_WORDS).map(({ arrow, words }) => ({
  label: arrow,
  kind: CompletionItemKind.Operator,
  about: words,
}));

function valueOffers({ schema }: LlidlText): readonly Offer[] {
  const variants = new Map(schema.definitions.toReversed().map(({ name, value }) => [name, specText(value)]));
  return [
    ...LLIDL_TYPES.filter((type) => type !== 'undef').map(typeOffer),
    typeOffer('undef'),
    ...[...variants].map(([name, about]) => ({ label: `&${name}`, kind: CompletionItemKind.Struct, about })),
    ...SHAPES,
  ];
}

const typeOffer = (type: (typeof LLIDL_TYPES)[number]): Offer => ({
  label: type,
  kind: CompletionItemKind.TypeParameter,
  about: `Takes ${TYPE_WORDS[type]}.`,
});

// biome-ignore-start lint/suspicious/noTemplateCurlyInString: the editor's snippets are written so.
const SHAPES: readonly Offer[] = [
  { label: 'true', kind: CompletionItemKind.Value, about: 'This value only.' },
  { label: 'false', kind: CompletionItemKind.Value, about: 'This value only.' },
  { label: '"…"', kind: CompletionItemKind.Snippet, about: 'This text only.', snippet: '"${1:name}"' },
  { label: '{ … }', kind: CompletionItemKind.Snippet, about: 'A map.', snippet: '{ ${1:key}: ${2:string} }' },
  { label: '{ $: … }', kind: CompletionItemKind.Snippet, about: ANY_KEY_WORDS, snippet: '{ \\$: ${1:string} }' },
  {
    label: '[ …, ... ]',
    kind: CompletionItemKind.Snippet,
    about: 'An array of any length.',
    snippet: '[ ${1:string}, ... ]',
  },
];

/** A resource, and a name: either may have been there before, then it is one more alternative. */
function entryOffers({ schema }: LlidlText): readonly Offer[] {
  const missing = schema.problems.flatMap(({ message }) => /\{(.*)\}$/u.exec(message)?.[1]?.split(', ') ?? []);
  return [
    {
      label: '%% resource',
      kind: CompletionItemKind.Snippet,
      about: 'A resource with a request and a response.',
      snippet: '%% ${1:name} -> ${2:undef} <- ${3:undef}',
    },
    ...missing.map((name) => ({
      label: `&${name} =`,
      kind: CompletionItemKind.Snippet,
      about: `&${name} is used and not defined.`,
      snippet: `&${name} = \${1:undef}`,
    })),
    {
      label: '& definition',
      kind: CompletionItemKind.Snippet,
      about: 'A name for a value; defined several times it has several alternatives.',
      snippet: '&${1:name} = ${2:undef}',
    },
  ];
}
// biome-ignore-end lint/suspicious/noTemplateCurlyInString: as above

const shown = ({ label, kind, about, snippet }: Offer, range: LineRange, index: number): CompletionItem => ({
  label,
  kind,
  sortText: String(index).padStart(3, '0'),
  documentation: { kind: 'markdown', value: about },
  textEdit: { range, newText: snippet ?? label },
  insertTextFormat: snippet === undefined ? InsertTextFormat.PlainText : InsertTextFormat.Snippet,
});
