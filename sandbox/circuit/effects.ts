// What a circuit asks of its owner, and what the owner may ask of it.
import type { Fate, ThrottleCategory } from '../../contract/panel.ts';
import type { Packet } from '../../protocol/packet/packet.ts';
import type { MessageTemplate } from '../../protocol/template/model.ts';
import type { Millis } from '../words.ts';
import type { AcksAppend } from './acks.ts';
import type { DuplicateMemory } from './duplicates.ts';
import type { PingHabit } from './pings.ts';
import type { ResendProfile } from './resends.ts';

export type CircuitEffect =
  /** To be sent to the peer. */
  | { readonly kind: 'datagram'; readonly bytes: Uint8Array }
  /** A message for the owner; a reliable one comes once. */
  | { readonly kind: 'deliver'; readonly packet: Packet }
  /** What became of the datagram; the first effect of each `receive`, and of nothing else. */
  | { readonly kind: 'fate'; readonly fate: Fate }
  /** The peer acked a reliable message. */
  | { readonly kind: 'acked'; readonly sequence: number; readonly name: string }
  /** A reliable message will not be acked. It has no sequence if it never left. */
  | { readonly kind: 'failed'; readonly sequence?: number; readonly name: string; readonly reason: FailureReason }
  | { readonly kind: 'blocked' }
  | { readonly kind: 'unblocked' }
  /** Liveness ran out; the owner closes. */
  | { readonly kind: 'silent' };

/** A message to be sent: its number and fields, and how it shall travel. */
export interface Outgoing {
  readonly name: string;
  /** Number and fields, not zero-coded. */
  readonly body: Uint8Array;
  readonly reliable: boolean;
  /** Whether zero-coding may be tried. */
  readonly zerocode: boolean;
  /** Passes the lines: what opens, ends or keeps a session. Copies of it are not throttled either. */
  readonly urgent?: boolean;
  /** Every wait for its ack, instead of one made of round trips. */
  readonly waitMs?: Millis;
  /** The bucket that pays for it; absent = nobody asks what it costs. */
  readonly category?: BulkCategory;
  /** Names of things of which it tells the latest state: where all of them are told anew, it need not be sent. */
  readonly states?: readonly string[];
}

/** What may be said unasked. */
export type BulkCategory = Exclude<ThrottleCategory, 'resend'>;

/** No ack after the last resend; no place in the lines; the circuit went away. */
export type FailureReason = 'unanswered' | 'refused' | 'closed';

/** Why a packet is neither handled nor acked, so that a later copy of it gets its chance. */
export type Refusal = Extract<Fate, 'banned' | 'trustRejected' | 'idMismatch'>;

export interface CircuitOptions {
  /** Tells known messages from unknown ones: the codec in force, of which a circuit needs no more. */
  readonly codec: { byId(numberId: number): MessageTemplate | undefined };
  readonly now: Millis;
  /** Id of the first packet out; 1 unless an earlier circuit on this endpoint got further. */
  readonly firstSequence?: number;
  /** What an earlier circuit with the same peer on this endpoint remembers; it is gone on with. */
  readonly duplicates?: DuplicateMemory | undefined;
  readonly acksAppend?: AcksAppend;
  readonly resendProfile?: ResendProfile;
  /** Whether we ping; true unless told otherwise. */
  readonly pings?: boolean;
  /** When our pings leave, and what they tell; those of a simulator unless told otherwise. */
  readonly pingHabit?: PingHabit;
  /** What says that the peer lives: any valid packet, or only answers to our pings, as for a viewer. */
  readonly lifeSign?: 'any' | 'pong';
  /** Silence after which the peer counts as dead. */
  readonly livenessMs?: Millis;
  /** The owner's objection to a packet that is new; asked before the packet is acked. */
  readonly refuse?: (packet: Packet, message: MessageTemplate) => Refusal | undefined;
}
