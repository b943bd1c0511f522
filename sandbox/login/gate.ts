// What stands before every account: a grid that lets nobody in, programs and machines that it does not want, and hurry.
import { forgetOldest } from '../memory.ts';
import type { Millis } from '../words.ts';
import type { GateFile, UpdateFile } from '../world-file/shape.ts';
import type { Failure } from './failure.ts';
import type { LoginRequest } from './request.ts';

/** [login.gate.4] Addresses whose logins are counted; the one that was heard of longest ago is forgotten first. */
export const ADDRESSES_LIMIT = 1024;

export class Gate {
  readonly #file: GateFile;
  /** When each address logged in lately, oldest first. */
  readonly #lately = new Map<string, readonly Millis[]>();

  constructor(file: GateFile = {}) {
    this.#file = file;
  }

  /** [login.gate.2] The first thing that stands in the way. @param host address of the machine that asks */
  refusal(request: LoginRequest, host: string, now: Millis): Failure | undefined {
    const { deny = {}, refuse, update = {} } = this.#file;
    return this.#hurried(host, now) ?? refuse ?? denied(request, deny) ?? outdated(request, update);
  }

  /** [login.gate.4] */
  #hurried(host: string, now: Millis): Failure | undefined {
    const { throttle } = this.#file;
    if (throttle === undefined) return undefined;
    const span = throttle.seconds * 1000;
    const times = (this.#lately.get(host) ?? []).filter((time) => time > now - span);
    const [first] = times;
    const isTooMuch = times.length >= throttle.logins;
    this.#lately.delete(host);
    this.#lately.set(host, isTooMuch ? times : [...times, now]);
    forgetOldest(this.#lately, ADDRESSES_LIMIT);
    return isTooMuch && first !== undefined ? tooMany(first + span - now) : undefined;
  }
}

function tooMany(wait: Millis): Failure {
  const message = `There were too many logins from this address; the next one is heard in ${Math.ceil(wait / 1000)} s.`;
  return { reason: 'presence', message };
}

/** [login.gate.2] Compared ignoring case. */
function denied({ channel, id0, mac }: LoginRequest, deny: NonNullable<GateFile['deny']>): Failure | undefined {
  if (isIn(deny.mac, mac) || isIn(deny.id0, id0)) return PROHIBITED_COMPUTER;
  return isIn(deny.channels, channel) ? PROHIBITED_VIEWER : undefined;
}

function isIn(list: readonly string[] = [], text: string): boolean {
  const wanted = text.trim().toLowerCase();
  return wanted !== '' && list.some((one) => one.trim().toLowerCase() === wanted);
}

const PROHIBITED_COMPUTER: Failure = {
  reason: 'presence',
  message: 'Nobody may log in to this grid from this computer.',
  messageId: 'LoginFailedComputerProhibited',
};

const PROHIBITED_VIEWER: Failure = {
  reason: 'presence',
  message: 'Nobody may log in to this grid with this viewer.',
  messageId: 'LoginFailedViewerNotPermitted',
};

/** [login.gate.3] A client that says no version is older than any. */
function outdated({ skipOptional, version }: LoginRequest, { optional, required }: UpdateFile): Failure | undefined {
  if (required !== undefined && isOlder(version, required)) {
    const message = `This grid needs version ${required} or a later one.`;
    return { reason: 'update', message, messageId: 'LoginFailedRequiredUpdate', messageArgs: { VERSION: required } };
  }
  if (optional === undefined || skipOptional || !isOlder(version, optional)) return undefined;
  return { reason: 'optional', message: `There is a newer version: ${optional}.` };
}

/** Number by number; what is not said is 0. */
function isOlder(version: string, than: string): boolean {
  const [own, other] = [version, than].map((text) => text.split('.').map((part) => Number.parseInt(part, 10) || 0));
  const at = (other ?? []).findIndex((part, index) => part !== (own?.[index] ?? 0));
  return at >= 0 && (own?.[at] ?? 0) < (other?.[at] ?? 0);
}
