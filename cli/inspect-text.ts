// Figures and findings of a capture as lines for people.
import type { Finding } from '../capture/findings/finding.ts';
import type { CircuitStats, MessageStats } from '../capture/stats.ts';

/** What `--stats` and `--findings` give. */
export interface Report {
  readonly messages?: readonly MessageStats[];
  readonly circuits?: readonly CircuitStats[];
  readonly findings?: readonly Finding[];
}

/** [capture.stats.1] What `--stats` and `--findings` print. */
export function* reportText({ circuits, findings, messages }: Report): Generator<string> {
  if (messages !== undefined) yield* messageLines(messages);
  if (circuits !== undefined) for (const circuit of circuits) yield* circuitLines(circuit);
  if (findings !== undefined) yield* findingLines(findings);
}

function* messageLines(messages: readonly MessageStats[]): Generator<string> {
  yield `${'messages'.padEnd(36)} ${'count'.padStart(8)} ${'bytes'.padStart(12)}`;
  for (const { bytes, count, name } of messages) {
    yield `  ${name.padEnd(34)} ${String(count).padStart(8)} ${String(bytes).padStart(12)}`;
  }
}

function* circuitLines(circuit: CircuitStats): Generator<string> {
  const { ackLatencyMs: latency, agent, pingMs: ping } = circuit;
  yield '';
  yield `circuit ${circuit.circuit}${agent === null ? '' : `, ${agent}`}`;
  yield `  packets      ${circuit.packetsIn} in, ${circuit.packetsOut} out`;
  yield `  bytes        ${circuit.bytesIn} in, ${circuit.bytesOut} out`;
  yield `  acks         ${circuit.acksIn} in, ${circuit.acksOut} out`;
  yield `  resent       ${circuit.resentIn} in, ${circuit.resentOut} out`;
  yield `  duplicates   ${circuit.duplicates}`;
  yield `  lost         ${circuit.lost}`;
  yield `  ack latency  ${ms(latency.mean)} mean, ${ms(latency.p95)} for 95 of 100`;
  yield `  ping         ${ms(ping.now)} last, ${ms(ping.mean)} mean, ${ms(ping.min)} to ${ms(ping.max)}`;
}

function* findingLines(findings: readonly Finding[]): Generator<string> {
  if (findings.length === 0) yield 'no findings';
  for (const { code, message, rows, severity } of findings) {
    const shown = rows.slice(0, MOST_ROWS).join(', ');
    const more = rows.length > MOST_ROWS ? ` and ${rows.length - MOST_ROWS} more` : '';
    yield `${severity}: ${message} (${code}; ${rows.length === 1 ? 'row' : 'rows'} ${shown}${more})`;
  }
}

/** Of a finding with many rows the first are named. */
const MOST_ROWS = 8;

const ms = (value: number | null): string => (value === null ? '-' : `${value} ms`);
