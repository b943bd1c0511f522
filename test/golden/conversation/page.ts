// The example conversation of the wiki's page about servers, recorded with a viewer of 2008: what each of its cells was
// printed as, and what it was. The two columns are two lists; what stands in one row was not said at one time.

export interface Cell {
  /** The name and the id as printed. */
  readonly printed: string;
  readonly id: number;
  /** The name of the message that it was. */
  readonly was: string;
  readonly why: string;
  /** Bytes of the datagram, where they are known. */
  readonly bytes?: number;
  /** The page shows its bytes: a file of `test/golden/packets`. */
  readonly packet?: string;
  /** It stands in the wrong column. */
  readonly misfiled?: true;
}

export interface PageRow {
  readonly row: number;
  readonly viewer: Cell;
  readonly server: Cell;
}

const SAME = 'as printed';

// biome-ignore format: one line per cell
export const PAGE: readonly PageRow[] = [
  { row: 1,
    viewer: { printed: 'UseCircuitCode', id: 1, was: 'UseCircuitCode', why: 'opens the circuit' },
    server: { printed: 'PacketAck', id: 1, was: 'PacketAck', why: 'acks 1 of the viewer at once' } },
  { row: 2,
    viewer: { printed: 'AgentDataUpdate', id: 2, was: 'AgentDataUpdate', why: 'packet 2 of the server once more', misfiled: true },
    server: { printed: 'AgentDataUpdate', id: 2, was: 'AgentDataUpdate', why: 'sent unasked', bytes: 42, packet: 'g02-agent-data-update.txt' } },
  { row: 3,
    viewer: { printed: 'CompleteAgentMovement', id: 2, was: 'CompleteAgentMovement', why: SAME },
    server: { printed: 'TestMessage', id: 3, was: 'RegionHandshake', why: 'Low 148, zero-coded' } },
  { row: 4,
    viewer: { printed: 'EconomyDataRequest', id: 3, was: 'EconomyDataRequest', why: SAME },
    server: { printed: 'AgentMovementComplete', id: 4, was: 'AgentMovementComplete', why: 'answers 2 of the viewer' } },
  { row: 5,
    viewer: { printed: 'ViewerEffect', id: 4, was: 'ViewerEffect', why: 'the spiral of a login', bytes: 98, packet: 'g03-viewer-effect.txt' },
    server: { printed: 'TestMessage', id: 5, was: 'EconomyData', why: 'Low 25, zero-coded; most likely, for it answers 3 of the viewer' } },
  { row: 6,
    viewer: { printed: 'PacketAck', id: 5, was: 'PacketAck', why: 'acks 2 of the server', bytes: 15, packet: 'g01-packet-ack.txt' },
    server: { printed: 'PacketAck', id: 6, was: 'PacketAck', why: 'acks 2 of the viewer, and perhaps 3' } },
  { row: 7,
    viewer: { printed: 'TestMessage', id: 6, was: 'RegionHandshakeReply', why: 'Low 149, zero-coded', bytes: 45 },
    server: { printed: 'HealthMessage', id: 7, was: 'HealthMessage', why: 'Low 138, but coding 100 gains nothing', bytes: 14 } },
  { row: 8,
    viewer: { printed: 'TestMessage', id: 7, was: 'AgentThrottle', why: 'Low 81, zero-coded', bytes: 78 },
    server: { printed: 'PacketAck', id: 8, was: 'PacketAck', why: 'acks 6 and 7 of the viewer, and perhaps more' } },
  { row: 9,
    viewer: { printed: 'AgentHeightWidth', id: 8, was: 'AgentHeightWidth', why: SAME },
    server: { printed: 'ViewerEffect', id: 10, was: 'ViewerEffect', why: 'of somebody else; packet 9 is missing' } },
  { row: 10,
    viewer: { printed: 'AgentUpdate', id: 9, was: 'AgentUpdate', why: 'a forced one, reliable' },
    server: { printed: 'TestMessage', id: 11, was: 'ParcelOverlay', why: 'Low below 256, zero-coded; this one fits' } },
  { row: 11,
    viewer: { printed: 'AgentAnimation', id: 10, was: 'AgentAnimation', why: 'stops being busy', bytes: 59, packet: 'g04-agent-animation.txt' },
    server: { printed: 'TestMessage', id: 12, was: 'ParcelOverlay', why: 'the same kind' } },
];
