// An event of the event queue that is a message of the template: its fields as those of a datagram, without bytes.
import type { WholeRow } from '../../contract/panel.ts';
import { readLlsdXml } from '../../protocol/llsd/xml.ts';
import type { Codec } from '../../protocol/packet/codec.ts';
import { placesFromLlsd } from '../../protocol/packet/llsd-message.ts';
import { packedFields } from './packed.ts';
import type { PacketView } from './packet-view.ts';
import { treeOf } from './tree.ts';

/** Undefined if the template has no such message, or the event is not laid out as one. */
export function viewEvent({ name, reply = '' }: WholeRow, codec: Codec): PacketView | undefined {
  const message = codec.byName(name);
  const places = message === undefined ? [] : placesFromLlsd(message, readLlsdXml(reply).value);
  if (message === undefined || places.length === 0) return undefined;
  return {
    name,
    message: name,
    facts: [],
    lines: treeOf(message, places, packedFields(message, places)),
    parts: [],
    wire: new Uint8Array(0),
    expanded: undefined,
    problems: [],
    remarks: [],
  };
}
