// Numbers that LLSD's signed 32-bit integer cannot hold travel as binary, big-endian [llsd.wide.1].
import { binary, type Llsd } from './value.ts';

/** An unsigned 32-bit number as 4 octets, big-endian. */
export function u32(value: number): Llsd {
  const bytes = new Uint8Array(4);
  new DataView(bytes.buffer).setUint32(0, value);
  return binary(bytes);
}

/** An unsigned 64-bit number (a region handle, say) as 8 octets, big-endian. */
export function u64(value: bigint): Llsd {
  const bytes = new Uint8Array(8);
  new DataView(bytes.buffer).setBigUint64(0, value);
  return binary(bytes);
}

/** A dotted IPv4 address as 4 octets in reading order; what is no address becomes 0.0.0.0. */
export function ip(text: string): Llsd {
  const parts = text.split('.').map(Number);
  const isAddress = parts.length === 4 && parts.every((part) => part >= 0 && part <= 255);
  return binary(Uint8Array.from(isAddress ? parts : [0, 0, 0, 0]));
}

/** An unsigned 32-bit number from 4 octets, or from the integer that some programs send instead; else 0. */
export function asU32(value: Llsd): number {
  return Number(BigInt.asUintN(32, asU64(value)));
}

/** An unsigned 64-bit number from 4 or 8 octets, or from an integer; else 0. */
export function asU64(value: Llsd): bigint {
  if (value.kind === 'integer') return BigInt.asUintN(32, BigInt(value.value));
  if (value.kind !== 'binary' || (value.value.length !== 4 && value.value.length !== 8)) return 0n;
  return value.value.reduce((sum, octet) => (sum << 8n) | BigInt(octet), 0n);
}
