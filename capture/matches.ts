// Which rows of a store match a filter, remembered: a live log asks the same question ten times a second.
import type { SearchProgress } from '../contract/filter.ts';
import type { FilterProblem } from '../contract/panel.ts';
import type { Codec } from '../protocol/packet/codec.ts';
import { factsOf, NO_FACTS, type OutsideFacts } from './filter/facts.ts';
import { compileFilter } from './filter/filter.ts';
import { Search } from './filter/search.ts';
import { Witness } from './filter/witness.ts';
import { Work } from './filter/work.ts';
import type { Store } from './store.ts';

/** The matching rows, oldest first. */
export interface MatchingRows {
  readonly count: number;
  /** The row number at `index`, from 0. */
  at(index: number): number;
  /** Present while there are rows that were not looked at. */
  readonly search?: SearchProgress | undefined;
  /** What matches changes as time goes by. */
  readonly isUnsettled?: boolean;
}

/** A panel and an agent with a second filter beside it are served without scanning anew. */
const REMEMBERED = 4;

/** Bound to one template: when it changes, make a new one. */
export class Matches {
  readonly codec: Codec;
  readonly #outside: () => OutsideFacts;
  readonly #searches = new Map<string, Search>();
  #witness: Witness | undefined;
  #store: Store | undefined;
  /** The search that somebody asked for last: it is the one that goes on. */
  #wanted: Search | undefined;

  /** `outside` tells what rows do not; it is asked once for each slice. */
  constructor(codec: Codec, outside: () => OutsideFacts = () => NO_FACTS) {
    this.codec = codec;
    this.#outside = outside;
  }

  /**
   * Rows that match the filter, as far as they are found. One slice is done at once, so a small log is searched whole;
   * for a large one `advance` does the rest, and the answer says how far it is.
   */
  rows(store: Store, filter: string): MatchingRows | { readonly problem: FilterProblem } {
    const search = this.#searchFor(store, filter);
    this.#wanted = search instanceof Search ? search : undefined;
    if (!(search instanceof Search)) return search;
    search.renew(this.#outside().now);
    this.advance();
    const { rows, progress } = search;
    const isUnsettled = search.filter.unsettled.isUnsettled;
    return { count: rows.count, at: (index) => rows.at(index), search: progress, isUnsettled };
  }

  /** [filter.search.3] Stops the search for a filter, or lets it go on. */
  steer(filter: string, go: boolean): void {
    const search = this.#searches.get(filter);
    if (go) search?.goOn();
    else search?.stop();
    if (go) this.#wanted = search;
  }

  /** [filter.search.2] Whether the search that was asked for last has something to do. */
  get isBusy(): boolean {
    return this.#wanted?.isBusy === true;
  }

  /** Does one slice of it. */
  advance(): void {
    const search = this.#wanted;
    if (search === undefined || !search.isBusy) return;
    const work = new Work();
    const witness = search.filter.needsSightings ? this.#witnessOf(search.store) : undefined;
    witness?.advance(work);
    if (witness?.isBehind === true || work.isDone) return;
    search.advance(work, factsOf(this.#outside(), witness?.sightings));
  }

  #searchFor(store: Store, filter: string): Search | MatchingRows | { readonly problem: FilterProblem } {
    if (store !== this.#store) this.#begin(store);
    const known = this.#searches.get(filter);
    if (known !== undefined) return this.#remember(filter, known);
    const compiled = compileFilter(filter, this.codec);
    if ('problems' in compiled) return { problem: compiled.problems[0] };
    if (compiled.matchesAll) return allRows(store);
    return this.#remember(filter, new Search(store, compiled));
  }

  #begin(store: Store): void {
    this.#store = store;
    this.#searches.clear();
    this.#witness = undefined;
    this.#wanted = undefined;
  }

  #witnessOf(store: Store): Witness {
    this.#witness ??= new Witness(store);
    return this.#witness;
  }

  #remember(filter: string, search: Search): Search {
    this.#searches.delete(filter);
    this.#searches.set(filter, search);
    const [oldest] = this.#searches.keys();
    if (this.#searches.size > REMEMBERED && oldest !== undefined) this.#searches.delete(oldest);
    return search;
  }
}

function allRows(store: Store): MatchingRows {
  return { count: store.count, at: (index) => store.firstRow + index };
}
