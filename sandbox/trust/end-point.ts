// The id that one end of a circuit has in a handshake: 128 bits of chance in the form of a UUID.
import { uuidText } from '../../protocol/uuid.ts';

/** @param hex 32 hexadecimal digits */
export function uuidOfHex(hex: string): string {
  return uuidText(Uint8Array.from({ length: 16 }, (_, at) => Number.parseInt(hex.slice(2 * at, 2 * at + 2), 16)));
}
