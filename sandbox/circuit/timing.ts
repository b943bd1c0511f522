// Every time, rate and bound of a circuit, each with its reason. docs/protocol/circuits.md compares them with other programs.
import type { Rate } from '../bucket.ts';
import type { Millis } from '../words.ts';

const SECOND: Millis = 1000;

/** Ids count modulo this and go from its highest value to 0. The field has 32 bits, the Linden counter has 24. */
export const SEQUENCE_MODULUS = 0x1_00_00_00;
/** Ids further apart than this are no gap but a peer that counts differently (16 or 32 bits), or began anew. */
export const SEQUENCE_REACH = 4096;

/** Packets that leave one after the other come no further apart than this; the viewer's own limit. */
export const REORDER_REACH = 16;

/** Datagrams with appended acks stay within this: it passes every VPN, and is the viewer's own limit. */
export const DATAGRAM_LIMIT = 1200;
/** The viewer's limit for the ids behind one packet; the count is one byte. */
export const APPENDED_ACKS_LIMIT = 250;
/** Ids in one PacketAck; the count is one byte, and 250 stay below the datagram limit. */
export const PACKET_ACK_LIMIT = 250;
/** How long an ack waits for a packet to ride on; the viewer's AckCollectTime. */
export const ACK_COLLECT_MS: Millis = 100;
/** So many pending acks leave at once: a burst must not wait, and the list stays short. */
export const ACKS_AT_ONCE = 64;

/** A reliable id is remembered this long: longer than we or any known client go on resending. */
export const DUPLICATE_MEMORY_MS: Millis = 60 * SECOND;
/** Ids below the peer's OldestUnacked are still remembered this long, for the ping may have overtaken a copy. */
export const DUPLICATE_GRACE_MS: Millis = 10 * SECOND;
/** Ids remembered per circuit at most: over two minutes at the pace of a busy viewer. */
export const DUPLICATE_LIMIT = 8192;
/** Unreliable ids, and ids that were acked, among which a repeat is noticed; it is only counted. */
export const RECENT_LIMIT = 512;

/** Shortest wait for an ack: a viewer that loads a scene does not read its socket for a while. */
export const RESEND_MIN_MS: Millis = SECOND;
/** Longest wait between two copies: what a real viewer waits in practice. */
export const RESEND_MAX_MS: Millis = 8 * SECOND;
/** Time-out of a first transmission, in averaged round trips. */
export const RESEND_ROUND_TRIPS = 5;
/** Copies after the first transmission in the profile `patient`: with a wait of 1 s they last 55 s. */
export const PATIENT_RESENDS = 8;
/** Copies after the first transmission in the profile `linden`: what viewers do. */
export const LINDEN_RESENDS = 3;
/** No copy leaves later than this after the first transmission: the peer might have forgotten the id and take it for new. [circuit.resends.6] */
export const RESEND_LIFE_MS: Millis = 55 * SECOND;

/** Unacked packets at most; then later messages wait. */
export const WINDOW_PACKETS = 128;
/** Unacked bytes at most; then later messages wait. */
export const WINDOW_BYTES = 128 * 1024;
/** Urgent messages pass the lines until so many packets are unacked; beyond, they wait as well. */
export const URGENT_WINDOW_PACKETS = 2 * WINDOW_PACKETS;
/** Messages that wait at most, those of all lines together. */
export const WAITING_PACKETS = 4096;
/** Bytes that wait at most, those of all lines together. */
export const WAITING_BYTES = 4 * 1024 * 1024;

/** Bytes per second of a whole circuit: what the viewer asks for at most, by its default settings a tenth less. */
export const CIRCUIT_BYTES_PER_SECOND = 640_000;
/** A bucket holds what its rate gives in this time: a scene begins at once, and a pause is not made up for. */
export const BURST_MS: Millis = 250;
/** Every bucket holds a whole datagram. */
export const BURST_MIN_BYTES = DATAGRAM_LIMIT;

/** Rates are counted over this: shorter ones leap, and the viewer's own peaks are of five seconds. */
export const RATE_PERIOD_MS: Millis = 5 * SECOND;
/** Messages by name that are shown in each direction. */
export const TOP_MESSAGES = 8;
/** Samples of the time from packet to ack that are kept: as many as of pings. */
export const ACK_SAMPLES = 120;

/** The first ping leaves early, so that there are figures soon. */
export const FIRST_PING_MS: Millis = SECOND;
/** Everybody's interval. */
export const PING_INTERVAL_MS: Millis = 5 * SECOND;
/** Ping ids are one byte. */
export const PING_MODULUS = 256;
/** Assumed round trip before the first answer: makes the first time-out 1 s. */
export const PING_START_MS: Millis = 200;
/** The averaged ping is taken for no less than this in time-outs. */
export const PING_MIN_MS: Millis = 100;
/** The averaged ping is taken for no more than this in time-outs. */
export const PING_MAX_MS: Millis = 2 * SECOND;
/** Share of the slower of average and sample in the new average: rises fast, falls slowly. */
export const PING_INERTIA = 0.8;
/** Samples kept: ten minutes. */
export const PING_SAMPLES = 120;
/** More pings than this on their way: blocked. */
export const BLOCKED_ABOVE = 3;
/** So many pings on their way, or fewer, after an answer: free again. */
export const FREE_AT = 2;

/** An id that is still missing after this is lost. */
export const LOST_AFTER_MS: Millis = 5 * SECOND;
/** Stretches of missing ids kept at most; the oldest counts as lost early. Bounds the memory a hostile peer can take. */
export const GAPS_LIMIT = 1024;

/** Silence after which a circuit is dead. A viewer pings each 5 s on every circuit. */
export const LIVENESS_MS: Millis = 60 * SECOND;
/** A peer that was awake for so long without us is gone, also if it heard late what we said last. */
export const OUTSLEPT_MS: Millis = LIVENESS_MS + 5 * SECOND;
/** A clock that moves this far between two calls tells of a machine that slept, not of a silent peer. */
export const CLOCK_JUMP_MS: Millis = 30 * SECOND;

/** [circuit.inflow.1] Datagrams of one peer that are handled: one that floods must not take the time of the others. */
export const INFLOW_RATE: Rate = { perSecond: 3000, burst: 6000 };
