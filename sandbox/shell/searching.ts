// The log's answers, and the searches behind them: a slice at a time between whatever else the process has to do.
import { answerRows, type RowQuestion } from '../../capture/ask.ts';
import type { CircuitOwner, OutsideFacts } from '../../capture/filter/facts.ts';
import { Matches } from '../../capture/matches.ts';
import type { Store } from '../../capture/store.ts';
import type { Answer, CircuitFigures } from '../../contract/panel.ts';
import type { Codec } from '../../protocol/packet/codec.ts';

/** What is asked of a circuit: whose it is. */
export type OwnedCircuit = Pick<CircuitFigures, 'agent' | 'agentId' | 'circuit' | 'region'>;

export interface SearchedLog {
  readonly codec: Codec;
  readonly store: Store;
  /** Seconds since the capture's start. */
  now(): number;
  circuits(): readonly OwnedCircuit[];
  /** A slice was done: whoever asked may ask again. `isLast`: nothing is left to do. */
  onProgress(isLast: boolean): void;
}

export class Searching {
  readonly #log: SearchedLog;
  /** Circuits that are gone are still asked for. */
  readonly #owners = new Map<number, CircuitOwner>();
  #matches: Matches;
  #slice: NodeJS.Immediate | undefined;

  constructor(log: SearchedLog) {
    this.#log = log;
    this.#matches = this.#matchesWith(log.codec);
  }

  /** Answers from what is found by now; what is left is searched as soon as there is time. */
  answer(question: RowQuestion): Answer {
    const answer = answerRows(this.#log.store, question, this.#matches);
    this.#goOn();
    return answer;
  }

  /** Messages are read with another template from now on. */
  useCodec(codec: Codec): void {
    this.#matches = this.#matchesWith(codec);
  }

  /** Who has which circuit. */
  learn(circuits: readonly OwnedCircuit[]): void {
    for (const { agent, agentId, circuit, region } of circuits) this.#owners.set(circuit, { agent, agentId, region });
  }

  stop(): void {
    clearImmediate(this.#slice);
    this.#slice = undefined;
  }

  #goOn(): void {
    if (this.#slice === undefined && this.#matches.isBusy) this.#slice = setImmediate(() => this.#advance());
  }

  #advance(): void {
    this.#slice = undefined;
    this.#matches.advance();
    this.#log.onProgress(!this.#matches.isBusy);
    this.#goOn();
  }

  #matchesWith(codec: Codec): Matches {
    return new Matches(codec, () => this.#outside());
  }

  /** For one slice: nobody new comes in the middle of it, so that who is not known is looked for once. */
  #outside(): OutsideFacts {
    let isFresh = false;
    return {
      now: this.#log.now(),
      circuit: (circuit) => {
        if (!this.#owners.has(circuit) && !isFresh) {
          isFresh = true;
          this.learn(this.#log.circuits());
        }
        return this.#owners.get(circuit);
      },
    };
  }
}
