// One viewer with three regions over a bad cable, with a clock turned by hand, until all is said and decided. What is promised
// of circuits is asserted on the way and at the end.
import assert from 'node:assert/strict';
import { Cable } from '../../sandbox/cable/cable.ts';
import type { Passage } from '../../sandbox/cable/passage.ts';
import { DUPLICATE_MEMORY_MS } from '../../sandbox/circuit/timing.ts';
import { CIRCUITS_LIMIT, OPENING_WAIT_MS } from '../../sandbox/visitor/timing.ts';
import { ViewerCircuits } from '../../sandbox/visitor/viewer-circuits.ts';
import type { ViewerEffect } from '../../sandbox/visitor/viewer-effects.ts';
import { codec } from './doorway.ts';
import { OneEnd, open } from './one-end.ts';
import { addressOf, regionAt } from './region-addresses.ts';
import { seeded } from './seeded.ts';
import { chatIn, SimulatedRegion } from './simulated-region.ts';
import { REGIONS, type VisitHappening, type VisitPlan, visitPlanOf } from './visit-plan.ts';

/** What a run was like: so that nobody takes an empty run for a proof. */
export interface VisitRun {
  readonly delivered: number;
  readonly acked: number;
  readonly failed: number;
  /** Ends that regions had, and entries that the viewer had. */
  readonly circuits: number;
  readonly entries: number;
  readonly steps: number;
}

const MOST_STEPS = 200_000;
const STEPS_PER_INSPECTION = 50;
/** How long the onlooker stays when all is decided: longer than any message is sent again. */
const AFTERMATH_MS = 80_000;
/** How long there were only pings then. */
const QUIET_MS = 20_000;
/** What is said of a region that was given up is forgotten by then. */
const FORGOTTEN_MS = 65_000;
const PINGS = [1, 2];
const AGENT = 'a9e27000-0000-4000-8000-000000000001';
const IDENTITY = { agentId: AGENT, sessionId: AGENT, code: 777 };

/** Runs the story of a seed; throws where a promise is broken. */
export function simulateVisit(seed: number, plan: VisitPlan = visitPlanOf(seed)): VisitRun {
  return new VisitSimulation(seed, plan).run();
}

class VisitSimulation {
  readonly #plan: VisitPlan;
  readonly #random: () => number;
  readonly #cable: Cable;
  readonly #regions: readonly SimulatedRegion[];
  readonly #entries: OneEnd[] = [];
  /** The viewer's end of now towards each region, and when its last one ended. */
  readonly #current = new Map<number, OneEnd>();
  readonly #endedAt = new Map<number, number>();
  #viewer: ViewerCircuits;
  #port = 40_001;
  #now = 0;
  #next = 0;
  #steps = 0;
  #words = 0;
  #lastWordAt = 0;
  #isMended = false;

  constructor(seed: number, plan: VisitPlan) {
    this.#plan = plan;
    this.#random = seeded(~seed);
    this.#cable = new Cable(
      () => seeded(seed),
      () => undefined,
    );
    this.#cable.use(plan.rules, 0);
    this.#viewer = this.#newViewer();
    this.#regions = plan.firstSequences.map(
      (first, region) => new SimulatedRegion(first, (port, bytes) => this.#send(region, port, 'out', bytes)),
    );
  }

  run(): VisitRun {
    while (!this.#isSettled) this.#step();
    this.#mend();
    for (const until = this.#now + AFTERMATH_MS; this.#nextAt <= until; ) this.#step();
    assert.ok(
      this.#now - this.#lastWordAt > QUIET_MS || this.#nextAt === Number.POSITIVE_INFINITY,
      'in the end there are only pings',
    );
    return this.#judge();
  }

  #newViewer(): ViewerCircuits {
    const firstSequence = this.#plan.viewerFirst;
    return new ViewerCircuits({ codec, random: this.#random, identity: IDENTITY, firstSequence });
  }

  /** Every end that lived to the end told of everything, and nobody was told a lie. */
  #judge(): VisitRun {
    const regionEnds = this.#regions.flatMap(({ ends }) => ends);
    const handledBy = (ends: readonly OneEnd[], text: string) => ends.filter(({ handled }) => handled.has(text)).length;
    let [delivered, acked, failed] = [0, 0, 0];
    for (const [ends, others] of [
      [this.#entries, regionEnds],
      [regionEnds, this.#entries],
    ] as const) {
      for (const end of ends) {
        assert.ok(end.isDecided, 'everything that was said is decided');
        for (const said of end.said.values()) {
          const handled = handledBy(others, said.text);
          const lasting = handledBy(
            others.filter(({ isDead }) => !isDead),
            said.text,
          );
          assert.ok(lasting <= 1 || this.#hasOutslept, `${said.text} is handled once, whatever became of its circuit`);
          assert.ok(said.acked === 0 || handled > 0, `${said.text} is acked, so it was handled`);
          assert.ok(end.isDead || handled > 0 || said.failed === 1, `${said.text} is handled or reported`);
          delivered += handled;
          acked += said.acked;
          failed += said.failed;
        }
      }
    }
    return { delivered, acked, failed, circuits: regionEnds.length, entries: this.#entries.length, steps: this.#steps };
  }

  /** What a region remembers of a circuit that is closed grows old while everybody sleeps. [session.tombstone.2] */
  get #hasOutslept(): boolean {
    return this.#plan.happenings.some(
      ({ what, ...more }) => what === 'sleep' && 'ms' in more && more.ms >= DUPLICATE_MEMORY_MS,
    );
  }

  get #isSettled(): boolean {
    const all = [...this.#entries, ...this.#regions.flatMap(({ ends }) => ends)];
    return this.#next === this.#plan.happenings.length && all.every((end) => end.isDecided);
  }

  get #nextAt(): number {
    const happening = this.#plan.happenings[this.#next]?.at ?? Number.POSITIVE_INFINITY;
    const regions = this.#regions.map(({ deadline }) => deadline);
    return Math.max(this.#now, Math.min(happening, this.#cable.deadline, this.#viewer.deadline, ...regions));
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
    if (this.#random() < 0.5) acts.reverse();
    for (const act of acts) act();
    if (this.#steps % STEPS_PER_INSPECTION === 0) this.#inspect();
  }

  #happen(): void {
    const { happenings } = this.#plan;
    for (let next = happenings[this.#next]; next !== undefined && next.at <= this.#now; next = happenings[this.#next]) {
      this.#next += 1;
      this.#take(next);
    }
  }

  #take(happening: VisitHappening): void {
    switch (happening.what) {
      case 'say':
        this.#say(happening);
        return;
      case 'tell':
        this.#tell(happening.region);
        return;
      case 'disable':
        this.#regions[happening.region]?.disable(this.#now);
        return;
      case 'restartRegion':
        this.#regions[happening.region]?.restart();
        return;
      case 'restartViewer':
        this.#restartViewer();
        return;
      case 'sleep':
        this.#now += happening.ms;
    }
  }

  #say({ from, region, reliable }: Extract<VisitHappening, { what: 'say' }>): void {
    this.#words += 1;
    const text = `M${this.#words}`;
    if (from === 'region') {
      this.#regions[region]?.say(text, reliable, this.#now);
      return;
    }
    const end = this.#current.get(region);
    if (end === undefined || this.#viewer.stateOf(addressOf(region)) !== 'alive') return;
    if (reliable) end.says(text);
    const blocks = { AgentData: { AgentID: AGENT, SessionID: AGENT }, ChatData: { Message: text } };
    this.#perform(this.#viewer.send(addressOf(region), { name: 'ChatFromViewer', blocks }, { reliable }, this.#now));
  }

  /**
   * Where one end has forgotten the ids of before and the other has not, nobody tells the viewer of the region: a region that died
   * is told of when the viewer has given it up, and a viewer that gave up when the region has.
   */
  #tell(region: number): void {
    const isNew = this.#viewer.stateOf(addressOf(region)) === 'none';
    if (isNew && this.#now - (this.#endedAt.get(region) ?? Number.NEGATIVE_INFINITY) < FORGOTTEN_MS) return;
    if (!isNew && this.#regions[region]?.hasForgotten) return;
    this.#regions[region]?.expect();
    if (isNew) {
      const end = new OneEnd();
      this.#entries.push(end);
      this.#current.set(region, end);
    }
    this.#perform(this.#viewer.tell(addressOf(region), this.#now));
    this.#perform(this.#viewer.open(addressOf(region), this.#now, region === 0 ? OPENING_WAIT_MS : undefined));
  }

  #restartViewer(): void {
    for (const end of this.#current.values()) end.isDead = true;
    this.#current.clear();
    this.#endedAt.clear();
    this.#port += 1;
    this.#viewer = this.#newViewer();
  }

  #send(region: number, port: number, direction: Passage['direction'], bytes: Uint8Array): void {
    if (!PINGS.includes(bytes[6] ?? 0)) this.#lastWordAt = this.#now;
    const nobody = { message: '', agent: '', agentId: '', circuit: region + 1 };
    const passage: Passage = {
      ...nobody,
      bytes,
      direction,
      door: region,
      peer: { host: '', port },
      region: `Region ${region}`,
    };
    for (const outcome of this.#cable.push(passage, this.#now)) if (!outcome.dropped) this.#arrive(outcome.passage);
  }

  #arrive({ bytes, direction, door, peer }: Passage): void {
    if (direction === 'in') {
      this.#regions[door]?.receive(peer.port, bytes, this.#now);
      return;
    }
    // What was sent to the viewer of before arrives nowhere: its port is another's.
    if (peer.port !== this.#port || this.#viewer.stateOf(addressOf(door)) === 'none') return;
    this.#current.get(door)?.cameOut(open(bytes));
    this.#perform(this.#viewer.receive(addressOf(door), bytes, this.#now));
  }

  #carry(): void {
    for (const passage of this.#cable.release(this.#now)) this.#arrive(passage);
  }

  #wake(): void {
    this.#perform(this.#viewer.wake(this.#now));
    for (const region of this.#regions) region.wake(this.#now);
  }

  #perform(effects: readonly ViewerEffect[]): void {
    for (const effect of effects) {
      if (effect.kind === 'datagram') {
        this.#current.get(regionAt(effect.to.port))?.wentIn(open(effect.bytes), chatIn(effect.bytes));
        this.#send(regionAt(effect.to.port), this.#port, 'in', effect.bytes);
      }
      if (effect.kind === 'acked' || effect.kind === 'failed') {
        this.#current.get(regionAt(effect.region.port))?.decides(effect.kind, effect.sequence);
      }
      if (effect.kind === 'heard') this.#hear(effect);
    }
    for (let region = 0; region < REGIONS; region += 1) this.#bury(region);
  }

  #hear({ from, isReliable, message }: Extract<ViewerEffect, { kind: 'heard' }>): void {
    if (message.name !== 'ChatFromSimulator') return;
    this.#current.get(regionAt(from.port))?.handles(message.text('ChatData', 'Message'), isReliable);
  }

  /** An entry that is gone has told of everything. */
  #bury(region: number): void {
    const end = this.#current.get(region);
    if (end === undefined || this.#viewer.stateOf(addressOf(region)) !== 'none') return;
    assert.ok(end.isDecided, 'an entry that is gone has told of everything');
    this.#current.delete(region);
    this.#endedAt.set(region, this.#now);
  }

  #inspect(): void {
    assert.ok(this.#viewer.size <= CIRCUITS_LIMIT, 'entries are bounded');
    for (const region of this.#regions) region.inspect(this.#now);
    for (let region = 0; region < REGIONS; region += 1) {
      const figures = this.#viewer.figures(addressOf(region), this.#now);
      if (figures !== undefined) assert.ok(figures.unacked <= 256 && figures.acksPending < 64, 'memory is bounded');
    }
  }

  #mend(): void {
    if (this.#isMended) return;
    this.#isMended = true;
    for (const passage of this.#cable.use([], this.#now)) this.#arrive(passage);
  }
}
