// What the charts draw, as columns: pings of all ends, rates of both directions.
import type { ShownPings, ShownRates } from '../../contract/views.ts';

export interface Series {
  readonly label: string;
  /** One for each time; null where this one has no value. */
  readonly values: readonly (number | null)[];
}

export interface Columns {
  /** Seconds since the capture's start, rising. */
  readonly times: readonly number[];
  readonly series: readonly Series[];
}

/** One column for each end that pings; samples of several ends have their times in common. */
export function pingColumns(pings: readonly ShownPings[]): Columns {
  const times = [...new Set(pings.flatMap((one) => one.times))].sort((a, b) => a - b);
  const places = new Map(times.map((time, place) => [time, place]));
  const series = pings.map((one) => {
    const values: (number | null)[] = times.map(() => null);
    for (const [at, time] of one.times.entries()) values[places.get(time) ?? 0] = one.ms[at] ?? null;
    return { label: endName(one), values };
  });
  return { times, series };
}

/** Who was pinged. */
export function endName({ circuit, direction }: Pick<ShownPings, 'circuit' | 'direction'>): string {
  return `circuit ${circuit}, ${direction === 'out' ? 'viewer' : 'simulator'} answers`;
}

/** All times in which an end did not answer, in their order. */
export function blockedTimes(pings: readonly ShownPings[]): readonly { readonly from: number; readonly to: number }[] {
  return pings.flatMap(({ blocked }) => blocked).toSorted((a, b) => a.from - b.from);
}

const BITS_PER_BYTE = 8;

/** Kilobits per second of both directions. The last stretch is left out while it goes on: it would seem slow. */
export function rateColumns({ bytesIn, bytesOut, start, step }: ShownRates): Columns {
  const whole = Math.max(0, Math.max(bytesIn.length, bytesOut.length) - 1);
  const rate = (bytes: readonly number[]) =>
    Array.from({ length: whole }, (_, at) => ((bytes[at] ?? 0) * BITS_PER_BYTE) / step / 1000);
  return {
    times: Array.from({ length: whole }, (_, at) => start + at * step),
    series: [
      { label: 'to the simulator', values: rate(bytesIn) },
      { label: 'to the viewers', values: rate(bytesOut) },
    ],
  };
}

/** Packets per second, as the rates. */
export function packetColumns({ packetsIn, packetsOut, start, step }: ShownRates): Columns {
  const whole = Math.max(0, Math.max(packetsIn.length, packetsOut.length) - 1);
  const rate = (packets: readonly number[]) => Array.from({ length: whole }, (_, at) => (packets[at] ?? 0) / step);
  return {
    times: Array.from({ length: whole }, (_, at) => start + at * step),
    series: [
      { label: 'to the simulator', values: rate(packetsIn) },
      { label: 'to the viewers', values: rate(packetsOut) },
    ],
  };
}
