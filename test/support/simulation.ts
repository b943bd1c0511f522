// A viewer and up to three regions over a bad cable, with a clock turned by hand, until all is said and decided. What is promised
// of circuits is asserted on the way and at the end.
import assert from 'node:assert/strict';
import { Cable } from '../../sandbox/cable/cable.ts';
import type { Passage } from '../../sandbox/cable/passage.ts';
import type { End } from './cable.ts';
import { seeded } from './seeded.ts';
import { type Kept, mostOf, NOTHING_KEPT, SimulatedLink } from './simulated-link.ts';
import { type Happening, type Plan, planOf } from './simulation-plan.ts';

/** What a run was like: so that nobody takes an empty run for a proof. */
export interface Run {
  readonly delivered: number;
  readonly acked: number;
  readonly failed: number;
  readonly steps: number;
  readonly arrivals: number;
  /** The most that an end kept at a time. */
  readonly kept: Kept;
}

/** More than any run takes. */
const MOST_STEPS = 200_000;
/** How long the onlooker stays when all is decided. */
const AFTERMATH_MS = 20_000;
/** What circuits keep is looked at now and then: figures are dear. */
const STEPS_PER_INSPECTION = 50;

/** Runs the story of a seed; throws where a promise is broken. */
export function simulate(seed: number, plan: Plan = planOf(seed)): Run {
  return new Simulation(seed, plan).run();
}

class Simulation {
  readonly #plan: Plan;
  readonly #random: () => number;
  readonly #cable: Cable;
  /** The links of now, by region. */
  readonly #links: SimulatedLink[] = [];
  /** All that ever were, by their number from 1. */
  readonly #all: SimulatedLink[] = [];
  #now = 0;
  #next = 0;
  #steps = 0;
  #arrivals = 0;
  #isMended = false;
  #kept = NOTHING_KEPT;

  constructor(seed: number, plan: Plan) {
    this.#plan = plan;
    this.#random = seeded(~seed);
    this.#cable = new Cable(
      () => seeded(seed),
      () => undefined,
    );
    this.#cable.use(plan.rules, 0);
    for (let region = 0; region < plan.links; region += 1) this.#open(region);
  }

  run(): Run {
    while (!this.#isSettled) this.#step();
    this.#mend();
    for (const until = this.#now + AFTERMATH_MS; this.#nextAt <= until; ) this.#step();
    for (const link of this.#all) link.endQuietly(this.#now, AFTERMATH_MS / 2);
    const verdicts = this.#all.flatMap((link) => link.judge());
    const sum = (count: 'delivered' | 'acked' | 'failed') =>
      verdicts.reduce((total, verdict) => total + verdict[count], 0);
    const totals = { delivered: sum('delivered'), acked: sum('acked'), failed: sum('failed') };
    return { ...totals, steps: this.#steps, arrivals: this.#arrivals, kept: this.#kept };
  }

  #open(region: number): void {
    const number = this.#all.length + 1;
    const link = new SimulatedLink({
      number,
      now: this.#now,
      firstSequences: this.#plan.firstSequences[region] ?? [1, 1],
      send: (from, bytes) => this.#send({ region, number, from }, bytes),
    });
    this.#links[region] = link;
    this.#all.push(link);
  }

  #send(who: { readonly region: number; readonly number: number; readonly from: End }, bytes: Uint8Array): void {
    const passage: Passage = {
      ...{ bytes, message: '', agent: '', agentId: '', door: who.region, peer: { host: '', port: who.number } },
      ...{ direction: who.from === 0 ? 'in' : 'out', circuit: who.number, region: `Region ${who.region}` },
    };
    for (const outcome of this.#cable.push(passage, this.#now)) if (!outcome.dropped) this.#arrive(outcome.passage);
  }

  /** What was sent to a link that is no more arrives nowhere: its port is another's. */
  #arrive({ bytes, circuit, direction }: Passage): void {
    this.#arrivals += 1;
    this.#all[circuit - 1]?.arrive(direction === 'in' ? 1 : 0, bytes, this.#now);
  }

  get #isSettled(): boolean {
    return this.#next === this.#plan.happenings.length && this.#all.every((link) => link.isDecided(this.#now));
  }

  get #nextAt(): number {
    const happening = this.#plan.happenings[this.#next]?.at ?? Number.POSITIVE_INFINITY;
    const due = Math.min(happening, this.#cable.deadline, ...this.#all.map((link) => link.deadline));
    return Math.max(this.#now, due);
  }

  #step(): void {
    this.#steps += 1;
    assert.ok(this.#steps < MOST_STEPS, 'the run comes to an end');
    this.#now = this.#nextAt;
    assert.ok(Number.isFinite(this.#now), 'somebody still waits for something');
    this.#cable.news(this.#now);
    if (this.#now >= this.#plan.mendsAt) this.#mend();
    this.#happen();
    const acts = [() => this.#carry(), () => this.#wake()];
    // After a sleep nobody knows who is called first.
    if (this.#random() < 0.5) acts.reverse();
    for (const act of acts) act();
    if (this.#steps % STEPS_PER_INSPECTION === 1) this.#inspect();
  }

  #inspect(): void {
    for (const link of this.#all) this.#kept = mostOf(this.#kept, link.inspect(this.#now));
  }

  #happen(): void {
    const { happenings } = this.#plan;
    for (let next = happenings[this.#next]; next !== undefined && next.at <= this.#now; next = happenings[this.#next]) {
      this.#next += 1;
      this.#take(next);
    }
  }

  #take(happening: Happening): void {
    switch (happening.what) {
      case 'say':
        this.#links[happening.link]?.say(happening, this.#now);
        return;
      case 'sleep':
        this.#now += happening.ms;
        return;
      case 'throttle':
        this.#links[happening.link]?.throttle(happening.end, happening.bitsPerSecond, this.#now);
        return;
      case 'pause':
        this.#pause(happening.link, happening.end, happening.isPaused);
        return;
      case 'doze':
        this.#links[happening.link]?.doze(happening.end, this.#now + happening.ms);
        return;
      case 'restart':
        this.#links[happening.link]?.die(happening.end);
        this.#open(happening.link);
    }
  }

  /** The end of a pause ends all: what was paused before a restart would wait for ever. */
  #pause(region: number, end: End, isPaused: boolean): void {
    const links = isPaused ? this.#links.slice(region, region + 1) : this.#all;
    for (const link of links) link.pause(end, isPaused, this.#now);
  }

  #carry(): void {
    for (const passage of this.#cable.release(this.#now)) this.#arrive(passage);
  }

  #wake(): void {
    for (const link of this.#all) link.wake(this.#now);
  }

  #mend(): void {
    if (this.#isMended) return;
    this.#isMended = true;
    for (const passage of this.#cable.use([], this.#now)) this.#arrive(passage);
  }
}
