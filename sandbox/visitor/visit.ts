// One visit while it lasts: who one is, which regions one knows, what is asked and awaited. Steps speak through it.
import type { VisitReport } from '../../contract/visit.ts';
import { type Llsd, undef } from '../../protocol/llsd/value.ts';
import { readLlsdXml, writeLlsdXml } from '../../protocol/llsd/xml.ts';
import type { Codec, LooseMessage } from '../../protocol/packet/codec.ts';
import type { Message } from '../../protocol/packet/message.ts';
import type { RezEntry } from '../../protocol/rez/rez.ts';
import type { Quaternion } from '../../protocol/vector.ts';
import type { Md5 } from '../login/password.ts';
import type { Address, Millis, Random } from '../words.ts';
import type { Welcome } from './login-answer.ts';
import type { Credentials } from './login-call.ts';
import { RegionView } from './region-view.ts';
import { REMEMBERED_LIMIT } from './timing.ts';
import { ViewerCircuits } from './viewer-circuits.ts';
import type { ViewerEffect } from './viewer-effects.ts';

export interface VisitOptions {
  readonly codec: Codec;
  readonly random: Random;
  readonly md5: Md5;
  readonly now: Millis;
  readonly version: string;
  readonly loginUri: string;
  readonly who: Credentials;
  /** How long one stays when everything was tried. */
  readonly stayMs: Millis;
  /** What would trouble some client is a failure. */
  readonly strict: boolean;
  /** What is said and expected instead of the usual steps behind the arrival. */
  readonly script?: readonly RezEntry[];
}

export interface VisitRequest {
  readonly id: number;
  readonly method: 'GET' | 'POST';
  readonly url: string;
  readonly contentType: string;
  readonly body: string;
  /** Longest wait for the whole answer. */
  readonly limitMs: Millis;
}

/** What came of a request: an answer, or a sentence of the system. */
export type VisitAnswer = { readonly status: number; readonly body: string } | { readonly problem: string };

export type VisitEffect =
  | { readonly kind: 'datagram'; readonly to: Address; readonly bytes: Uint8Array }
  | { readonly kind: 'request'; readonly request: VisitRequest }
  | { readonly kind: 'report'; readonly report: VisitReport };

export interface Asked {
  readonly url: string;
  /** Absent = GET. */
  readonly body?: Llsd;
  readonly limitMs: Millis;
}

/** What a visitor does by itself, whichever step it is at. */
export interface VisitListeners {
  told(visit: Visit, effect: Exclude<ViewerEffect, { kind: 'datagram' }>): void;
  happened(visit: Visit, region: RegionView, name: string, body: Llsd): void;
}

interface Later {
  readonly at: Millis;
  readonly act: () => void;
}

const NOWHERE: Address = { host: '', port: 0 };
const keyOf = ({ host, port }: Address): string => `${host}:${port}`;

export class Visit {
  readonly options: VisitOptions;
  readonly regions = new Map<string, RegionView>();
  now: Millis;
  welcome: Welcome | undefined;
  circuits: ViewerCircuits | undefined;
  /** Where one stands, or will stand. */
  root: RegionView;
  /** Where one is on the way to. */
  destination: RegionView | undefined;
  /** Why the visit cannot go on, in words. */
  ended: string | undefined;
  /** LogoutReply came. */
  isReleased = false;
  /** UseCircuitCode of the first region was never acked. */
  isUnopened = false;
  /** Names of reliable messages that were acked, and of those that never were. */
  readonly acked = new Set<string>();
  readonly unacked = new Set<string>();
  /** What the regions said lately, oldest first: for a script. */
  readonly recent: Message[] = [];
  /** Flags of the next AgentUpdate. */
  controls = 0;
  /** Where one faces in it: x, y, z, w. */
  facing: Quaternion = [0, 0, 0, 1];
  readonly #listeners: VisitListeners;
  readonly #complaints = new Set<string>();
  /** Complaints that were taken. */
  readonly #taken = new Set<string>();
  readonly #pending = new Map<number, (answer: VisitAnswer) => void>();
  #laters: Later[] = [];
  #out: VisitEffect[] = [];
  #requests = 0;

  constructor(options: VisitOptions, listeners: VisitListeners) {
    this.options = options;
    this.#listeners = listeners;
    this.now = options.now;
    this.root = new RegionView(NOWHERE, '');
  }

  /** The login is through: from now on there are circuits. */
  enter(welcome: Welcome): void {
    const { blacklist, handle, identity, region, seed } = welcome;
    this.welcome = welcome;
    this.circuits = new ViewerCircuits({ ...this.options, identity, blacklist });
    this.root = this.region(region);
    this.root.handle = handle;
    this.root.seed = seed;
  }

  /** The view of a region, new or old. */
  region(address: Address): RegionView {
    const known = this.regions.get(keyOf(address));
    if (known !== undefined) return known;
    const view = new RegionView(address, this.agentId);
    this.regions.set(keyOf(address), view);
    return view;
  }

  get agentId(): string {
    return this.welcome?.identity.agentId ?? '';
  }

  /** The block that names who speaks. */
  get ids(): { readonly AgentID: string; readonly SessionID: string } {
    return { AgentID: this.agentId, SessionID: this.welcome?.identity.sessionId ?? '' };
  }

  get code(): number {
    return this.welcome?.identity.code ?? 0;
  }

  /** Says a message to the region where one stands, or to another. */
  say(name: string, blocks: LooseMessage, how: { readonly reliable?: boolean; readonly to?: RegionView } = {}): void {
    const { reliable = true, to = this.root } = how;
    this.effects(this.circuits?.send(to.address, { name, blocks }, { reliable }, this.now) ?? []);
  }

  /** Says number and fields as they are, to the region where one stands. */
  sayBody(name: string, body: Uint8Array, reliable: boolean): void {
    this.effects(this.circuits?.sendBody(this.root.address, { name, body }, { reliable }, this.now) ?? []);
  }

  /** Remembers a message for a script. */
  remember(message: Message): void {
    this.recent.push(message);
    if (this.recent.length > REMEMBERED_LIMIT) this.recent.shift();
  }

  /** What the circuits want done; what they tell is taken by `told`. */
  effects(effects: readonly ViewerEffect[]): void {
    for (const effect of effects) {
      if (effect.kind === 'datagram') this.#out.push(effect);
      else this.#listeners.told(this, effect);
    }
  }

  /** An event of a region's queue. */
  happened(region: RegionView, name: string, body: Llsd): void {
    this.#listeners.happened(this, region, name, body);
  }

  /** Sends a request and hands its answer on. */
  request(request: Omit<VisitRequest, 'id'>, then: (answer: VisitAnswer) => void): void {
    this.#requests += 1;
    this.#pending.set(this.#requests, then);
    this.#out.push({ kind: 'request', request: { id: this.#requests, ...request } });
  }

  /** Asks a capability; `name` is for complaints. The answer is LLSD, or a sentence. */
  ask(
    name: string,
    { body, limitMs, url }: Asked,
    then: (answer: Llsd | { readonly problem: string }, status: number) => void,
  ): void {
    const text = body === undefined ? '' : writeLlsdXml(body);
    const method = body === undefined ? 'GET' : 'POST';
    this.request({ method, url, contentType: 'application/llsd+xml', body: text, limitMs }, (answer) => {
      if ('problem' in answer) then({ problem: answer.problem }, 0);
      else if (answer.status < 200 || answer.status > 299)
        then({ problem: `HTTP status ${answer.status}` }, answer.status);
      else then(this.#read(name, answer.body), answer.status);
    });
  }

  answered(id: number, answer: VisitAnswer): void {
    const then = this.#pending.get(id);
    this.#pending.delete(id);
    then?.(answer);
  }

  /** Does something after a while. */
  later(ms: Millis, act: () => void): void {
    this.#laters.push({ at: this.now + ms, act });
  }

  wake(): void {
    const due = this.#laters.filter(({ at }) => at <= this.now);
    this.#laters = this.#laters.filter(({ at }) => at > this.now);
    for (const { act } of due) act();
    this.effects(this.circuits?.wake(this.now) ?? []);
  }

  get deadline(): Millis {
    const circuits = this.circuits?.deadline ?? Number.POSITIVE_INFINITY;
    return Math.min(circuits, ...this.#laters.map(({ at }) => at));
  }

  /** Remembers what would trouble some client; the same sentence once. */
  complain(...complaints: readonly string[]): void {
    for (const complaint of complaints) if (this.#complaints.size < REMEMBERED_LIMIT) this.#complaints.add(complaint);
  }

  /** What was complained of since the last call. */
  takeComplaints(): readonly string[] {
    const taken = [...this.#complaints].filter((complaint) => !this.#taken.has(complaint));
    for (const complaint of taken) this.#taken.add(complaint);
    return taken;
  }

  report(report: VisitReport): void {
    this.#out.push({ kind: 'report', report });
  }

  /** What is to be done since the last call. */
  takeEffects(): readonly VisitEffect[] {
    const out = this.#out;
    this.#out = [];
    return out;
  }

  /** Nothing is awaited any more. */
  end(): void {
    this.effects(this.circuits?.end(this.now) ?? []);
    this.#laters = [];
    this.#pending.clear();
  }

  /** [visitor.strict.4] */
  #read(name: string, body: string): Llsd | { readonly problem: string } {
    if (body.trim() === '') return undef;
    if (body.startsWith('<?xml'))
      this.complain(`The answer of ${name} begins with an XML declaration: node-metaverse cannot read it.`);
    const { problems, value } = readLlsdXml(body);
    const error = problems.find(({ severity }) => severity === 'error');
    return error === undefined ? value : { problem: `its answer is not LLSD: ${error.message}` };
  }
}
