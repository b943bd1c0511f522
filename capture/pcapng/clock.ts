// The clock of an interface: how long its ticks are, and from when they count.
import { viewOf } from '../../protocol/bytes.ts';
import type { BlockOption } from '../frame.ts';

export interface Clock {
  /** Nanoseconds since 1970. */
  ns(ticks: bigint): bigint;
}

const OPTION = { resolution: 9, offset: 14 } as const;
/** A power of two instead of ten. */
const BINARY = 0x80;
const DEFAULT_RESOLUTION = 6;
const NS_PER_SECOND = 1_000_000_000n;

/** [capture.file.2] Microseconds since 1970 unless the options say otherwise. */
export function clockOf(options: readonly BlockOption[], littleEndian: boolean): Clock {
  const resolution = bytesOf(options, OPTION.resolution, 1)?.[0] ?? DEFAULT_RESOLUTION;
  const perSecond = (resolution & BINARY) === 0 ? 10n ** BigInt(resolution) : 1n << BigInt(resolution & ~BINARY);
  const offset = bytesOf(options, OPTION.offset, 8);
  const since = offset === undefined ? 0n : viewOf(offset).getBigInt64(0, littleEndian) * NS_PER_SECOND;
  return { ns: (ticks) => since + (ticks * NS_PER_SECOND) / perSecond };
}

function bytesOf(options: readonly BlockOption[], code: number, length: number): Uint8Array | undefined {
  const found = options.find((option) => option.code === code)?.bytes;
  return found?.length === length ? found : undefined;
}
