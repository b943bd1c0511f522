// What is wrong with a text: by itself, beside its partner, against its base and its schema; under the rules that the user chose.
import { Lines } from '../protocol/lines.ts';
import type { Severities } from '../protocol/template/check.ts';
import type { Problem } from '../protocol/text.ts';
import type { PlacedText } from './diagnostics.ts';
import type { Documents, OpenDocument } from './documents.ts';
import type { Beside } from './languages.ts';
import { Schemas } from './llsd/schemas.ts';
import { pairProblems } from './pairs.ts';
import { partnerOf } from './partner.ts';
import { Comparisons, type Found } from './template/compatibility.ts';

export class Findings {
  readonly comparisons = new Comparisons();
  readonly schemas: Schemas;
  readonly #documents: Pick<Documents, 'urisIn' | 'get'>;
  #severities: Severities = {};
  #choices = 0;

  constructor(documents: Pick<Documents, 'urisIn' | 'get'>) {
    this.#documents = documents;
    this.schemas = new Schemas(documents);
  }

  get severities(): Severities {
    return this.#severities;
  }

  choose(severities: Severities): void {
    this.#severities = severities;
    this.#choices += 1;
  }

  /** In the order of the text. */
  of(document: OpenDocument): Found {
    const { text } = document;
    const partner = partnerOf(document, this.#documents);
    const alone = text.problems(this.#severities);
    const beside = pairProblems(text.half(), partner?.text.half(), this.#severities);
    const { schema, problems: described } = this.schemas.find(document, this.#severities);
    const more = [...beside, ...described];
    const own = more.length === 0 ? alone : [...alone, ...more].toSorted(byPlace);
    const found = this.comparisons.find(document, own, this.#severities);
    const others = { ...found.place.others, ...(partner && { partner: placeOf(partner) }), ...(schema && { schema }) };
    return { ...found, place: { ...found.place, others } };
  }

  /** What would be wrong with a document by itself if its text were another one. */
  ofText({ text }: OpenDocument, changed: string): readonly Problem[] {
    return text.again(changed, new Lines(changed)).problems(this.#severities);
  }

  /** What helps to write a text. */
  beside(document: OpenDocument): Beside {
    const partner = partnerOf(document, this.#documents)?.text.half();
    return { description: this.schemas.descriptionOf(document.uri), partner };
  }

  /** Another text whenever the findings may be others: it names all that they depend on. */
  stamp(document: OpenDocument): string {
    const partner = partnerOf(document, this.#documents)?.reading ?? 0;
    const turns = [this.comparisons.turnOf(document.uri), this.schemas.turnOf(document.uri)];
    return [document.reading, partner, ...turns, this.#choices].join('.');
  }
}

const placeOf = ({ lines, uri }: OpenDocument): PlacedText => ({ lines, uri });

const byPlace = ({ range: a }: Problem, { range: b }: Problem): number => a.start - b.start || a.end - b.end;
