// What is wrong with a text: by itself, beside its partner, and against its base; under the rules that the user chose.
import type { Severities } from '../protocol/template/check.ts';
import type { Problem } from '../protocol/text.ts';
import type { Documents, OpenDocument } from './documents.ts';
import { pairProblems } from './pairs.ts';
import { partnerOf } from './partner.ts';
import { Comparisons, type Found } from './template/compatibility.ts';

export class Findings {
  readonly comparisons = new Comparisons();
  readonly #documents: Pick<Documents, 'urisIn' | 'get'>;
  #severities: Severities = {};
  #choices = 0;

  constructor(documents: Pick<Documents, 'urisIn' | 'get'>) {
    this.#documents = documents;
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
    const own = beside.length === 0 ? alone : [...alone, ...beside].toSorted(byPlace);
    const found = this.comparisons.find(document, own, this.#severities);
    if (partner === undefined) return found;
    const { lines, uri } = partner;
    return { ...found, place: { ...found.place, others: { ...found.place.others, partner: { lines, uri } } } };
  }

  /** Another text whenever the findings may be others: it names all that they depend on. */
  stamp(document: OpenDocument): string {
    const partner = partnerOf(document, this.#documents)?.reading ?? 0;
    return [document.reading, partner, this.comparisons.turnOf(document.uri), this.#choices].join('.');
  }
}

const byPlace = ({ range: a }: Problem, { range: b }: Problem): number => a.start - b.start || a.end - b.end;
