// Trust on one end of a circuit between regions: each end proves to the other that it knows the grid's secret.
// Sans IO: it is told what was said, and says what is to be said. It knows no packets and no circuit.
import type { TrustFigures } from '../../contract/figures.ts';
import type { Millis } from '../words.ts';
import { Denial } from './denial.ts';
import { DIGEST_LENGTH, digestOf, isProof, type Secret, windowAt } from './digest.ts';

/** [trust.create.1] No proof follows another one sooner. */
export const CREATE_PAUSE_MS: Millis = 1000;
/** [trust.create.1] Proofs in a minute: two ends that do not share the secret would go on for ever. */
export const CREATES_PER_MINUTE = 20;
/** [trust.create.1] After so many proofs in vain nothing is proved for this long. */
export const FAILED_PAUSE_MS: Millis = 30_000;
const MINUTE_MS: Millis = 60_000;

export type HandshakeEffect =
  /** CreateTrustedCircuit. */
  | { readonly kind: 'create'; readonly endPointId: string; readonly digest: string }
  /** DenyTrustedCircuit, which asks for a proof. */
  | { readonly kind: 'deny'; readonly endPointId: string }
  /** From now on this end trusts its peer. */
  | { readonly kind: 'trusted' }
  /** The peer believes none of our proofs. */
  | { readonly kind: 'trustFailed' };

export interface HandshakeOptions extends Secret {
  /** Drawn when this end was made: an end of another process has another one. */
  readonly endPointId: string;
  /** Milliseconds since 1970 when `now` was 0. */
  readonly epoch: Millis;
}

export class Handshake {
  readonly #options: HandshakeOptions;
  readonly #denial = new Denial();
  /** When proofs of the last minute left. */
  #created: readonly Millis[] = [];
  #pausedUntil: Millis = Number.NEGATIVE_INFINITY;
  #trustedAt: Millis | undefined;
  #peerTrusts = false;
  readonly #counts = { createsOut: 0, createsIn: 0, createsRefused: 0, deniesIn: 0, trustFailures: 0 };

  constructor(options: HandshakeOptions) {
    this.#options = options;
  }

  /** Whether trusted messages of the peer are taken. */
  get weTrust(): boolean {
    return this.#trustedAt !== undefined;
  }

  /** [trust.states.1] Whether the peer takes ours, as far as one can tell from here. */
  get peerTrusts(): boolean {
    return this.#peerTrusts;
  }

  /** Asks the peer for its proof: a trusted message of it was refused, or will be. */
  ask(now: Millis): void {
    if (!this.weTrust) this.#denial.owe(now);
  }

  /** The peer acked a trusted message of ours. */
  believed(): void {
    this.#peerTrusts = true;
  }

  /** [trust.accept.1] A CreateTrustedCircuit. */
  create(endPointId: string, digest: string, now: Millis): readonly HandshakeEffect[] {
    const { endPointId: ownId, epoch } = this.#options;
    if (endPointId === ownId || digest.length !== DIGEST_LENGTH) return [];
    this.#counts.createsIn += 1;
    if (isProof(digest, this.#options, { from: endPointId, to: ownId }, epoch + now)) return this.#trust(now);
    if (this.weTrust) return [];
    this.#counts.createsRefused += 1;
    this.#denial.owe(now);
    return [];
  }

  /** [trust.create.1] A DenyTrustedCircuit: proves who we are, unless that has been in vain too often. */
  deny(endPointId: string, now: Millis): readonly HandshakeEffect[] {
    const { endPointId: ownId, epoch } = this.#options;
    if (endPointId === ownId) return [];
    this.#counts.deniesIn += 1;
    this.#peerTrusts = false;
    this.#created = this.#created.filter((at) => at > now - MINUTE_MS);
    if (now < this.#pausedUntil || now - (this.#created.at(-1) ?? Number.NEGATIVE_INFINITY) < CREATE_PAUSE_MS)
      return [];
    if (this.#created.length >= CREATES_PER_MINUTE) return this.#giveUp(now);
    this.#created = [...this.#created, now];
    this.#counts.createsOut += 1;
    const digest = digestOf(this.#options, { from: ownId, to: endPointId }, windowAt(epoch + now));
    return [{ kind: 'create', endPointId: ownId, digest }];
  }

  wake(now: Millis): readonly HandshakeEffect[] {
    return this.#denial.take(now) ? [{ kind: 'deny', endPointId: this.#options.endPointId }] : [];
  }

  /** When `wake` has something to do; Infinity = never. */
  get deadline(): Millis {
    return this.#denial.deadline;
  }

  figures(now: Millis): TrustFigures {
    return {
      weTrust: this.weTrust,
      peerTrusts: this.peerTrusts,
      ...(this.#trustedAt === undefined ? {} : { trustedAgoMs: now - this.#trustedAt }),
      ...this.#counts,
      deniesOut: this.#denial.sent,
    };
  }

  #trust(now: Millis): readonly HandshakeEffect[] {
    const isNew = !this.weTrust;
    this.#trustedAt = now;
    this.#denial.withdraw();
    return isNew ? [{ kind: 'trusted' }] : [];
  }

  #giveUp(now: Millis): readonly HandshakeEffect[] {
    this.#pausedUntil = now + FAILED_PAUSE_MS;
    this.#counts.trustFailures += 1;
    return [{ kind: 'trustFailed' }];
  }
}
