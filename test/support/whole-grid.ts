// A whole grid without sockets: calls and datagrams in, effects out, the clock turned by hand.
import { array, asText, get, type Llsd, string as text } from '../../protocol/llsd/value.ts';
import { readLlsdXml, writeLlsdXml } from '../../protocol/llsd/xml.ts';
import type { LooseMessage } from '../../protocol/packet/codec.ts';
import { Message } from '../../protocol/packet/message.ts';
import { messageName } from '../../protocol/packet/name.ts';
import { readHeader, readPacket, writePacket } from '../../protocol/packet/packet.ts';
import { randomUuid } from '../../protocol/uuid.ts';
import type { Call, Effect, Reply } from '../../sandbox/effects.ts';
import { SandboxGrid } from '../../sandbox/grid.ts';
import type { GridOptions } from '../../sandbox/grid-options.ts';
import { MISTAKE } from '../../sandbox/mistakes.ts';
import { md5 } from '../../sandbox/shell/chance.ts';
import { inflate } from '../../sandbox/shell/inflate.ts';
import { builtInTemplate } from './built-in-template.ts';
import { assertDescribed } from './described.ts';
import { codec } from './doorway.ts';
import { repeatWhile } from './repeat.ts';
import { seeded } from './seeded.ts';

/** 2026-01-01T00:00:00Z */
export const EPOCH = 1_767_225_600_000;
export const BASE = 'http://127.0.0.1:9000';

export interface Login {
  readonly id: string;
  readonly sessionId: string;
  readonly code: number;
  readonly seed: string;
  readonly port: number;
}

export interface Entrance {
  readonly login: Login;
  readonly effects: readonly Effect[];
}

export class WholeGrid {
  readonly grid: SandboxGrid;
  now = 0;
  #calls = 0;
  #ports = 40_000;
  #sequence = 0;

  constructor(options: Partial<GridOptions> = {}) {
    const random = seeded(7);
    this.grid = new SandboxGrid({
      ...{ host: '127.0.0.1', loginPort: 9000, template: builtInTemplate, random: seeded(1), epoch: EPOCH, now: 0 },
      regions: [{ name: 'Sandbox One', x: 1000, y: 1000, port: 13_000 }],
      secret: () => randomUuid(random).replaceAll('-', ''),
      trust: { md5, secret: 'sandbox-secret' },
      circuits: {},
      faultChance: () => seeded(3),
      inflate,
      ...options,
    });
  }

  /** Any request; answered at once or later. */
  request(call: Partial<Call>): { readonly call: number; readonly effects: readonly Effect[]; readonly reply?: Reply } {
    this.#calls += 1;
    const whole: Call = {
      ...{ method: 'POST', path: '/', query: '', contentType: 'application/llsd+xml', body: new Uint8Array(0) },
      ...{ from: { host: '127.0.0.1', port: 50_000 }, reachedAt: '127.0.0.1' },
      ...call,
    };
    const effects = described(this.grid.call(this.#calls, whole, this.now));
    const reply = repliesIn(effects).get(this.#calls);
    return { call: this.#calls, effects, ...(reply === undefined ? {} : { reply }) };
  }

  /** An LLSD request to a URL of ours. */
  post(url: string, body: Llsd): ReturnType<WholeGrid['request']> {
    return this.request({ path: url.replace(BASE, ''), body: new TextEncoder().encode(writeLlsdXml(body)) });
  }

  /** The LLSD of an answer that came at once. */
  postNow(url: string, body: Llsd): Llsd {
    return readLlsdXml(this.post(url, body).reply?.body ?? '').value;
  }

  logIn(first: string, last = 'Sandbox', more: Readonly<Record<string, string>> = {}): Login {
    return this.enter(first, last, more).login;
  }

  /** A login and all that it leads to. */
  enter(first: string, last = 'Sandbox', more: Readonly<Record<string, string>> = {}): Entrance {
    const words = { first, last, passwd: 'secret', start: 'last', ...more };
    const members = Object.entries(words).map(([name, value]) => `<key>${name}</key><string>${value}</string>`);
    const body = new TextEncoder().encode(`<llsd><map>${members.join('')}</map></llsd>`);
    const { effects, reply } = this.request({ body });
    const answer = readLlsdXml(reply?.body ?? '').value;
    this.#ports += 1;
    const login = {
      id: asText(get(answer, 'agent_id')),
      sessionId: asText(get(answer, 'session_id')),
      code: Number(asText(get(answer, 'circuit_code'))),
      seed: asText(get(answer, 'seed_capability')),
      port: this.#ports,
    };
    return { login, effects };
  }

  /** Address of a capability. */
  capability(login: Login, name: string): string {
    return asText(get(this.postNow(login.seed, array([text(name)])), name));
  }

  /** One message of an agent, from its port. */
  send(login: Login, name: string, blocks: LooseMessage): readonly Effect[] {
    this.#sequence += 1;
    const body = codec.encode(name, blocks);
    const bytes = writePacket({ sequence: this.#sequence, reliable: true, zerocoded: false, body });
    return described(this.grid.datagram(0, { host: '127.0.0.1', port: login.port }, bytes, this.now));
  }

  /** Opens the circuit and stands in the region, without a look at it: its land is not computed. */
  stand(login: Login): readonly Effect[] {
    const { code: Code, id, sessionId: SessionID } = login;
    const AgentData = { AgentID: id, SessionID, CircuitCode: Code };
    return [
      ...this.send(login, 'UseCircuitCode', { CircuitCode: { Code, SessionID, ID: id } }),
      ...this.send(login, 'CompleteAgentMovement', { AgentData }),
    ];
  }

  /** Stands in the region and is told everything of it. */
  arrive(login: Login): readonly Effect[] {
    const AgentData = { AgentID: login.id, SessionID: login.sessionId };
    const reply = { AgentData, RegionInfo: { Flags: 0 } };
    return [...this.stand(login), ...this.send(login, 'RegionHandshakeReply', reply)];
  }

  /** Turns the clock, waking whoever wants to be woken on the way. */
  until(now: number): readonly Effect[] {
    const effects: Effect[] = [];
    repeatWhile(
      () => this.grid.deadline <= now,
      () => {
        this.now = Math.max(this.now, this.grid.deadline);
        effects.push(...described(this.grid.wake(this.now)));
      },
    );
    this.now = now;
    return effects;
  }
}

/** Whatever a test asks the grid: what it says over HTTP is as our schemas say. */
function described(effects: readonly Effect[]): readonly Effect[] {
  assertRight(effects);
  assertDescribed(effects);
  return effects;
}

/** A mistake of ours that was caught and told is still a mistake. */
export function assertRight(effects: readonly Effect[]): void {
  for (const effect of effects) {
    const message = effect.kind === 'event' && effect.event.event === 'warning' ? effect.event.message : '';
    if (message.startsWith(MISTAKE)) throw new Error(message);
  }
}

/** Answers among effects, by the numbers of their calls. */
export function repliesIn(effects: readonly Effect[]): ReadonlyMap<number, Reply> {
  return new Map(effects.flatMap((effect) => (effect.kind === 'reply' ? [[effect.to, effect.reply] as const] : [])));
}

/** All messages that are sent to anybody. */
export function messagesIn(effects: readonly Effect[]): readonly Message[] {
  return effects.flatMap((effect) => {
    const packet = effect.kind === 'datagram' ? readPacket(effect.bytes) : undefined;
    const decoded = packet === undefined || 'malformed' in packet ? undefined : codec.decode(packet.body);
    return decoded === undefined || 'unknown' in decoded ? [] : [new Message(decoded)];
  });
}

/** Names of the messages that are sent to an agent. */
export function sentTo(login: Login, effects: readonly Effect[]): readonly string[] {
  return effects.flatMap((effect) =>
    effect.kind === 'datagram' && effect.to.port === login.port
      ? [messageName(codec, readHeader(effect.bytes).numberId)]
      : [],
  );
}

/** Events among effects, in a few words each; circuits without their numbers. */
export function eventsIn(effects: readonly Effect[]): readonly string[] {
  return effects.flatMap((effect) => {
    if (effect.kind !== 'event') return [];
    const told = Object.entries(effect.event).filter(([member]) => member !== 'circuit');
    return [told.map(([, value]) => value).join(' ')];
  });
}
