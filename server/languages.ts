// The languages that the server understands, and what can be asked of each.
import type {
  CodeLens,
  CompletionItem,
  DocumentHighlight,
  DocumentLink,
  DocumentSymbol,
  FoldingRange,
  Hover,
  InlayHint,
  SignatureHelp,
} from 'vscode-languageserver';
import { looseUtf8 } from '../protocol/bytes.ts';
import type { Lines } from '../protocol/lines.ts';
import type { LlidlFile } from '../protocol/llidl/model.ts';
import type { LlsdNode } from '../protocol/llsd/node.ts';
import type { LlsdLimits } from '../protocol/llsd/value.ts';
import type { Severities } from '../protocol/template/check.ts';
import type { Compatibility } from '../protocol/template/compatibility/compatibility.ts';
import type { Difference } from '../protocol/template/compatibility/differences.ts';
import type { Edit, Problem, Range } from '../protocol/text.ts';
import type { Live } from './live.ts';
import { llidl } from './llidl/language.ts';
import type { Description } from './llsd/schema.ts';
import { llsdNotation } from './llsd-notation/language.ts';
import { llsdXml } from './llsd-xml/language.ts';
import type { Name, NameUse, PlacedName } from './names.ts';
import type { Half } from './pairs.ts';
import { template } from './template/language.ts';

/** One feature each; a feature that a language lacks is not offered for it. */
export interface Language<File> {
  /** The editor's id of the language. */
  readonly id: string;
  /** Never fails: problems are part of the file. The limits are those of LLSD, for the forms of it. */
  read(text: string, limits?: Partial<LlsdLimits>): File;
  /** Reads what a file has become: the same comes of it in less time. Where it is not said, all is read. */
  readAgain?(text: string, before: File): File;
  /** How the octets of a file are text; as UTF-8 with U+FFFD for what is none, where it is not said. */
  textOf?(octets: Uint8Array): TextOfFile;
  /** Says whether a text is in this language, by its content and then by its name; for files without an editor. */
  isMeant(name: string, text: string): boolean;
  problems(file: File, severities: Severities): readonly Problem[];
  hover?(read: Read<File>, at: number, live?: Live): Hover | undefined;
  completion?(read: Read<File>, at: number): readonly CompletionItem[];
  /** The characters behind which completion is offered without being asked for. */
  readonly offersBehind?: readonly string[];
  /** So many offers are only the likeliest of those that fit: with a letter more there are others. */
  readonly mostOffered?: number;
  symbols?(read: Read<File>): readonly DocumentSymbol[];
  folding?(read: Read<File>): readonly FoldingRange[];
  tokens?(read: Read<File>): readonly Token[];
  inlayHints?(read: Read<File>, within: Range): readonly InlayHint[];
  /** What stands above the parts that a running sandbox has seen. */
  lenses?(read: Read<File>, live: Live): readonly CodeLens[];
  /** Stretches around a place, each larger than the one before and around it. */
  selection?(read: Read<File>, at: number): readonly Range[];
  highlights?(read: Read<File>, at: number): readonly DocumentHighlight[];
  signature?(read: Read<File>, at: number): SignatureHelp | undefined;
  /** The edits that lay out the text, or the lines of a stretch of it; they do not overlap. */
  format?(read: Read<File>, within?: Range): readonly Edit[];
  /** Parts of the text are not laid out, since something is wrong with them; where it is not said, that is so if there are errors. */
  keepsSome?(file: File): boolean;
  formatTyped?: FormatTyped<File>;
  names?: Names<File>;
  /** Stretches that are the same text, and stay so while one of them is written. */
  linked?(read: Read<File>, at: number): readonly Range[];
  /** What can be followed. */
  links?(read: Read<File>): readonly DocumentLink[];
  /** What the current file changes for those who know the base. */
  compare?(base: File, current: File): Compatibility;
  /** The same as a tree. */
  structure?(base: File, current: File): readonly Difference[];
  /** What it is beside another file; undefined if it stands alone. */
  half?(file: File): Half | undefined;
  /** The values of a document, which a schema may describe; undefined if there are none. */
  root?(file: File): LlsdNode | undefined;
  /** What it describes as a schema. */
  schema?(file: File): LlidlFile;
  /** The outline repeats what other texts define, so that a search of the workspace leaves it out. */
  readonly isOutlineOnly?: true;
}

/** A file as text, and what was found wrong with its octets. */
export interface TextOfFile {
  readonly text: string;
  readonly problems: readonly Problem[];
}

/** The layout behind a character that was just typed. */
export interface FormatTyped<File> {
  readonly behind: readonly [string, ...string[]];
  edits(read: Read<File>, at: number, typed: string): readonly Edit[];
}

/** Names that may be used in several texts. */
export interface Names<File> {
  /** The name under a caret. */
  at(read: Read<File>, at: number): PlacedName | undefined;
  /** Where the text has a name of that kind and spelling. */
  uses(read: Read<File>, name: Name): readonly NameUse[];
  /** A sentence if the name cannot become another one. */
  renameProblem(read: Read<File>, name: Name, put: string): string | undefined;
  /** How a new name is written where an old one stands; as it is if the language has one spelling. */
  spelled?(read: Read<File>, use: NameUse, put: string): string;
  /** What is said where there is nothing to rename. */
  readonly refusal: string;
}

/** A text that was read. */
export interface Read<File> {
  readonly file: File;
  readonly lines: Lines;
  /** What describes it, if something does and the question is about that. */
  readonly description?: Description | undefined;
  /** The other file of its pair, if the question is about both. */
  readonly partner?: Half | undefined;
}

/** What helps to write a text. */
export type Beside = Pick<Read<never>, 'description' | 'partner'>;

/** A stretch of one line with a colour. */
export interface Token {
  readonly start: number;
  readonly end: number;
  readonly type: TokenType;
}

export const TOKEN_TYPES = [
  'class',
  'struct',
  'property',
  'keyword',
  'modifier',
  'type',
  'number',
  'comment',
  'string',
  'enumMember',
] as const;
export type TokenType = (typeof TOKEN_TYPES)[number];

/** A language whose files have been given away for their answers, so that languages fit into one table. */
export interface AnyLanguage {
  readonly id: string;
  readonly isMeant: (name: string, text: string) => boolean;
  readonly has: (feature: Feature) => boolean;
  readonly typedBehind: readonly string[];
  readonly offersBehind: readonly string[];
  readonly textOf: (octets: Uint8Array) => TextOfFile;
  readonly open: (text: string, lines: Lines, limits?: Partial<LlsdLimits>) => OpenText;
}

export type Feature = Exclude<
  keyof Language<never>,
  'id' | 'read' | 'readAgain' | 'textOf' | 'isMeant' | 'problems' | 'isOutlineOnly' | 'offersBehind' | 'mostOffered'
>;

/** One text, read once: everything that can be asked of it. */
export interface OpenText {
  /** What the text has become. */
  readonly again: (text: string, lines: Lines) => OpenText;
  readonly problems: (severities: Severities) => readonly Problem[];
  readonly hover: (at: number, live?: Live, description?: Description) => Hover | undefined;
  /** `behind`: the character that was typed, if that is why it is asked for. */
  readonly completion: (at: number, behind?: string, beside?: Beside) => readonly CompletionItem[];
  readonly mostOffered: number;
  readonly symbols: () => readonly DocumentSymbol[];
  /** The parts that a search of the workspace goes through. */
  readonly searched: () => readonly DocumentSymbol[];
  readonly folding: () => readonly FoldingRange[];
  readonly tokens: () => readonly Token[];
  readonly inlayHints: (within: Range) => readonly InlayHint[];
  readonly lenses: (live: Live) => readonly CodeLens[];
  readonly selection: (at: number) => readonly Range[];
  readonly highlights: (at: number) => readonly DocumentHighlight[];
  readonly signature: (at: number) => SignatureHelp | undefined;
  readonly format: (within?: Range) => readonly Edit[];
  readonly keepsSome: () => boolean;
  readonly formatTyped: (at: number, typed: string) => readonly Edit[];
  readonly nameAt: (at: number) => PlacedName | undefined;
  readonly uses: (name: Name) => readonly NameUse[];
  readonly renameProblem: (name: Name, put: string) => string | undefined;
  readonly spelled: (use: NameUse, put: string) => string;
  readonly renameRefusal: string;
  readonly linked: (at: number) => readonly Range[];
  readonly links: () => readonly DocumentLink[];
  /** Undefined if texts in this language cannot be compared. */
  readonly compareWith: (base: string) => Compatibility | undefined;
  readonly structureSince: (base: string) => readonly Difference[] | undefined;
  readonly half: () => Half | undefined;
  readonly root: () => LlsdNode | undefined;
  /** Undefined if it is no schema. */
  readonly schema: () => LlidlFile | undefined;
}

export const TEMPLATE = inTable(template);
export const LLSD_XML = inTable(llsdXml);
export const LLIDL = inTable(llidl);
export const LLSD_NOTATION = inTable(llsdNotation);
/** The first one that a text is meant in counts: nearly anything in brackets could be notation. */
export const LANGUAGES: readonly AnyLanguage[] = [TEMPLATE, LLSD_XML, LLIDL, LLSD_NOTATION];

export const languageById = (id: string): AnyLanguage | undefined => LANGUAGES.find((language) => language.id === id);

/** The language of a file without an editor: by its content, and by its name where that leaves it open. */
export const languageOf = (name: string, text: string): AnyLanguage | undefined =>
  LANGUAGES.find((language) => language.isMeant(name, text));

function inTable<File>(language: Language<File>): AnyLanguage {
  const opened = opener(language);
  return {
    id: language.id,
    isMeant: language.isMeant,
    has: (feature) => language[feature] !== undefined,
    typedBehind: language.formatTyped?.behind ?? [],
    offersBehind: language.offersBehind ?? [],
    textOf: (octets) => language.textOf?.(octets) ?? { text: looseUtf8(octets), problems: [] },
    open: (text, lines, limits) => opened({ file: language.read(text, limits), lines }),
  };
}

function opener<File>(language: Language<File>): (read: Read<File>) => OpenText {
  const readBase = rememberingLast(language.read);
  const opened = (read: Read<File>): OpenText => {
    const outline = once(() => language.symbols?.(read) ?? []);
    return {
      again: (text, lines) => opened({ file: language.readAgain?.(text, read.file) ?? language.read(text), lines }),
      problems: (severities) => language.problems(read.file, severities),
      hover: (at, live, description) => language.hover?.({ ...read, description }, at, live),
      completion: (at, behind, beside) =>
        isOffered(language, behind) ? (language.completion?.({ ...read, ...beside }, at) ?? []) : [],
      mostOffered: language.mostOffered ?? Number.POSITIVE_INFINITY,
      symbols: outline,
      searched: () => (language.isOutlineOnly === true ? [] : outline()),
      folding: () => language.folding?.(read) ?? [],
      tokens: () => language.tokens?.(read) ?? [],
      inlayHints: (within) => language.inlayHints?.(read, within) ?? [],
      lenses: (live) => language.lenses?.(read, live) ?? [],
      selection: (at) => language.selection?.(read, at) ?? [],
      highlights: (at) => language.highlights?.(read, at) ?? [],
      signature: (at) => language.signature?.(read, at),
      format: (within) => language.format?.(read, within) ?? [],
      keepsSome: () => language.keepsSome?.(read.file) ?? hasErrors(language.problems(read.file, {})),
      formatTyped: (at, typed) => language.formatTyped?.edits(read, at, typed) ?? [],
      nameAt: (at) => language.names?.at(read, at),
      uses: (name) => language.names?.uses(read, name) ?? [],
      renameProblem: (name, put) => language.names?.renameProblem(read, name, put),
      spelled: (use, put) => language.names?.spelled?.(read, use, put) ?? put,
      renameRefusal: language.names?.refusal ?? 'Nothing can be renamed here.',
      linked: (at) => language.linked?.(read, at) ?? [],
      links: () => language.links?.(read) ?? [],
      compareWith: (base) => language.compare?.(readBase(base), read.file),
      structureSince: (base) => language.structure?.(readBase(base), read.file),
      half: () => language.half?.(read.file),
      root: () => language.root?.(read.file),
      schema: () => language.schema?.(read.file),
    };
  };
  return opened;
}

/** What is asked for again and again is worked out the first time. */
function once<Made>(make: () => Made): () => Made {
  let made: { readonly value: Made } | undefined;
  return () => {
    made ??= { value: make() };
    return made.value;
  };
}

const hasErrors = (problems: readonly Problem[]): boolean => problems.some(({ severity }) => severity === 'error');

/** One server offers behind the characters of all its languages. */
const isOffered = ({ offersBehind = [] }: Pick<Language<never>, 'offersBehind'>, behind: string | undefined): boolean =>
  behind === undefined || offersBehind.includes(behind);

/** The same base is asked for after each keystroke: it is read once as long as it stays the same. */
function rememberingLast<File>(read: (text: string) => File): (text: string) => File {
  let last: { readonly text: string; readonly file: File } | undefined;
  return (text) => {
    if (last?.text !== text) last = { text, file: read(text) };
    return last.file;
  };
}
