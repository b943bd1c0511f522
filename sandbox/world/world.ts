// The world: who is where, and what is said about it. It is told messages and the time, and returns what is to be said.
// It knows no packets, no addresses and no capabilities.
import type { Message } from '../../protocol/packet/message.ts';
import { Deadlines } from '../deadlines.ts';
import type { Site } from '../map/painter.ts';
import { siteOf } from '../map/site.ts';
import { fullName } from '../person.ts';
import type { Millis } from '../words.ts';
import type { RegionNow } from '../world-file/written.ts';
import type { Agent, Arrival, NewAgent, Pause } from './agent.ts';
import { appearanceOf } from './conversations/appearance.ts';
import { spread } from './conversations/audience.ts';
import { type Refill, refill } from './conversations/contents.ts';
import { moveTo } from './conversations/crossing.ts';
import { disappear } from './conversations/departure.ts';
import { changeParcel, changeRegion, type RegionChange, settle } from './conversations/estate.ts';
import { changedGround, groundDue } from './conversations/ground.ts';
import { lookAround, presentView } from './conversations/looking.ts';
import { isStirring, TICK_MS, tick } from './conversations/movement.ts';
import { block } from './conversations/pause.ts';
import { periodic } from './conversations/periodic.ts';
import { regionHandshake } from './conversations/region-facts.ts';
import { CONVERSATIONS } from './conversations/table.ts';
import type { Letter } from './letters.ts';
import type { Body } from './motion.ts';
import { TURNS } from './news.ts';
import type { ParcelDetails } from './parcels/parcel.ts';
import type { Region } from './region.ts';
import { regionNow } from './region-now.ts';
import { type Say, tell } from './say.ts';
import { Scene, type WorldOptions } from './scene.ts';
import type { Vector } from './vector.ts';
import { attireNow } from './wearing.ts';
import { type Whereabout, whereaboutOf } from './whereabout.ts';

const NOBODY: ReadonlySet<Agent> = new Set();

export interface Heard {
  readonly says: readonly Say[];
  /** False when nobody here understands the message. It is never an error. */
  readonly answered: boolean;
}

export class World {
  readonly #scene: Scene;
  /** Agents that need the next tick. */
  readonly #stirring = new Set<Agent>();
  /** When each agent is told one of the periodic messages. */
  readonly #periods = new Deadlines<Agent>();
  /** The first tick is due at once. */
  #lastTick: Millis = -TICK_MS;
  /** [crowd.turns.1] From one turn to the next. */
  #turnMs: Millis = TICK_MS;

  constructor(options: WorldOptions) {
    this.#scene = new Scene(options);
  }

  get regions(): readonly Region[] {
    return this.#scene.regions;
  }

  /** Everybody who has logged in and has not been left yet. */
  agents(): readonly Agent[] {
    return this.#scene.agents();
  }

  /** Everybody whose avatar is somewhere. */
  standing(): readonly Agent[] {
    return this.agents().filter(({ presence }) => presence === 'standing');
  }

  /** Somebody has logged in and will come. Who is still here under the same id goes first. */
  enter(login: NewAgent, now: Millis): readonly Say[] {
    const says = this.leave(login.id, 'the same agent logged in again', now);
    this.#periods.add(this.#scene.add(login), Number.POSITIVE_INFINITY);
    return says;
  }

  /** A circuit has opened. Its viewer is told nothing of the region before it has asked, and has read the region's facts. */
  handshake(agentId: string, now: Millis): readonly Say[] {
    this.#scene.now = now;
    const agent = this.#scene.agent(agentId);
    if (agent === undefined) return [];
    agent.isWatching = false;
    this.#changed(agent);
    return [];
  }

  /** [world.export.1] The regions as they stand now. */
  snapshot(): readonly RegionNow[] {
    return this.regions.map((place) => regionNow(place, this.#scene.prims(place)));
  }

  /** [world.people.2] What everybody wears, as it is now. */
  attire(): ReturnType<typeof attireNow> {
    return attireNow(this.#scene);
  }

  /** The regions as the map shows them. */
  sites(): readonly Site[] {
    return this.regions.map((place) =>
      siteOf(place, this.#scene.prims(place), (octets) => this.#scene.digestId(octets)),
    );
  }

  /** Where an agent stands; undefined for who does not. */
  whereabout(agentId: string): Whereabout | undefined {
    const agent = this.#scene.agent(agentId);
    return agent && whereaboutOf(agent);
  }

  /** What a region says about itself to an agent that stands elsewhere. */
  facts(agentId: string, region: number): readonly Say[] {
    const place = this.regions[region];
    return place === undefined ? [] : [regionHandshake(agentId, place)];
  }

  /** [child.look.1] The viewer of an agent that stands elsewhere has read a region's facts: it is told what is there. */
  look(agentId: string, region: number, now: Millis): readonly Say[] {
    this.#scene.now = now;
    const [agent, place] = [this.#scene.agent(agentId), this.regions[region]];
    if (agent === undefined || place === undefined || agent.place === place) return [];
    const onlooker = { agent, region, place, isBlocked: false };
    this.#scene.onlookers.add(onlooker);
    return lookAround(onlooker, this.#scene);
  }

  /** Its circuit with that region is closed. */
  lookAway(agentId: string, region: number): void {
    const agent = this.#scene.agent(agentId);
    if (agent !== undefined) this.#scene.onlookers.remove(agent, region);
  }

  /** [agent.pause.4] Its circuit with that region does not answer pings any more, or does again. */
  blockView(agentId: string, region: number, [isBlocked, now]: readonly [boolean, Millis]): readonly Say[] {
    this.#scene.now = now;
    const agent = this.#scene.agent(agentId);
    const onlooker = agent === undefined ? undefined : this.#scene.onlookers.find(agent, region);
    if (onlooker === undefined) return [];
    onlooker.isBlocked = isBlocked;
    return presentView(onlooker, this.#scene);
  }

  /** How an agent stands in its region; undefined for one that does not. */
  bodyOf(agentId: string): Body | undefined {
    const agent = this.#scene.agent(agentId);
    return agent?.presence === 'standing' ? agent.body : undefined;
  }

  /** [travel.arrive.1] The agent comes out in another region; it stands there when its viewer asks. */
  move(agentId: string, region: number, [arrival, now]: readonly [Arrival, Millis]): readonly Say[] {
    this.#scene.now = now;
    const agent = this.#scene.agent(agentId);
    return agent === undefined ? [] : moveTo(agent, region, arrival, this.#scene);
  }

  /** [travel.late.1] Nothing came of its journey. */
  stay(agentId: string, now: Millis): void {
    this.#scene.now = now;
    const agent = this.#scene.agent(agentId);
    if (agent === undefined) return;
    agent.travel = 'none';
    agent.movedAt = now;
    this.#changed(agent);
  }

  /** One message of an agent, delivered once by its circuit. */
  hear(agentId: string, message: Message, now: Millis): Heard {
    this.#scene.now = now;
    const agent = this.#scene.agent(agentId);
    const answer = agent && CONVERSATIONS.get(message.name)?.(agent, message, this.#scene);
    if (agent !== undefined) this.#changed(agent);
    return { says: answer ?? [], answered: answer !== undefined };
  }

  /** The agent's circuit does not answer pings any more, or does again. */
  block(agentId: string, isBlocked: boolean, now: Millis): readonly Say[] {
    this.#scene.now = now;
    const agent = this.#scene.agent(agentId);
    return agent === undefined ? [] : block(agent, isBlocked, this.#scene);
  }

  /** What the viewer said of pauses: whether it has asked to be told nothing; undefined for somebody who is not here. */
  pauseOf(agentId: string): Pause | undefined {
    return this.#scene.agent(agentId)?.pause;
  }

  /** The circuit is closed: the agent is gone, and its id is free. @param reason in words, for those who watch the grid */
  leave(agentId: string, reason: string, now: Millis): readonly Say[] {
    this.#scene.now = now;
    const agent = this.#scene.agent(agentId);
    if (agent === undefined) return [];
    const says = disappear(agent, this.#scene);
    this.#scene.remove(agent);
    this.#stirring.delete(agent);
    this.#periods.delete(agent);
    return [...says, tell({ event: 'closed', agent: fullName(agent), region: agent.place.name, reason })];
  }

  /** [look.server.3] A viewer asks to be dressed as the outfit of this version says; everybody sees it. */
  dress(agentId: string, version: number, now: Millis): readonly Say[] {
    this.#scene.now = now;
    const agent = this.#scene.agent(agentId);
    if (agent === undefined || agent.presence !== 'standing') return [];
    agent.outfit = version;
    agent.look = undefined;
    const viewers = this.#scene.watching(agent.place);
    return spread(['look', agent], viewers, this.#scene, (to) => [appearanceOf(to, agent)]);
  }

  /** [travel.home.1] An agent says where home is: metres in the region where it stands, and a direction. */
  settle(agentId: string, position: Vector, [lookAt, now]: readonly [Vector, Millis]): readonly Say[] {
    this.#scene.now = now;
    const agent = this.#scene.agent(agentId);
    return agent === undefined ? [] : settle(agent, position, lookAt);
  }

  /** Another name, other rules; undefined if there is no such parcel where the agent is. */
  changeParcel(
    agentId: string,
    localId: number,
    [change, now]: readonly [Partial<ParcelDetails>, Millis],
  ): readonly Say[] | undefined {
    this.#scene.now = now;
    const agent = this.#scene.agent(agentId);
    if (agent?.place.parcels.byNumber(localId) === undefined) return undefined;
    return changeParcel(agent, localId, change, this.#scene);
  }

  /** [im.kept.1] What was written to somebody meanwhile; it is not kept any more. */
  letters(agentId: string): readonly Letter[] {
    return this.#scene.letters.take(agentId);
  }

  /** [contents.upload.1] An item in a prim has another asset; undefined if there is no such item, or it is somebody else's. */
  refill(agentId: string, refilled: Refill, now: Millis): readonly Say[] | undefined {
    this.#scene.now = now;
    const agent = this.#scene.agent(agentId);
    return agent && refill(agent, refilled, this.#scene);
  }

  /** What an agent asks for by other ways than messages; undefined for somebody who is not here. */
  ask<Answer>(agentId: string, now: Millis, answer: (agent: Agent, scene: Scene) => Answer): Answer | undefined {
    this.#scene.now = now;
    const agent = this.#scene.agent(agentId);
    return agent && answer(agent, this.#scene);
  }

  changeRegion(region: number, change: RegionChange, now: Millis): readonly Say[] {
    this.#scene.now = now;
    const place = this.regions[region];
    return place === undefined ? [] : changeRegion(place, change, this.#scene);
  }

  /** What is due: movement, and what is said again and again. */
  wake(now: Millis): readonly Say[] {
    for (const gauge of this.#scene.gauges.values()) gauge.woke(this.deadline, now);
    this.#scene.now = now;
    const [movers, due] = [this.#nextTurn(), this.#periods.due(now)];
    const says = [
      ...changedGround(this.#scene),
      ...tick(movers, this.#scene),
      ...due.flatMap((agent) => periodic(agent, this.#scene)),
    ];
    for (const agent of [...movers, ...due]) this.#changed(agent);
    return says;
  }

  /** When `wake` has something to do; Infinity = never. */
  get deadline(): Millis {
    const nextTick = this.#isStirring ? Math.max(this.#nextTick, this.#scene.now) : Number.POSITIVE_INFINITY;
    return Math.min(nextTick, this.#periods.first, groundDue(this.#scene));
  }

  /** A message changes the agent that sent it and no other, so a datagram costs the same however many are here. */
  #changed(agent: Agent): void {
    if (isStirring(agent)) this.#stirring.add(agent);
    else this.#stirring.delete(agent);
    this.#periods.move(agent, agent.isWatching ? Math.min(...agent.due) : Number.POSITIVE_INFINITY);
  }

  /** Somebody moves, or was not told of somebody who did. */
  get #isStirring(): boolean {
    return this.#stirring.size > 0 || this.#scene.news.isWaiting;
  }

  /** Those who go on now, and are told what is new. */
  #nextTurn(): ReadonlySet<Agent> {
    const { now } = this.#scene;
    if (!this.#isStirring || now < this.#nextTick) return NOBODY;
    this.#lastTick = now;
    this.#turnMs = this.#scene.hasCrowd ? TICK_MS / TURNS : TICK_MS;
    return this.#scene.nextTurn();
  }

  get #nextTick(): Millis {
    return this.#lastTick + this.#turnMs;
  }
}
