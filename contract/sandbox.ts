// What the sandbox process and those who start it (client, terminal, tests) say to each other.
// Types and string constants only. Every value survives a structured clone.
import type { MessageCounts } from './counts.ts';
import type { ExportOutcome, ExportWish } from './export.ts';
import type { RowMark } from './marks.ts';
import type { Answer, Direction, Question } from './panel.ts';

/**
 * How Node runs a sandbox process. Each datagram leaves some small objects behind, most of which are gone at once: with room for
 * them (in MiB, a third of it in use) the collector has less to carry about while a crowd talks.
 */
export const SANDBOX_FLAGS: readonly string[] = ['--max-semi-space-size=32'];

/** How a sandbox grid is started. */
export interface SandboxOptions {
  /** Address to bind; 127.0.0.1 unless the user asked for another. */
  readonly host: string;
  /** TCP port of the login and capability door; 0 = any free one. */
  readonly loginPort: number;
  /** Text of the message template; absent = the built-in one. */
  readonly template?: string;
  /** Path of a world file; absent = two regions, open to everybody. */
  readonly worldFile?: string;
  /** Seed of all chance in the grid, its secrets too; absent = taken by chance and reported, with secrets that nobody knows. */
  readonly seed?: number;
  /** What a poll of the event queue is told when nothing happened for 25 s. */
  readonly eventQueueIdle?: 'empty' | '502' | '499' | 'never';
  /** Which outgoing packets may carry acks: all, only those not zero-coded, none. */
  readonly acksAppend?: 'all' | 'plain' | 'never';
  readonly resendProfile?: 'patient' | 'linden';
  /** Whether a stale viewer is told that the sandbox was restarted. */
  readonly goodbyeStale?: boolean;
  /** Rules for what goes wrong on the way, as somebody wrote them: FaultRule[], or a FaultFile. */
  readonly faults?: unknown;
  /** Where the traffic is written while it happens; absent = it is in memory only. */
  readonly capture?: CaptureTarget;
}

/** One file that grows as long as there is room, or files in a folder, of which the oldest go beyond a size. */
export type CaptureTarget =
  | { readonly kind: 'file'; readonly path: string }
  | { readonly kind: 'folder'; readonly path: string; readonly maxMegabytes: number };

/**
 * What goes wrong on the way, and with which datagrams; schemas/faults.schema.json says the same to editors. A rule without
 * choice matches everything but the handshake. Percentages are 0 to 100, times milliseconds.
 */
export interface FaultRule {
  /** How the rule is called in events. */
  readonly name?: string;
  /** `in` = towards the simulator; absent = both ways, each with its own line. */
  readonly direction?: Direction;
  /** Name or id of an agent. */
  readonly agent?: string;
  readonly region?: string;
  /**
   * Name of a neighbour of that region: the rule is then about what the two regions say to each other, and about nothing else. `*`:
   * any. Without it a rule is about viewers only.
   */
  readonly neighbour?: string;
  /** The number that rows carry. */
  readonly circuit?: number;
  /** Message names with the wildcards of the panel's filter; of the event queue: event names. */
  readonly message?: string;
  /** What the rule spares unless it names it without wildcard: the handshake, that with pings and acks, nothing. */
  readonly protect?: 'handshake' | 'signals' | 'nothing';
  /** Percentage that never arrives. */
  readonly loss?: number;
  /** Percentage that arrives twice. */
  readonly duplicate?: number;
  /** Time on the way. */
  readonly delay?: number;
  /** Most time on the way beyond `delay`, another one each time; the order is kept. */
  readonly jitter?: number;
  /** Percentage that is held back for up to `reorderBy`, so that others overtake it. */
  readonly reorder?: number;
  readonly reorderBy?: number;
  /** Bytes per second. */
  readonly rate?: number;
  /** Nothing that matches arrives. */
  readonly drop?: boolean;
  /** So many that match never arrive; then the rule drops nothing more. */
  readonly dropNext?: number;
  /** Nothing moves: for so long from now on, or until the rules are replaced. */
  readonly freeze?: boolean | number;
  /** Reliable messages that match are never acknowledged. */
  readonly noAck?: boolean;
  /** `Block.Field`: all of its bytes are others than were sent. */
  readonly wrongField?: string;
  /** So many answers of the event queue are lost with their events. */
  readonly loseEvents?: number;
  /** So many polls of the event queue are answered at once with an error, those that are held first; nothing is lost. */
  readonly closePolls?: number;
  /** The status of that answer, 499 or 502; absent = 502. */
  readonly closeWith?: number;
}

/** A file of rules. */
export interface FaultFile {
  readonly $schema?: string;
  readonly rules: readonly FaultRule[];
}

/** What a rule has done since it was set. */
export interface FaultCounts {
  readonly dropped: number;
  readonly duplicated: number;
  readonly delayed: number;
  /** Datagrams with a wrong field. */
  readonly spoiled: number;
  /** Acks that were taken away. */
  readonly unacked: number;
  /** Answers of the event queue. */
  readonly lostEvents: number;
  readonly closedPolls: number;
}

export interface RegionDoor {
  readonly name: string;
  readonly host: string;
  readonly port: number;
  readonly gridX: number;
  readonly gridY: number;
}

/** The first line of `serve --json`, to the letter of product.md 3.1. */
export interface Ready {
  readonly event: 'ready';
  readonly version: string;
  readonly loginUri: string;
  readonly gridInfoUri: string;
  readonly uiUri: string | null;
  readonly regions: readonly RegionDoor[];
  readonly capture: string | null;
}

/** Something that happened in the grid; `at` in seconds since the start. One JSON line of `serve --json`. */
export type GridEvent =
  | {
      readonly event: 'login';
      readonly at: number;
      readonly agent: string;
      readonly id: string;
      readonly ok: boolean;
      readonly reason?: string;
    }
  | {
      readonly event: 'circuit';
      readonly at: number;
      /** The number that rows and figures carry. */
      readonly circuit: number;
      /** Of a circuit between regions the name of the other region. */
      readonly agent: string;
      readonly region: string;
      /** `child`: the agent stands elsewhere now. `paused`, `resumed`: the viewer asked for it. `trusted` and `trustFailed` between regions only. */
      readonly state:
        | 'open'
        | 'root'
        | 'child'
        | 'blocked'
        | 'unblocked'
        | 'paused'
        | 'resumed'
        | 'closing'
        | 'closed'
        | 'trusted'
        | 'trustFailed';
      /** In words; present when the circuit ends. */
      readonly reason?: string;
    }
  | { readonly event: 'arrived'; readonly at: number; readonly agent: string; readonly region: string }
  | {
      readonly event: 'chat';
      readonly at: number;
      readonly agent: string;
      readonly region: string;
      readonly text: string;
    }
  | { readonly event: 'logout'; readonly at: number; readonly agent: string }
  | {
      readonly event: 'closed';
      readonly at: number;
      readonly agent: string;
      readonly region: string;
      readonly reason: string;
    }
  /** A rule had effect: at most once a second for each rule. `rule` is its index, from 0. */
  | ({ readonly event: 'fault'; readonly at: number; readonly rule: number; readonly name?: string } & FaultCounts)
  | {
      readonly event: 'warning';
      readonly at: number;
      readonly message: string;
      /** Nothing works, or is as it was asked for, before somebody acts on it; absent = good to know. */
      readonly urgent?: true;
    };

export type ToSandbox =
  | { readonly kind: 'start'; readonly options: SandboxOptions }
  /** Instead of a grid: a capture file, whose rows are asked for; `template` is the text to read them with, empty = the built-in one. */
  | { readonly kind: 'open'; readonly path: string; readonly template: string }
  /** Answered by one `answer` with the same id. */
  | { readonly kind: 'ask'; readonly id: number; readonly question: Question }
  | { readonly kind: 'template'; readonly text: string }
  /** Replaces all rules; none clears them. Answered by one `answer` with the same id. */
  | { readonly kind: 'faults'; readonly id: number; readonly rules: readonly FaultRule[] }
  /** Writes all rows to one file. Answered by one `answer` with the same id. */
  | { readonly kind: 'save'; readonly id: number; readonly path: string }
  /** Writes the world as it is now to a world file. Answered by one `answer` with the same id. */
  | { readonly kind: 'saveWorld'; readonly id: number; readonly path: string }
  /** Compares the log with a capture file; what comes of it is asked for. */
  | { readonly kind: 'compare'; readonly path: string }
  /** Keeps these marks of rows beside the capture that is written, and no others. */
  | { readonly kind: 'marks'; readonly marks: readonly RowMark[] }
  /** Writes rows to a file of another form. Answered by one `exported` with the same id. */
  | { readonly kind: 'export'; readonly id: number; readonly wish: ExportWish }
  | { readonly kind: 'stopExport'; readonly id: number }
  | { readonly kind: 'stop' };

export type FromSandbox =
  | { readonly kind: 'ready'; readonly ready: Ready }
  /** The file has rows to show; there may be more to come. */
  | { readonly kind: 'opened'; readonly rows: number }
  /** How much of the file was read by now, from 0 to 1. */
  | { readonly kind: 'reading'; readonly share: number }
  /** The file was read to its end; `remarks` say what could not be, in sentences. Follows `opened`. */
  | { readonly kind: 'read'; readonly remarks: readonly string[] }
  /** The machine said no (a port in use, say): a sentence that the user can act on. The process ends. */
  | { readonly kind: 'refused'; readonly message: string }
  | { readonly kind: 'event'; readonly event: GridEvent }
  /** There are now `rows` rows; at most ten times a second. */
  | { readonly kind: 'rows'; readonly rows: number }
  /** A comparison has come further, or to its end: it is worth asking. */
  | { readonly kind: 'compared' }
  /** How much of a file is written, from 0 to 1. */
  | { readonly kind: 'exporting'; readonly id: number; readonly share: number }
  | { readonly kind: 'exported'; readonly id: number; readonly outcome: ExportOutcome }
  /** How often each message was seen since the start or the last `clear`; at most once a second, after a change. */
  | { readonly kind: 'counts'; readonly counts: MessageCounts }
  | { readonly kind: 'answer'; readonly id: number; readonly answer: Answer }
  | { readonly kind: 'stopped' };
