// A row, opened: what its datagram says, or an event that says what a datagram could.
import type { WholeRow } from '../../contract/panel.ts';
import type { Codec } from '../../protocol/packet/codec.ts';
import { viewEvent } from './event-view.ts';
import { type PacketView, viewPacket } from './packet-view.ts';

/** Undefined for a login or a call, and for an event that is no message. */
export function viewRow(row: WholeRow, codec: Codec): PacketView | undefined {
  if (row.door === 'udp') return viewPacket(row, codec);
  return row.door === 'event' ? viewEvent(row, codec) : undefined;
}
