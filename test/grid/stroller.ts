// One of a crowd: our scripted viewer, which walks in a circle, says where it is going as often as a busy viewer, and chats.
import type { VisitReport } from '../../contract/visit.ts';
import type { Codec } from '../../protocol/packet/codec.ts';
import { type RunningVisit, startVisit } from '../../sandbox/shell/visit.ts';
import { sayUpdate } from '../../sandbox/visitor/event-reactions.ts';
import type { Visit } from '../../sandbox/visitor/visit.ts';

/** AgentUpdates in a second: what a busy viewer sends. */
const UPDATES_PER_SECOND = 20;
/** From one sentence to the next. */
const CHAT_MS = 10_000;
/** A whole circle: of 10 m across at the pace of a walk. */
const CIRCLE_MS = 10_000;
/** Forward, as a key that is held. */
const FORWARD = 0x1 | 0x400;
const SAY = 1;
const UNHURRIED = { stayMs: 3_600_000, strict: false, script: [] } as const;

/** How somebody of a crowd is told apart, and where it begins: metres. */
export interface StrollerPlan {
  readonly loginUri: string;
  readonly number: number;
  readonly place: readonly [x: number, y: number];
  readonly region: string;
  readonly codec: Codec;
}

/** What came of it, seen from its own end. */
export interface StrollerFigures {
  readonly updates: number;
  readonly said: number;
  /** Of what it said itself. */
  readonly heard: number;
  /** Of what anybody said. */
  readonly chats: number;
  readonly failed: number;
  readonly unacked: number;
  readonly packetsIn: number;
  /** Pings while it walked, in milliseconds. */
  readonly pings: readonly number[];
}

export class Stroller {
  /** From the call of the login until it stands, in milliseconds. */
  standingMs = Number.NaN;
  /** Resolves when it has been told of the region and has seen itself, or will not. */
  looksAround: Promise<void> = Promise.resolve();
  /** Why it could not come or stay, in words. */
  trouble: string | undefined;
  readonly #plan: StrollerPlan;
  #since = Number.NaN;
  #visit: RunningVisit | undefined;
  #stands: () => void = () => undefined;
  #looks: () => void = () => undefined;
  #walksFrom = Number.POSITIVE_INFINITY;
  #walkMs = 0;
  #pingsBefore = 0;
  #updates = 0;
  #said = 0;
  #heard = 0;
  #chats = 0;

  constructor(plan: StrollerPlan) {
    this.#plan = plan;
  }

  /** Logs in; resolves when it stands, or cannot. */
  async arrive(): Promise<void> {
    const { codec, loginUri, place, region } = this.#plan;
    const start = `uri:${region}&${place.join('&')}&0`;
    const who = { first: this.#first, last: 'Crowd', password: 'any', start };
    const stands = new Promise<void>((resolve) => {
      this.#stands = resolve;
    });
    this.looksAround = new Promise<void>((resolve) => {
      this.#looks = resolve;
    });
    this.#since = performance.now();
    this.#visit = await startVisit({ ...UNHURRIED, codec, loginUri, who }, (report) => this.#take(report));
    await stands;
  }

  /** Begins to walk at a moment, for so long; `tick` keeps it going. */
  walk(from: number, ms: number): void {
    this.#walksFrom = from;
    this.#walkMs = ms;
    this.#guide((visit) => {
      this.#pingsBefore = samplesOf(visit).length;
    });
  }

  /** Says what is due; called more often than anything is. */
  tick(now: number): void {
    const walked = now - this.#walksFrom;
    if (walked > this.#walkMs) this.#halt();
    if (walked < 0 || walked > this.#walkMs || this.#updates >= (walked * UPDATES_PER_SECOND) / 1000) return;
    this.#updates += 1;
    const isChatting = this.#said * CHAT_MS <= walked;
    if (isChatting) this.#said += 1;
    this.#guide((visit) => {
      const half = (Math.PI * walked) / CIRCLE_MS;
      visit.controls = FORWARD;
      visit.facing = [0, 0, Math.sin(half), Math.cos(half)];
      sayUpdate(visit);
      if (isChatting) say(visit, `${this.#first} says ${this.#said}`);
    });
  }

  figures(): StrollerFigures {
    let found: StrollerFigures | undefined;
    this.#guide((visit) => {
      const own = visit.circuits?.figures(visit.root.address, visit.now);
      found = {
        ...{ updates: this.#updates, said: this.#said, heard: this.#heard, chats: this.#chats },
        ...{ failed: own?.failed ?? 0, unacked: own?.unacked ?? 0, packetsIn: own?.packetsIn ?? 0 },
        pings: samplesOf(visit).slice(this.#pingsBefore),
      };
    });
    if (found === undefined) throw new Error(`${this.#first} is not there: ${this.trouble}`);
    return found;
  }

  /** Logs out; resolves with whether all went well. */
  async leave(): Promise<boolean> {
    this.#visit?.leave();
    return (await this.#visit?.isFine) ?? false;
  }

  get #first(): string {
    return `Walker${this.#plan.number}`;
  }

  #guide(act: (visit: Visit) => void): void {
    this.#visit?.guide(act);
  }

  #halt(): void {
    this.#walksFrom = Number.POSITIVE_INFINITY;
    this.#guide((visit) => {
      visit.controls = 0;
      sayUpdate(visit);
    });
  }

  #take(report: VisitReport): void {
    if (report.event === 'chat') {
      this.#chats += 1;
      if (report.from === `${this.#first} Crowd`) this.#heard += 1;
      return;
    }
    if (report.event === 'step' && report.outcome === 'failed') this.trouble ??= `${report.step}: ${report.words}`;
    const step = report.event === 'step' ? report.step : undefined;
    if (step === 'movement') this.standingMs = performance.now() - this.#since;
    if (step === 'movement' || report.event === 'end') this.#stands();
    if (step === 'looks' || report.event === 'end') this.#looks();
  }
}

function say(visit: Visit, Message: string): void {
  visit.say('ChatFromViewer', { AgentData: visit.ids, ChatData: { Message, Type: SAY, Channel: 0 } });
}

/** The last pings of the circuit with the region in which one stands: those of ten minutes. */
const samplesOf = (visit: Visit): readonly number[] =>
  visit.circuits?.figures(visit.root.address, visit.now)?.pingSamplesMs ?? [];
