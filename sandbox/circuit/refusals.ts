// What a simulator does not take from a viewer, whatever it says.
import type { Packet } from '../../protocol/packet/packet.ts';
import type { MessageTemplate } from '../../protocol/template/model.ts';
import type { Refusal } from './effects.ts';

/** Refuses messages that may not come by UDP, and trusted ones: no viewer is trusted. [circuit.order.2] */
export function refuseUntrusted(_packet: Packet, message: MessageTemplate): Refusal | undefined {
  if (message.flag === 'UDPBlackListed') return 'banned';
  return message.trusted ? 'trustRejected' : undefined;
}
