// The live comparison: what open texts are compared with, as the client tells, and what it comes to.
import type { BaseText, ComparedWith, Verdict } from '../../contract/server.ts';
import type { Structure } from '../../contract/structure.ts';
import { Lines } from '../../protocol/lines.ts';
import type { Severities } from '../../protocol/template/check.ts';
import { type Mode, passes } from '../../protocol/template/compatibility/category.ts';
import type { Compatibility } from '../../protocol/template/compatibility/compatibility.ts';
import { withChanges } from '../../protocol/template/compatibility/findings.ts';
import type { Problem } from '../../protocol/text.ts';
import type { Place } from '../diagnostics.ts';
import type { OpenDocument } from '../documents.ts';
import { structureOf } from './changes.ts';

/** The findings of one text. */
export interface Found {
  readonly problems: readonly Problem[];
  /** Where their places are: in the text, and in its base if there is one. */
  readonly place: Place;
  /** Absent if the text is not compared. */
  readonly verdict?: Verdict;
}

interface OpenBase extends BaseText {
  readonly lines: Lines;
  /** Another one whenever a base is told. */
  readonly turn: number;
}

/** [compat.live.1] Remembers the base of each text; one base is read once, however often its text is edited. */
export class Comparisons {
  readonly #bases = new Map<string, OpenBase>();
  #turns = 0;

  tell({ document, base }: ComparedWith): void {
    this.#turns += 1;
    if (base === undefined) this.#bases.delete(document);
    else this.#bases.set(document, { ...base, lines: new Lines(base.text), turn: this.#turns });
  }

  /** Another number whenever a text may have another base; 0 if it is not compared. */
  turnOf(uri: string): number {
    return this.#bases.get(uri)?.turn ?? 0;
  }

  /** [compat.live.3] It is what a text is compared with: another version of its names, not another place of them. */
  isBase(uri: string): boolean {
    for (const base of this.#bases.values()) if (base.uri === uri) return true;
    return false;
  }

  forget(uri: string): void {
    this.#bases.delete(uri);
  }

  /** [compat.structure.3] What differs as a tree; undefined if the text is not compared. */
  structure({ text, lines, uri }: OpenDocument): Structure | undefined {
    const base = this.#bases.get(uri);
    const differences = base === undefined ? undefined : text.structureSince(base.text);
    if (base === undefined || differences === undefined) return undefined;
    return structureOf(differences, base.uri, { base: base.lines, current: lines });
  }

  /** What is wrong with a text by itself, as given, and its changes against the base among it. */
  find({ text, lines, uri }: OpenDocument, own: readonly Problem[], severities: Severities): Found {
    const base = this.#bases.get(uri);
    const compared = base === undefined ? undefined : text.compareWith(base.text);
    if (base === undefined || compared === undefined) return { problems: own, place: { lines, uri } };
    return {
      problems: withChanges(own, compared, base.mode, severities),
      place: { lines, uri, others: { base: { lines: base.lines, uri: base.uri } } },
      verdict: verdictOf(compared, base, own),
    };
  }
}

/** [compat.own.1] With errors, or with messages that are not understood, nothing passes. */
function verdictOf(
  { category, changes, unread, errors }: Compatibility,
  { mode }: BaseText,
  own: readonly Problem[],
): Verdict {
  const wrong = own.filter(({ severity }) => severity === 'error').length + errors.base;
  const lost = unread.base + unread.current;
  const isPassed = (wanted: Mode): boolean => wrong + lost === 0 && passes(category, wanted);
  return {
    category,
    mode,
    passes: { development: isPassed('development'), production: isPassed('production') },
    changes: changes.length,
    unread: lost,
    errors: wrong,
  };
}
