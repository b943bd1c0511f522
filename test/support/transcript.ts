// What was said between a viewer and the sandbox, a line each, to be read and compared.
import type { Millis } from '../../sandbox/words.ts';

export interface Line {
  readonly at: Millis;
  readonly by: 'viewer' | 'sandbox' | 'event';
  /** The sequence number; events have none. */
  readonly id?: number;
  /** Name, flags, acks. */
  readonly text: string;
}

/** Characters of two times in milliseconds with dots between. */
const TIME_WIDTH = 10;
const SIGN = { viewer: '>', sandbox: '<', event: '*' } as const;

export class Transcript {
  readonly #lines: Line[] = [];

  get lines(): readonly Line[] {
    return this.#lines;
  }

  write(at: Millis, by: Line['by'], line: Omit<Line, 'at' | 'by'>): void {
    this.#lines.push({ at, by, ...line });
  }

  /** All of it; packets in a row that differ in their ids alone share a line. */
  toString(): string {
    const rows: { first: Line; last: Line }[] = [];
    for (const line of this.#lines) {
      const row = rows.at(-1);
      if (row !== undefined && follows(row.last, line)) row.last = line;
      else rows.push({ first: line, last: line });
    }
    return rows.map(({ first, last }) => `${rowOf(first, last)}\n`).join('');
  }
}

/** A packet as `2 CompleteAgentMovement R`, an event in its words. */
export function wordsOfLine({ id, text }: Line): string {
  return id === undefined ? text : `${id} ${text}`;
}

function follows(last: Line, { by, id, text }: Line): boolean {
  return id !== undefined && last.by === by && last.text === text && last.id === id - 1;
}

function rowOf(first: Line, last: Line): string {
  const [from, to] = [Math.round(first.at), Math.round(last.at)];
  const time = from === to ? `${from}` : `${from}..${to}`;
  const words = first === last ? wordsOfLine(first) : `${first.id}..${last.id} ${first.text}`;
  return `${time.padStart(TIME_WIDTH)} ms ${SIGN[first.by]} ${words}`;
}
