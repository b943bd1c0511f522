// All circuits of one viewer: the engine of each, and where each stands in the table. Sans IO: told what arrived and when.
import type { Codec, LooseMessage } from '../../protocol/packet/codec.ts';
import { Message } from '../../protocol/packet/message.ts';
import type { Packet } from '../../protocol/packet/packet.ts';
import type { MessageTemplate } from '../../protocol/template/model.ts';
import { Circuit } from '../circuit/circuit.ts';
import type { CircuitEffect, Refusal } from '../circuit/effects.ts';
import type { Address, Millis, Random } from '../words.ts';
import { viewerHabit } from './ping-habit.ts';
import { type CircuitAction, type CircuitEvent, type CircuitState, stepOf } from './states.ts';
import { CIRCUITS_LIMIT, VIEWER_LIVENESS_MS } from './timing.ts';
import { FAILURE, type ViewerEffect } from './viewer-effects.ts';

/** Who the viewer is, as the login said. */
export interface Identity {
  readonly agentId: string;
  readonly sessionId: string;
  readonly code: number;
}

export interface ViewerCircuitsOptions {
  readonly codec: Codec;
  readonly random: Random;
  readonly identity: Identity;
  /** Messages that the login said shall not be taken by UDP. */
  readonly blacklist?: ReadonlySet<string>;
  /** Id of the first packet of a new entry; 1 as everybody's, but where ids shall come round soon. */
  readonly firstSequence?: number;
}

interface Entry {
  readonly region: Address;
  readonly circuit: Circuit;
  state: CircuitState;
}

/** How a message travels. */
export interface Manner {
  readonly reliable: boolean;
  /** Every wait for its ack; absent = by the ping. */
  readonly waitMs?: Millis;
}

/** A message by name and fields. */
export interface Said {
  readonly name: string;
  readonly blocks: LooseMessage;
}

/** A message by name, and its number and fields. */
export interface SaidBody {
  readonly name: string;
  readonly body: Uint8Array;
}

interface Moment {
  readonly now: Millis;
  readonly out: ViewerEffect[];
  readonly manner?: Manner;
}

interface Caused {
  readonly event: CircuitEvent;
}

const RELIABLY: Manner = { reliable: true };
/** What opens or ends a session passes what waits for the window. */
const URGENT: ReadonlySet<string> = new Set(['UseCircuitCode', 'CompleteAgentMovement', 'LogoutRequest']);
const keyOf = ({ host, port }: Address): string => `${host}:${port}`;

export class ViewerCircuits {
  readonly #options: ViewerCircuitsOptions;
  /** By host and port. Insertion order is age. */
  readonly #entries = new Map<string, Entry>();

  constructor(options: ViewerCircuitsOptions) {
    this.#options = options;
  }

  /** A login, EnableSimulator or TeleportFinish names a region: from now on it may be spoken to. */
  tell(region: Address, now: Millis): readonly ViewerEffect[] {
    const out: ViewerEffect[] = [];
    if (this.#entries.has(keyOf(region)) || this.#hasRoom(now, out)) this.#happen(region, 'told', { now, out });
    return out;
  }

  /** [visitor.open.1] Sends UseCircuitCode; at login with a wait of its own. */
  open(region: Address, now: Millis, waitMs?: Millis): readonly ViewerEffect[] {
    const out: ViewerEffect[] = [];
    this.#happen(region, 'open', { now, out, manner: waitMs === undefined ? RELIABLY : { ...RELIABLY, waitMs } });
    return out;
  }

  /** Says a message to a region; to one that was never named, or is gone, nothing is said. */
  send(region: Address, said: Said, manner: Manner, now: Millis): readonly ViewerEffect[] {
    const entry = this.#entries.get(keyOf(region));
    const out: ViewerEffect[] = [];
    if (entry !== undefined) this.#say(entry, said, { now, out, manner });
    return out;
  }

  /** The same with number and fields as bytes. */
  sendBody(region: Address, said: SaidBody, manner: Manner, now: Millis): readonly ViewerEffect[] {
    const entry = this.#entries.get(keyOf(region));
    const out: ViewerEffect[] = [];
    if (entry !== undefined) this.#sayBody(entry, said, { now, out, manner });
    return out;
  }

  /** One datagram arrived. Strangers are not answered. */
  receive(from: Address, bytes: Uint8Array, now: Millis): readonly ViewerEffect[] {
    const entry = this.#entries.get(keyOf(from));
    const out: ViewerEffect[] = [];
    if (entry !== undefined) this.#perform(entry, entry.circuit.receive(bytes, now), { now, out });
    return out;
  }

  /** Asks a region to let the viewer go. */
  quit(region: Address, now: Millis): readonly ViewerEffect[] {
    const out: ViewerEffect[] = [];
    this.#happen(region, 'quit', { now, out });
    return out;
  }

  /** The viewer has left the grid: nothing is sent to anybody any more. */
  end(now: Millis): readonly ViewerEffect[] {
    const out: ViewerEffect[] = [];
    for (const { region } of [...this.#entries.values()]) this.#happen(region, 'farewell', { now, out });
    return out;
  }

  /** Does all that is due at `now`. */
  wake(now: Millis): readonly ViewerEffect[] {
    const out: ViewerEffect[] = [];
    for (const entry of [...this.#entries.values()]) {
      if (entry.circuit.deadline <= now) this.#perform(entry, entry.circuit.wake(now), { now, out });
    }
    return out;
  }

  /** When `wake` has something to do; Infinity if never. */
  get deadline(): Millis {
    return Math.min(...[...this.#entries.values()].map(({ circuit }) => circuit.deadline), Number.POSITIVE_INFINITY);
  }

  stateOf(region: Address): CircuitState {
    return this.#entries.get(keyOf(region))?.state ?? 'none';
  }

  /** The engine's own figures; undefined = there is no entry. */
  figures(region: Address, now: Millis) {
    return this.#entries.get(keyOf(region))?.circuit.figures(now);
  }

  get size(): number {
    return this.#entries.size;
  }

  /** One step of the table. [visitor.states.1] */
  #happen(region: Address, event: CircuitEvent, { now, out, manner = RELIABLY }: Moment): void {
    const { actions, next } = stepOf(this.stateOf(region), event);
    for (const action of actions) this.#act(action, region, { event, now, out, manner });
    const entry = this.#entries.get(keyOf(region));
    if (entry !== undefined) entry.state = next;
  }

  #act(action: CircuitAction, region: Address, { event, manner, now, out }: Required<Moment> & Caused): void {
    const entry = action === 'enter' ? this.#enter(region, now) : this.#entries.get(keyOf(region));
    if (entry === undefined) return;
    switch (action) {
      case 'enter':
        return;
      case 'use':
        this.#say(entry, this.#useCircuitCode, { now, out, manner });
        return;
      case 'greet':
        out.push({ kind: 'opened', region });
        return;
      case 'refuse':
        out.push({ kind: 'unopened', region });
        return;
      case 'drop':
        out.push({ kind: 'dropped', region, why: event === 'disabled' ? 'disabled' : 'silent' });
        return;
      case 'logout':
        this.#say(entry, this.#logoutRequest, { now, out, manner });
        return;
      case 'remove':
        this.#entries.delete(keyOf(region));
        this.#perform(entry, entry.circuit.close(now), { now, out });
    }
  }

  /** [visitor.pings.1] [visitor.silence.1] Trusts the region: of what may come by UDP it takes everything. */
  #enter(region: Address, now: Millis): Entry {
    const { codec, firstSequence = 1, random } = this.#options;
    const circuit = new Circuit({
      codec,
      now,
      firstSequence,
      pingHabit: viewerHabit(random),
      resendProfile: 'linden',
      lifeSign: 'pong',
      livenessMs: VIEWER_LIVENESS_MS,
      refuse: (_packet, message) => this.#refusal(message),
    });
    const entry: Entry = { region, circuit, state: 'none' };
    this.#entries.set(keyOf(region), entry);
    return entry;
  }

  /** [visitor.refused.1] */
  #refusal({ flag, name }: MessageTemplate): Refusal | undefined {
    return flag === 'UDPBlackListed' || this.#options.blacklist?.has(name) ? 'banned' : undefined;
  }

  /** [visitor.bound.1] Whether another region may be told of; a zombie makes room. */
  #hasRoom(now: Millis, out: ViewerEffect[]): boolean {
    if (this.#entries.size < CIRCUITS_LIMIT) return true;
    const zombie = [...this.#entries.values()].find(({ state }) => state === 'zombie');
    if (zombie === undefined) return false;
    this.#happen(zombie.region, 'farewell', { now, out });
    return true;
  }

  #say(entry: Entry, { blocks, name }: Said, moment: Moment): void {
    this.#sayBody(entry, { name, body: this.#options.codec.encode(name, blocks) }, moment);
  }

  #sayBody(entry: Entry, { body, name }: SaidBody, { manner = RELIABLY, now, out }: Moment): void {
    const zerocode = this.#options.codec.byName(name)?.zerocoded ?? false;
    const message = { name, body, zerocode, urgent: URGENT.has(name), ...manner };
    this.#perform(entry, entry.circuit.send(message, now), { now, out });
  }

  #perform(entry: Entry, effects: readonly CircuitEffect[], { now, out }: Moment): void {
    const { region } = entry;
    for (const effect of effects) {
      if (effect.kind === 'datagram') out.push({ kind: 'datagram', to: region, bytes: effect.bytes });
      else if (effect.kind === 'deliver') this.#hear(entry, effect.packet, { now, out });
      else if (effect.kind === 'silent') this.#happen(region, 'silent', { now, out });
      else if (effect.kind === 'acked' || effect.kind === 'failed') this.#settle(region, effect, { now, out });
    }
  }

  #settle(region: Address, effect: Extract<CircuitEffect, { kind: 'acked' | 'failed' }>, { now, out }: Moment): void {
    const { kind, name, sequence } = effect;
    if (kind === 'acked') out.push({ kind, region, name, sequence: effect.sequence });
    else {
      const code = effect.reason === 'closed' ? FAILURE.circuitGone : FAILURE.unacked;
      out.push({ kind, region, name, code, ...(sequence === undefined ? {} : { sequence }) });
    }
    if (name !== 'UseCircuitCode' || (kind === 'failed' && effect.reason === 'closed')) return;
    this.#happen(region, kind === 'acked' ? 'acked' : 'unacked', { now, out });
  }

  /** [visitor.zombie.1] What a region says that the viewer has dropped already is acked and means nothing. [visitor.kick.1] */
  #hear({ region, state }: Entry, { body, flags }: Packet, { now, out }: Moment): void {
    const decoded = this.#options.codec.decode(body);
    if ('unknown' in decoded) return;
    const message = new Message(decoded);
    out.push({ kind: 'heard', from: region, message, isReliable: flags.reliable, isMeant: state !== 'zombie' });
    if (message.name === 'DisableSimulator') this.#happen(region, 'disabled', { now, out });
    if (message.name !== 'KickUser') return;
    this.#happen(region, 'kicked', { now, out });
    out.push({ kind: 'kicked', reason: message.text('UserInfo', 'Reason') });
  }

  get #useCircuitCode(): Said {
    const { agentId: ID, code: Code, sessionId: SessionID } = this.#options.identity;
    return { name: 'UseCircuitCode', blocks: { CircuitCode: { Code, SessionID, ID } } };
  }

  get #logoutRequest(): Said {
    const { agentId: AgentID, sessionId: SessionID } = this.#options.identity;
    return { name: 'LogoutRequest', blocks: { AgentData: { AgentID, SessionID } } };
  }
}
