// Carries out what the world says: by UDP, by the event queue, to those who started the grid. Whoever has no circuit,
// or is saying goodbye, is told nothing.
import type { Codec, LooseMessage } from '../protocol/packet/codec.ts';
import type { MessageTemplate } from '../protocol/template/model.ts';
import type { Clerk } from './caps/clerk.ts';
import { categoryOf } from './categories.ts';
import type { Outgoing } from './circuit/effects.ts';
import type { Circuits } from './doors/circuits.ts';
import { type Connection, LOGOUT } from './doors/connection.ts';
import { type Turn, tell } from './doors/owner.ts';
import { connectionAt } from './doors/presence.ts';
import { circuitEvent } from './doors/told.ts';
import { fitting } from './fitting.ts';
import { saidBody } from './saying.ts';
import { rootOf, type Session, type Sessions } from './sessions.ts';
import type { Say } from './world/say.ts';
import type { Whereabout } from './world/whereabout.ts';

/** [session.logout.1] How long the goodbye after a logout waits for its ack; a viewer waits six seconds for the goodbye. */
export const LOGOUT_LINGER_MS = 4000;

/** What opens and ends a session does not stand in line behind the land. */
const URGENT: ReadonlySet<string> = new Set([
  'AgentMovementComplete',
  'DisableSimulator',
  'KickUser',
  'LogoutReply',
  'RegionHandshake',
]);

/** [said.unread.1] Messages that came late, and the capability for which everybody asks who reads them. */
const LATE: ReadonlyMap<string, string> = new Map([['GenericStreamingMessage', 'ModifyMaterialParams']]);

export interface DeliveryParts {
  readonly circuits: Circuits;
  readonly clerk: Clerk;
  readonly sessions: Sessions;
  /** The template in force, compiled. */
  codec(): Codec;
  /** An agent stands in its region. */
  arrived(session: Session, turn: Turn): void;
  /** An agent has another home. */
  settle(agentId: string, home: Whereabout): void;
  /** An agent wants to go to another region, or does not any more. */
  depart(say: Extract<Say, { readonly kind: 'depart' | 'stay' }>, turn: Turn): void;
}

type Farewell = Say & { kind: 'farewell' };
type Said = Pick<Say & { kind: 'say' }, 'message' | 'blocks' | 'reliable' | 'states'>;

/** How a message travels: zero-coded as the template says, paid for by the bucket that its name belongs to. */
export function outgoing(codec: Codec, said: Pick<Outgoing, 'name' | 'body' | 'reliable' | 'states'>): Outgoing {
  const { body, name } = said;
  const travels = { ...said, zerocode: codec.byName(name)?.zerocoded ?? false, urgent: URGENT.has(name) };
  const category = categoryOf(name, body);
  return category === undefined ? travels : { ...travels, category };
}

export class Delivery {
  readonly #parts: DeliveryParts;
  /** [said.once.1] What was written with this template, by its blocks: the same ones may be for many. */
  #written = new WeakMap<LooseMessage, Outgoing>();
  #writtenWith: Codec | undefined;

  constructor(parts: DeliveryParts) {
    this.#parts = parts;
  }

  perform(says: readonly Say[], turn: Turn): void {
    for (const say of says) this.#performOne(say, says, turn);
  }

  /** One message, encoded with the template in force. */
  send(connection: Connection, { blocks, message: name, reliable, states = [] }: Said, turn: Turn): void {
    const codec = this.#parts.codec();
    const body = saidBody(codec, name, blocks);
    this.#parts.circuits.send(connection, outgoing(codec, { name, body, reliable, states }), turn);
  }

  /** Tells something on a circuit of an agent that stands elsewhere. */
  tell(connection: Connection, said: Say, turn: Turn): void {
    const message = said.kind === 'say' ? this.#parts.codec().byName(said.message) : undefined;
    if (said.kind !== 'say' || message === undefined || isUnread(connection, said)) return;
    this.send(connection, { ...said, blocks: fitting(message, said.blocks) }, turn);
  }

  #performOne(say: Say, says: readonly Say[], turn: Turn): void {
    switch (say.kind) {
      case 'say':
        this.#say(say, turn);
        return;
      case 'queue':
        this.#queue(say);
        return;
      case 'become-root':
        this.#becomeRoot(say.agent, turn);
        return;
      case 'farewell':
        this.#partFrom(say, says, turn);
        return;
      case 'event':
        tell(turn, say.event);
        return;
      case 'home':
        this.#parts.settle(say.agent, say.place);
        return;
      default:
        this.#parts.depart(say, turn);
    }
  }

  #say(say: Say & { kind: 'say' }, turn: Turn): void {
    const connection = this.#connectionOf(say.to, say.region);
    if (connection === undefined || connection.goodbye !== undefined || isUnread(connection, say)) return;
    const written = this.#writtenFor(say);
    if (written !== undefined) this.#parts.circuits.send(connection, written, turn);
  }

  /** Undefined where the template in force has no such message. */
  #writtenFor(said: Said): Outgoing | undefined {
    const codec = this.#parts.codec();
    if (codec !== this.#writtenWith) this.#written = new WeakMap();
    this.#writtenWith = codec;
    const message = codec.byName(said.message);
    return message && (this.#written.get(said.blocks) ?? this.#write(said, message));
  }

  #write({ blocks, message: name, reliable, states = [] }: Said, message: MessageTemplate): Outgoing {
    const codec = this.#parts.codec();
    const body = saidBody(codec, name, fitting(message, blocks));
    const written = outgoing(codec, { name, body, reliable, states });
    this.#written.set(blocks, written);
    return written;
  }

  #queue(say: Say & { kind: 'queue' }): void {
    const session = this.#parts.sessions.byAgent(say.to);
    if (session !== undefined) this.#parts.clerk.push(rootOf(session), { name: say.event, body: say.body });
  }

  #becomeRoot(agentId: string, turn: Turn): void {
    const connection = this.#connectionOf(agentId);
    if (connection === undefined || connection.role === 'root') return;
    connection.role = 'root';
    const { session } = connection;
    tell(turn, { ...circuitEvent(connection), state: 'root' });
    this.#parts.arrived(session, turn);
  }

  /** The last thing said to the agent is waited for; if nothing was said, there is nothing to wait for. */
  #partFrom({ agent: agentId, reason = LOGOUT }: Farewell, says: readonly Say[], turn: Turn): void {
    const connection = this.#connectionOf(agentId);
    if (connection === undefined) return;
    const { circuits } = this.#parts;
    const last = says.findLast((say) => say.kind === 'say' && say.to === agentId);
    if (last?.kind !== 'say') circuits.end(connection, 'the viewer closed its circuit', turn);
    else {
      const until = turn.now + LOGOUT_LINGER_MS;
      circuits.sayGoodbye(connection, { reason, last: last.message, until }, turn);
    }
  }

  /** With that region, or with the one in which the agent stands. */
  #connectionOf(agentId: string, region?: number): Connection | undefined {
    const session = this.#parts.sessions.byAgent(agentId);
    return session === undefined ? undefined : connectionAt(session, region ?? session.region);
  }
}

/** [said.unread.1] As far as it has shown: who has asked for nothing yet is told everything. */
function isUnread({ session }: Connection, { message }: Pick<Said, 'message'>): boolean {
  const sign = LATE.get(message);
  return sign !== undefined && [...session.presences.values()].some(({ seed }) => seed.lacks(sign));
}
