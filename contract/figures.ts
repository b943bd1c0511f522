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

/** What the system does with the datagrams of one region's door. */
export interface SocketFigures {
  /** Room for what we have not read yet, as the system granted it. */
  readonly receiveBufferBytes: number;
  /** Datagrams that found no room there; absent where the system does not tell. */
  readonly receiveDrops?: number;
  /** Times that the system refused to send. */
  readonly sendErrors: number;
}

/** One direction of a circuit. Rates are those of the last whole period of five seconds. */
export interface FlowFigures {
  readonly packetsPerSecond: number;
  readonly bitsPerSecond: number;
  readonly peakBitsPerSecond: number;
  readonly reliable: number;
  readonly zerocoded: number;
  /** Bytes that zero-coding saved; less than 0 if it cost some. */
  readonly savedBytes: number;
  /** Bytes of the zero-coded packets after expansion. */
  readonly expandedBytes: number;
  /** Packets that zero-coding did not make shorter: ours went plain, the peer's came so. */
  readonly notShorter: number;
  /** Messages by name, those with most packets first. */
  readonly top: readonly { readonly name: string; readonly packets: number; readonly bytes: number }[];
}

/** [circuit.socket.1] A grid that was woken so late measures pings that are too long. Milliseconds. */
export const LATE_MS = 100;
