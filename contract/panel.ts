// What the panel asks and what the store answers. The client (or a WebSocket) is the courier and reads none of it.
// Types and string constants only. Every value survives a structured clone and a postMessage to a webview.

import type { ComparisonAnswer, ComparisonQuestion, PanelWish } from './comparison.ts';
import type { RowExtras, WindowQuestion } from './extras.ts';
import type {
  FlowFigures,
  LatencyFigures,
  SocketFigures,
  StrangerFigures,
  TrustFigures,
  UnackedFigures,
} from './figures.ts';
import type { FilterAnswer, FilterQuestion, FoundField, SavedFilters } from './filter.ts';
import type { HappeningsAnswer, HappeningsQuestion } from './happenings.ts';
import type { HttpCall } from './http.ts';
import type { RowMarks, TemplatePlace } from './marks.ts';
import type { RowWindow } from './row-window.ts';
import type { ShownLog } from './shown-log.ts';
import type { ViewAnswer, ViewQuestion } from './views.ts';

/** `in` = towards the simulator. */
export type Direction = 'in' | 'out';
export type Door = 'udp' | 'login' | 'caps' | 'event';

/** What became of a datagram (udp-circuit.md 1.15); `handled` for HTTP as well. `dropped`: by a fault that was asked for. */
export const FATES = [
  'handled',
  'duplicate',
  'malformed',
  'unknown',
  'offCircuit',
  'afterClose',
  'held',
  'trustRejected',
  'banned',
  'idMismatch',
  'flooded',
  'unanswered',
  'dropped',
] as const;
export type Fate = (typeof FATES)[number];

/** What a fault did to a datagram that arrived all the same: late, twice, or with a field that its sender did not write. */
export const CABLE_MARKS = ['delayed', 'doubled', 'spoiled'] as const;
export type CableMark = (typeof CABLE_MARKS)[number];

/** One row of the log, undecoded: names and fields are read from `head` and `bytes` where they are shown. */
export interface RawRow {
  /** From 1, as shown; never reused. */
  readonly row: number;
  /** Seconds since the capture's start. */
  readonly time: number;
  readonly direction: Direction;
  readonly door: Door;
  /** From 1 as circuits appear; 0 = none. */
  readonly circuit: number;
  readonly fate: Fate;
  /** What faults did to it on the way; absent if nothing. */
  readonly cable?: readonly CableMark[];
  /** Datagram bytes on the wire, acks included; for HTTP the bytes of the body or bodies. */
  readonly size: number;
  /** UDP: the first bytes of the datagram, enough for flags, sequence and number. Empty for HTTP. */
  readonly head: Uint8Array;
  /** HTTP: what was called (`login_to_simulator`, a capability, an event). Empty for UDP. */
  readonly name: string;
  /** What was asked for besides. */
  readonly extras?: RowExtras;
}

/** One row whole. UDP: `bytes` is the datagram. HTTP: `request` and `reply` are texts with secrets blanked. */
export interface WholeRow extends RawRow {
  readonly bytes: Uint8Array;
  readonly from: string;
  readonly to: string;
  readonly request?: string;
  readonly reply?: string;
  /** HTTP: what was said of the call beside its texts; absent for events, and where nobody wrote it down. */
  readonly http?: HttpCall;
}

/** Where a filter cannot be read; offsets into the filter text. */
export interface FilterProblem {
  readonly message: string;
  readonly start: number;
  readonly end: number;
}

/** What a viewer limits one by one, in the order of AgentThrottle. `resend`: whatever is sent again. */
export const THROTTLE_CATEGORIES = ['resend', 'land', 'wind', 'cloud', 'task', 'texture', 'asset'] as const;
export type ThrottleCategory = (typeof THROTTLE_CATEGORIES)[number];

/** One bucket of a circuit's throttle, with the queue before it. */
export interface ThrottleFigures {
  readonly category: ThrottleCategory;
  /** As the viewer asked; absent before it asked. */
  readonly requestedBitsPerSecond?: number;
  readonly grantedBytesPerSecond: number;
  /** Bytes that may leave at once; negative = debt. */
  readonly tokenBytes: number;
  readonly sentBytes: number;
  /** Messages in the queue. */
  readonly waiting: number;
  readonly waitingBytes: number;
  /** Unreliable messages that found no place in the queues. */
  readonly dropped: number;
}

/** The figures of one circuit (udp-circuit.md 6.1), one plain value. Times in milliseconds. */
export interface CircuitFigures {
  /** The number that rows carry. */
  readonly circuit: number;
  readonly agent: string;
  readonly agentId: string;
  readonly region: string;
  readonly endpoint: string;
  /** The circuit was opened from another address than the login came from. */
  readonly ipDiffers: boolean;
  readonly state: 'open' | 'closing' | 'closed';
  /** `region`: a circuit between two regions; then `agent` is the name of the other region, and there is no session. */
  readonly role: 'root' | 'child' | 'region';
  /** Why it ended, in words; absent while it lives. */
  readonly reason?: string;
  readonly blocked: boolean;
  readonly ageMs: number;
  readonly packetsIn: number;
  readonly packetsOut: number;
  readonly bytesIn: number;
  readonly bytesOut: number;
  readonly acksPending: number;
  readonly unacked: number;
  readonly resent: number;
  readonly failed: number;
  readonly resentIn: number;
  readonly duplicates: number;
  readonly malformed: number;
  readonly unknownMessages: number;
  readonly lost: number;
  readonly acksIn: number;
  readonly acksOut: number;
  readonly unknownAcks: number;
  /** Absent until the first answer. */
  readonly pingNowMs?: number;
  readonly pingMeanMs?: number;
  readonly pingMinMs?: number;
  readonly pingMaxMs?: number;
  /** The last 120 samples, oldest first: the ping delay array. */
  readonly pingSamplesMs: readonly number[];
  readonly pingsSent: number;
  readonly pingsAnswered: number;
  readonly pingsLost: number;
  readonly pingsInTransit: number;
  /** The first eight characters of the session id. */
  readonly session: string;
  readonly code: number;
  readonly in: FlowFigures;
  readonly out: FlowFigures;
  /** Share of the packets of the last minute that were lost, 0 to 100. */
  readonly lossPercent: number;
  /** Ids that are missing and may still come. */
  readonly gaps: number;
  readonly outOfOrder: number;
  /** Times the peer's counter went somewhere else. */
  readonly sequenceJumps: number;
  readonly unreliableRepeats: number;
  /** Packets with header bytes that have no known meaning. */
  readonly extraHeader: number;
  /** Packets whose zero-coding ends before the count of its last zeros. */
  readonly zeroCodeTruncated: number;
  /** Ids that were forgotten early because there were too many: a late copy of one would be taken for new. */
  readonly duplicatesForgotten: number;
  readonly banned: number;
  readonly trustRejected: number;
  readonly idMismatch: number;
  readonly flooded: number;
  /** How long the oldest pending ack waits; absent if none is pending. */
  readonly oldestAckMs?: number;
  /** Acks that rode on other packets. */
  readonly acksAppended: number;
  /** Packets with appended acks, and PacketAcks. */
  readonly ackCarriers: number;
  readonly packetAcks: number;
  /** Acks in of packets that had been acked before. */
  readonly repeatedAcks: number;
  /** From the first transmission to its ack; absent until there was one. */
  readonly ackLatency?: LatencyFigures;
  readonly unackedBytes: number;
  /** How much of the window is in use, 0 to 1 and a little more. */
  readonly windowUse: number;
  readonly oldestUnacked?: UnackedFigures;
  /** Names of the messages that failed, the most frequent first. */
  readonly failedMessages: readonly { readonly name: string; readonly count: number }[];
  readonly timeout: { readonly ms: number; readonly why: TimeoutReason };
  /** What the last StartPingCheck of the peer said. */
  readonly peerOldestUnacked?: number;
  /** The average that time-outs are made of. */
  readonly pingAverageMs: number;
  /** Mean difference from one sample to the next. */
  readonly pingJitterMs?: number;
  readonly latePongs: number;
  /** Pings on their way beyond which the circuit is blocked. */
  readonly blockedAbove: number;
  readonly blockedForMs?: number;
  readonly timesBlocked: number;
  /** The peer's last StartPingCheck. */
  readonly peerPing?: { readonly id: number; readonly agoMs: number };
  readonly pausedByViewer: boolean;
  /** SerialNum of the last AgentPause or AgentResume that counted. */
  readonly pauseSerial?: number;
  /** AgentPauses and AgentResumes that came late. */
  readonly pausesIgnored: number;
  /** Since the last packet in. */
  readonly heardAgoMs: number;
  /** Until the circuit ends, if nothing more is heard. */
  readonly silenceLeftMs: number;
  /** Messages in all queues, those without a category too. */
  readonly waiting: number;
  readonly waitingBytes: number;
  readonly dropped: number;
  /** Messages that left a queue unsent because newer ones told the same. */
  readonly superseded: number;
  /** Times that something began to wait for the window. */
  readonly ackStalls: number;
  /** In the order of THROTTLE_CATEGORIES. */
  readonly throttle: readonly ThrottleFigures[];
  /** AgentThrottles that were cut short or late. */
  readonly throttlesIgnored: number;
  readonly trust?: TrustFigures;
}

/** Where a time-out comes from: the start value, the averaged ping, a ping that is out for longer, a bound. */
export type TimeoutReason = 'start' | 'average' | 'pingOut' | 'least' | 'most';

export interface GridTree {
  readonly loginUri: string;
  readonly regions: readonly {
    readonly name: string;
    readonly gridX: number;
    readonly gridY: number;
    readonly port: number;
    readonly strangers: StrangerFigures;
    /** Absent while there is no socket. */
    readonly socket?: SocketFigures;
    readonly agents: readonly { readonly name: string; readonly id: string; readonly position: readonly number[] }[];
  }[];
  readonly circuits: readonly CircuitFigures[];
  /** How late the grid was woken at worst in the last minute: beyond LATE_MS it falsifies the pings. */
  readonly lagMs?: number;
}

export type Question =
  | WindowQuestion
  /** One row whole; with a filter, also where it matches. */
  | { readonly ask: 'row'; readonly row: number; readonly filter?: string }
  | FilterQuestion
  | ViewQuestion
  | HappeningsQuestion
  | ComparisonQuestion
  | { readonly ask: 'grid' }
  /** Text of the template in force; empty = the built-in one. */
  | { readonly ask: 'template' }
  | { readonly ask: 'clear' };

export type Answer =
  | { readonly answer: 'rows'; readonly window: RowWindow }
  | { readonly answer: 'row'; readonly row: WholeRow | undefined; readonly found?: readonly FoundField[] }
  | FilterAnswer
  | ViewAnswer
  | HappeningsAnswer
  | ComparisonAnswer
  | { readonly answer: 'grid'; readonly grid: GridTree }
  | { readonly answer: 'template'; readonly text: string }
  | { readonly answer: 'cleared' }
  | { readonly answer: 'done' }
  | { readonly answer: 'failed'; readonly message: string };

/** The most rows one question brings back. */
export const ROWS_AT_ONCE = 500;

/** What travels from the webview to its host. */
export type FromPanel =
  | { readonly kind: 'ask'; readonly id: number; readonly question: Question }
  | SavedFilters
  | RowMarks
  | TemplatePlace
  | PanelWish
  | { readonly kind: 'start' }
  | { readonly kind: 'ready' };

/** What travels from the host to the webview. */
export type ToPanel =
  | SavedFilters
  | RowMarks
  | { readonly kind: 'answer'; readonly id: number; readonly answer: Answer }
  | { readonly kind: 'rows'; readonly rows: number }
  /** A comparison with another capture has come further. */
  | { readonly kind: 'compared' }
  /** Somebody wants to see these rows: the text for the filter box. */
  | { readonly kind: 'filter'; readonly filter: string }
  | ({ readonly kind: 'sandbox' } & ShownLog);
