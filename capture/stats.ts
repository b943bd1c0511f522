// The figures of a capture: how often each message crossed, and what each circuit carried.
import type { WholeRow } from '../contract/panel.ts';
import type { CircuitTotals } from '../contract/views.ts';
import { messageName, type Names } from '../protocol/packet/name.ts';
import { readMessageId } from '../protocol/packet/packet.ts';
import type { CircuitHistory } from './history/circuit.ts';

export interface MessageStats {
  readonly name: string;
  readonly count: number;
  readonly bytes: number;
}

export interface CircuitStats extends CircuitTotals {
  readonly circuit: number;
  /** The name, or the id where the login was not seen; null if nobody said either. */
  readonly agent: string | null;
}

/** [capture.stats.1] Counts datagrams and events by name, the most frequent first. Logins and calls are no messages. */
export class MessageCounts {
  readonly #byNumber = new Map<number | undefined, Count>();
  readonly #byName = new Map<string, Count>();

  add({ bytes, door, name, size }: WholeRow): void {
    if (door === 'udp') count(this.#byNumber, readMessageId(bytes), size);
    else if (door === 'event') count(this.#byName, name, size);
  }

  all(names: Names): readonly MessageStats[] {
    const all = new Map([...this.#byName].map(([name, one]) => [name, { ...one }]));
    for (const [number, one] of this.#byNumber) {
      const name = messageName(names, number);
      const known = all.get(name) ?? { count: 0, bytes: 0 };
      all.set(name, { count: known.count + one.count, bytes: known.bytes + one.bytes });
    }
    return [...all]
      .map(([name, one]) => ({ name, ...one }))
      .sort((a, b) => b.count - a.count || (a.name < b.name ? -1 : 1));
  }
}

interface Count {
  count: number;
  bytes: number;
}

function count<Key>(counts: Map<Key, Count>, key: Key, size: number): void {
  const known = counts.get(key);
  if (known === undefined) counts.set(key, { count: 1, bytes: size });
  else {
    known.count += 1;
    known.bytes += size;
  }
}

/** [capture.stats.2] The figures of a circuit; `agent` is what it is called, if that is known. */
export function circuitStats(circuit: CircuitHistory, agent: string | undefined): CircuitStats {
  const { in: viewer, number, out: simulator } = circuit;
  return {
    circuit: number,
    agent: agent ?? circuit.agentId ?? null,
    packetsIn: viewer.packets,
    packetsOut: simulator.packets,
    bytesIn: viewer.bytes,
    bytesOut: simulator.bytes,
    acksIn: viewer.acks,
    acksOut: simulator.acks,
    resentIn: viewer.resent,
    resentOut: simulator.resent,
    duplicates: viewer.duplicates + simulator.duplicates,
    lost: viewer.lost + simulator.lost,
    ackLatencyMs: ackLatency(circuit),
    pingMs: pings(circuit),
  };
}

/** [capture.stats.3] From the first transmission of the simulator to its ack, if it was not sent again before. */
function ackLatency({ out }: CircuitHistory): CircuitStats['ackLatencyMs'] {
  const all = out.reliable.flatMap(({ ack, resends, time }) => {
    if (ack === undefined || resends.some((row) => row < ack.row)) return [];
    return [(ack.time - time) * 1000];
  });
  const sorted = all.sort((a, b) => a - b);
  return { mean: meanOf(sorted), p95: rounded(sorted[Math.ceil(0.95 * sorted.length) - 1]) };
}

/** [capture.stats.4] Those of the simulator; those of the viewer where the simulator does not ping. */
function pings(circuit: CircuitHistory): CircuitStats['pingMs'] {
  const { samples } = circuit.pings.out.samples.length > 0 ? circuit.pings.out : circuit.pings.in;
  const all = samples.map(({ ms }) => ms);
  const [first] = all;
  if (first === undefined) return { now: null, mean: null, min: null, max: null };
  return {
    now: rounded(all.at(-1)),
    mean: meanOf(all),
    min: rounded(all.reduce((least, ms) => Math.min(least, ms), first)),
    max: rounded(all.reduce((most, ms) => Math.max(most, ms), first)),
  };
}

function meanOf(all: readonly number[]): number | null {
  return all.length === 0 ? null : rounded(all.reduce((sum, one) => sum + one, 0) / all.length);
}

/** To a microsecond: what captures of most tools measure. */
function rounded(ms: number | undefined): number | null {
  return ms === undefined ? null : Math.round(ms * 1000) / 1000;
}
