// Which open documents are described by which schemas, as the client tells it, and what is found in them.
import { type CheckedAgainst, SCHEMA_SCHEME, type SchemaSource } from '../../contract/server.ts';
import { Lines } from '../../protocol/lines.ts';
import { BUILT_IN_PREFIX, BUILT_IN_SCHEMAS, builtInSchemaText } from '../../protocol/llidl/built-in.ts';
import type { LlidlFile } from '../../protocol/llidl/model.ts';
import { parseLlidl } from '../../protocol/llidl/parse.ts';
import type { Severities } from '../../protocol/template/check.ts';
import type { Problem, Related } from '../../protocol/text.ts';
import type { PlacedText } from '../diagnostics.ts';
import type { Documents, OpenDocument } from '../documents.ts';
import { type Description, descriptionOf, schemaProblems } from './schema.ts';

/** What a schema says about a document. */
export interface Described {
  /** Where the schema is; absent if there is none that could be read. */
  readonly schema?: PlacedText;
  readonly problems: readonly Problem[];
}

const NOTHING: Described = { problems: [] };

export class Schemas {
  readonly #documents: Pick<Documents, 'get'>;
  readonly #told = new Map<string, { readonly source: SchemaSource; readonly turn: number }>();
  /** By URI, of those that no editor has open. */
  readonly #read = new Map<string, ReadText>();
  #turns = 0;

  constructor(documents: Pick<Documents, 'get'>) {
    this.#documents = documents;
  }

  tell({ document, schema }: CheckedAgainst): void {
    this.#turns += 1;
    if (schema === undefined) this.forget(document);
    else this.#told.set(document, { source: schema, turn: this.#turns });
  }

  forget(document: string): void {
    this.#told.delete(document);
  }

  /** Another one whenever a document may be described otherwise. */
  turnOf(document: string): string {
    const told = this.#told.get(document);
    if (told === undefined) return '0';
    const reading = told.source.uri === undefined ? 0 : (this.#documents.get(told.source.uri)?.reading ?? 0);
    return `${told.turn}-${reading}`;
  }

  /** What describes a document; undefined if nothing does, or nothing that makes sense. */
  descriptionOf(document: string): Description | undefined {
    const source = this.#told.get(document)?.source;
    const read = source === undefined ? undefined : this.#textOf(source);
    if (source === undefined || read === undefined) return undefined;
    const description = descriptionOf(read.file, source.choice);
    return 'problem' in description ? undefined : description;
  }

  /** Codes LS310 to LS313; LS300 at the beginning if the schema is of no use. */
  find({ uri, text }: OpenDocument, severities: Severities): Described {
    const source = this.#told.get(uri)?.source;
    if (source === undefined) return NOTHING;
    const read = this.#textOf(source);
    if (read === undefined) return { problems: unusable(unreadable(source), severities) };
    const { schema, file } = read;
    const description = descriptionOf(file, source.choice);
    if (!('problem' in description)) return { schema, problems: schemaProblems(description, text.root(), severities) };
    const related = file.problems.slice(0, 1).map(({ message, range }): Related => ({ message, range, in: 'schema' }));
    return { schema, problems: unusable(`${source.name}: ${description.problem}`, severities, related) };
  }

  /** An open schema is taken as it is in its editor. */
  #textOf({ name, uri, text }: SchemaSource): ReadText | undefined {
    if (uri === undefined) return this.#readText(builtInUri(name), builtInSchemaText(name));
    const open = this.#documents.get(uri);
    const file = open?.text.schema();
    return open === undefined || file === undefined ? this.#readText(uri, text) : { schema: open, file };
  }

  #readText(uri: string, text: string | undefined): ReadText | undefined {
    if (text === undefined) return undefined;
    const known = this.#read.get(uri);
    if (known?.file.text === text) return known;
    const read = { schema: { uri, lines: new Lines(text) }, file: parseLlidl(text) };
    if (this.#read.size >= MAX_SCHEMAS_KEPT) this.#read.clear();
    this.#read.set(uri, read);
    return read;
  }
}

/** More schemas than people have at once; what was read is read again then. */
export const MAX_SCHEMAS_KEPT = 50;

interface ReadText {
  readonly schema: PlacedText;
  readonly file: LlidlFile;
}

function unreadable({ name }: SchemaSource): string {
  if (!name.startsWith(BUILT_IN_PREFIX)) return `The schema ${name} cannot be read (rezbench.llsd.schemas).`;
  const known = Object.keys(BUILT_IN_SCHEMAS).map((own) => BUILT_IN_PREFIX + own);
  return `There is no schema ${name}; built in are ${known.join(', ')}.`;
}

function unusable(message: string, severities: Severities, related: readonly Related[] = []): readonly Problem[] {
  const severity = severities['LS300'] ?? 'error';
  if (severity === 'off') return [];
  return [{ code: 'LS300', severity, message, range: { start: 0, end: 1 }, related }];
}

const builtInUri = (name: string): string => `${SCHEMA_SCHEME}:/${name.slice(BUILT_IN_PREFIX.length)}.llidl`;

/** [llidl.ours.1] The text of the built-in schema with a URI; empty if there is none. */
export function builtInTextOf(uri: string): string {
  const name = /^[^:]*:\/*([^/]*)\.llidl$/u.exec(uri)?.[1] ?? '';
  return builtInSchemaText(BUILT_IN_PREFIX + name) ?? '';
}
