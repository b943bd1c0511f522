// What is told of those who do wrong: once, and then not for a while, however often they do it.
import type { OpeningRefusal } from '../../contract/figures.ts';
import { INFLOW_RATE } from '../circuit/timing.ts';
import { fullName } from '../person.ts';
import { type Address, addressText, type Millis } from '../words.ts';
import type { Connection } from './connection.ts';
import { Lately } from './lately.ts';
import { type Turn, tell } from './owner.ts';
import { refused } from './told.ts';

/** A viewer asks four times, a bot for ever: of each endpoint and circuit one reason is told once in this time. */
export const REPROACH_PAUSE_MS: Millis = 60_000;
/** Endpoints and circuits with reasons that we remember to have told. */
export const REPROACHED_LIMIT = 256;

export class Reproaches {
  readonly #told = new Lately(REPROACH_PAUSE_MS, REPROACHED_LIMIT);

  /** [session.open.1] An endpoint wanted to open a circuit. */
  refused(peer: Address, why: OpeningRefusal, turn: Turn): void {
    if (this.#told.isNew(`${addressText(peer)} ${why}`, turn.now)) tell(turn, refused(peer, why));
  }

  /** [session.flood.1] More comes than is handled. */
  flooded(connection: Connection, turn: Turn): void {
    this.#reproach(
      connection,
      `sends more than ${INFLOW_RATE.perSecond} datagrams a second; the rest is dropped`,
      turn,
    );
  }

  /** [session.trusted.1] A viewer says what is for simulators. */
  untrusted(connection: Connection, turn: Turn): void {
    this.#reproach(connection, 'said what only a simulator may say; it was refused', turn);
  }

  #reproach({ number, session }: Connection, what: string, turn: Turn): void {
    if (!this.#told.isNew(`${number} ${what}`, turn.now)) return;
    tell(turn, { event: 'warning', message: `${fullName(session)} ${what} (circuit ${number}).` });
  }
}
