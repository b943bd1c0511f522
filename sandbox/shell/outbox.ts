// What leaves a UDP door: all datagrams of one turn of the event loop together, at its end, in their order. The system wakes
// whoever listens once for many of them, and not for each.
import type { Socket } from 'node:dgram';
import type { Address } from '../words.ts';
import { EndOfTurn } from './end-of-turn.ts';

interface Letter {
  readonly to: Address;
  readonly bytes: Uint8Array;
}

export class Outbox {
  readonly #socket: Pick<Socket, 'send'>;
  /** One for all datagrams: it is called once for each. */
  readonly #sent: (error: Error | null) => void;
  readonly #leaving = new EndOfTurn(() => this.flush());
  #letters: Letter[] = [];
  #errors = 0;

  /** @param onTrouble the system refused to send, in its own words */
  constructor(socket: Pick<Socket, 'send'>, onTrouble: (message: string) => void) {
    this.#socket = socket;
    this.#sent = (error) => {
      if (error === null) return;
      this.#errors += 1;
      onTrouble(error.message);
    };
  }

  /** Before the event loop waits again. */
  send(to: Address, bytes: Uint8Array): void {
    this.#letters.push({ to, bytes });
    this.#leaving.stir();
  }

  /** Times that the system refused. */
  get errors(): number {
    return this.#errors;
  }

  /** At once. */
  flush(): void {
    const letters = this.#letters;
    this.#letters = [];
    for (const { bytes, to } of letters) this.#socket.send(bytes, to.port, to.host, this.#sent);
  }
}
