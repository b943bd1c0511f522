// A place among the tokens of a filter that only moves forward, with the problems found on the way.
import type { FilterProblem } from '../../contract/panel.ts';
import type { Range } from '../../protocol/text.ts';
import type { Token } from './scan.ts';

/** Where the reading is, and what was found on the way. */
export class Place {
  readonly tokens: readonly Token[];
  readonly end: number;
  readonly problems: FilterProblem[] = [];
  #at = 0;
  #isGivenUp = false;
  /** How many parentheses and `!` are open. */
  depth = 0;

  constructor(tokens: readonly Token[], end: number) {
    this.tokens = tokens;
    this.end = end;
  }

  get next(): Token | undefined {
    return this.tokens[this.#at];
  }

  /** Where the text behind what was read goes on. */
  get offset(): number {
    return this.next?.range.start ?? this.end;
  }

  /** The next token if it is `text`, which is taken then. */
  accept(...texts: readonly string[]): Token | undefined {
    const { next } = this;
    return next !== undefined && isSign(next) && texts.includes(next.text) ? this.take() : undefined;
  }

  /** Says why nothing more is read. */
  giveUp(message: string, range: Range): void {
    this.complain(message, range);
    this.#isGivenUp = true;
    this.#at = this.tokens.length;
  }

  take(): Token | undefined {
    const { next } = this;
    this.#at += 1;
    return next;
  }

  complain(message: string, { start, end }: Range): void {
    if (!this.#isGivenUp) this.problems.push({ message, start, end });
  }
}

function isSign({ kind }: Token): boolean {
  return kind === 'operator' || kind === 'word';
}
