// Who may see the page: whoever has the token opens it once, and the browser that did so keeps a key.
import { randomBytes, timingSafeEqual } from 'node:crypto';

/** Bytes of chance: nobody guesses 24 of them. */
const SECRET_BYTES = 24;

export class Keys {
  /** What stands in the address that is printed. */
  readonly token = secret();
  readonly #key = secret();
  readonly #cookie: string;
  #isUsed = false;

  /** Cookies do not tell ports apart: each door has a name of its own. */
  constructor(port: number) {
    this.#cookie = `rezbench-${port}`;
  }

  /** [ui.token.1] Takes the token, once; gives the header that sets the key, or nothing. */
  redeem(token: string): string | undefined {
    if (this.#isUsed || !isSame(token, this.token)) return undefined;
    this.#isUsed = true;
    return `${this.#cookie}=${this.#key}; HttpOnly; SameSite=Strict; Path=/`;
  }

  /** [ui.token.2] Whether a Cookie header has the key. */
  fits(header: string | undefined): boolean {
    const pairs = (header ?? '').split(';').map((pair) => pair.trim());
    return pairs.some((pair) => isSame(pair, `${this.#cookie}=${this.#key}`));
  }
}

const secret = (): string => randomBytes(SECRET_BYTES).toString('base64url');

function isSame(one: string, other: string): boolean {
  const [left, right] = [Buffer.from(one), Buffer.from(other)];
  return left.length === right.length && timingSafeEqual(left, right);
}
