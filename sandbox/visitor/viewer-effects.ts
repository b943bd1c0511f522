// What the circuits of a viewer ask to be done, and what they tell.
import type { Message } from '../../protocol/packet/message.ts';
import type { Address } from '../words.ts';

export type ViewerEffect =
  | { readonly kind: 'datagram'; readonly to: Address; readonly bytes: Uint8Array }
  /** A message of a region; a reliable one comes once. */
  | {
      readonly kind: 'heard';
      readonly from: Address;
      readonly message: Message;
      readonly isReliable: boolean;
      /** Of a region that the viewer has dropped nothing is meant any more. */
      readonly isMeant: boolean;
    }
  /** UseCircuitCode was acked. */
  | { readonly kind: 'opened'; readonly region: Address }
  /** UseCircuitCode was never acked. */
  | { readonly kind: 'unopened'; readonly region: Address }
  /** The region said goodbye, or is silent: nothing of it is true any more. */
  | { readonly kind: 'dropped'; readonly region: Address; readonly why: 'disabled' | 'silent' }
  | { readonly kind: 'acked'; readonly region: Address; readonly name: string; readonly sequence: number }
  | {
      readonly kind: 'failed';
      readonly region: Address;
      readonly name: string;
      readonly sequence?: number;
      /** As the viewer tells whoever sent it. */
      readonly code: FailureCode;
    }
  | { readonly kind: 'kicked'; readonly reason: string };

/** [visitor.failures.1] Never acked; or the circuit went away first. */
export const FAILURE = { unacked: -23016, circuitGone: -23017 } as const;
export type FailureCode = (typeof FAILURE)[keyof typeof FAILURE];
