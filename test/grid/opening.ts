// The first packet of a circuit, as a viewer sends it behind its login.
import { writePacket } from '../../protocol/packet/packet.ts';
import { codec } from '../support/doorway.ts';
import { member } from './http.ts';

/** Opens the circuit that the answer of a login speaks of; `resent` says that it was sent before. */
export function openingPacket(reply: string, resent = false): Uint8Array {
  const ids = { SessionID: member(reply, 'session_id'), ID: member(reply, 'agent_id') };
  const body = codec.encode('UseCircuitCode', { CircuitCode: { Code: Number(member(reply, 'circuit_code')), ...ids } });
  return writePacket({ sequence: 1, reliable: true, zerocoded: false, resent, body });
}
