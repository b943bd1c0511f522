// Parts of the figures of one circuit. Times in milliseconds.

export interface LatencyFigures {
  readonly lastMs: number;
  readonly meanMs: number;
  /** 95 of 100 were faster. */
  readonly p95Ms: number;
}

/** The reliable packet that waits longest for its ack. */
export interface UnackedFigures {
  readonly sequence: number;
  readonly name: string;
  readonly ageMs: number;
  readonly resends: number;
  readonly nextResendMs: number;
}

/** What the two ends of a circuit said of trust; absent where nobody spoke of it. No viewer is trusted: it is only told so. */
export interface TrustFigures {
  /** Trusted messages of the peer are taken. */
  readonly weTrust: boolean;
  /** The peer took a trusted message of ours, and has not refused one since. */
  readonly peerTrusts: boolean;
  /** Since the last proof that was right; absent before there was one. */
  readonly trustedAgoMs?: number;
  /** Proofs: CreateTrustedCircuit. */
  readonly createsOut: number;
  readonly createsIn: number;
  /** Proofs of the peer that were wrong. */
  readonly createsRefused: number;
  /** Refusals: DenyTrustedCircuit. */
  readonly deniesOut: number;
  readonly deniesIn: number;
  /** Times that the peer believed none of many proofs. */
  readonly trustFailures: number;
}

/** Why a UseCircuitCode opens nothing. */
export type OpeningRefusal =
  | 'malformed'
  | 'zeroCode'
  | 'unknownCode'
  | 'sessionMismatch'
  | 'agentMismatch'
  | 'otherRegion';

/** Datagrams at one region's door that belonged to no circuit. */
export interface StrangerFigures {
  /** Those that waited for a circuit in vain, too. */
  readonly offCircuit: number;
  /** For a circuit that is closed. */
  readonly afterClose: number;
  /** Kept for a circuit that might open. */
  readonly held: number;
  readonly flooded: number;
  readonly malformed: number;
  /** UseCircuitCodes that opened nothing, by reason. */
  readonly badCircuitCode: Readonly<Record<OpeningRefusal, number>>;
  /** Who sent something last, the latest first. */
  readonly latest: readonly { readonly endpoint: string; readonly datagrams: number }[];
}
