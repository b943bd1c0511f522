// The log's answers, and the searches and views behind them: a slice at a time between whatever else the process has to do.
import { answerRows, type RowQuestion } from '../../capture/ask.ts';
import type { CircuitOwner, OutsideFacts } from '../../capture/filter/facts.ts';
import { Work } from '../../capture/filter/work.ts';
import { Matches } from '../../capture/matches.ts';
import type { Store } from '../../capture/store.ts';
import { Account } from '../../capture/views/account.ts';
import { answerView } from '../../capture/views/ask.ts';
import { circuitsIn } from '../../capture/views/circuits.ts';
import type { Answer, CircuitFigures } from '../../contract/panel.ts';
import type { AskedView, ViewQuestion } from '../../contract/views.ts';
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
  /** Absent until somebody looks at a view: most never do. */
  #account: Account | undefined;
  /** Whether the account goes on until it has told everything. */
  #isTelling = false;
  #slice: NodeJS.Immediate | undefined;

  constructor(log: SearchedLog) {
    this.#log = log;
    this.#matches = this.#matchesWith(log.codec);
  }

  /** Answers from what is found by now; what is left is searched as soon as there is time. */
  answer(question: RowQuestion | ViewQuestion): Answer {
    if (question.ask === 'view') return this.#view(question.view);
    const answer = answerRows(this.#log.store, question, this.#matches);
    this.#goOn();
    return answer;
  }

  /** Messages are read with another template from now on. */
  useCodec(codec: Codec): void {
    this.#matches = this.#matchesWith(codec);
    if (this.#account !== undefined) this.#account = new Account(this.#log.store, codec);
  }

  /** Who has which circuit. */
  learn(circuits: readonly OwnedCircuit[]): void {
    for (const { agent, agentId, circuit, region } of circuits) this.#owners.set(circuit, { agent, agentId, region });
  }

  stop(): void {
    clearImmediate(this.#slice);
    this.#slice = undefined;
  }

  /** [views.account.1] One slice is told at once, so a small log is told whole. */
  #view(view: AskedView): Answer {
    if (view.kind === 'circuits' && !view.figures) return this.#circuits();
    const account = this.#told();
    return { answer: 'view', view: answerView(account, view, this.#log.circuits()), looked: account.looked };
  }

  /** [views.circuits.1] Who has a circuit is known without a look at all rows. */
  #circuits(): Answer {
    const view = { kind: 'circuits', circuits: circuitsIn(this.#log.circuits(), undefined) } as const;
    return { answer: 'view', view, looked: { first: 1, looked: 0, total: 0 } };
  }

  /** The account, told by one slice more. */
  #told(): Account {
    this.#account ??= new Account(this.#log.store, this.#matches.codec);
    this.#account.advance(new Work());
    this.#isTelling = this.#account.isBehind;
    this.#goOn();
    return this.#account;
  }

  get #isBusy(): boolean {
    return this.#matches.isBusy || this.#isTelling;
  }

  #goOn(): void {
    if (this.#slice === undefined && this.#isBusy) this.#slice = setImmediate(() => this.#advance());
  }

  #advance(): void {
    this.#slice = undefined;
    this.#matches.advance();
    // Rows that come from now on are told when somebody asks again.
    if (this.#isTelling) this.#account?.advance(new Work());
    this.#isTelling = this.#isTelling && this.#account?.isBehind === true;
    this.#log.onProgress(!this.#isBusy);
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
