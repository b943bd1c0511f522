// A process that is made to be killed: it writes a capture at 10,000 packets a second, and beside it what it has seen.
// Forked with the words CAPTURE WITNESS. Each line of the witness is a time in milliseconds and the rows until then.
import { openSync, writeSync } from 'node:fs';
import process from 'node:process';
import { TrafficLog } from '../../sandbox/shell/traffic-log.ts';

const PACKETS_PER_MS = 10;
const TURN_MS = 5;
/** Small, so that what is written is written because it is time, and not because there is much of it. */
const PACKET_BYTES = 20;

const [capture = '', witnessFile = ''] = process.argv.slice(2);
const witness = openSync(witnessFile, 'w');
const since = performance.now();
const log = new TrafficLog({
  target: { kind: 'file', path: capture },
  startedAt: Date.now(),
  onTrouble: (sentence) => process.send?.({ trouble: sentence }),
});

function write(): void {
  const now = performance.now() - since;
  while (log.store.lastRow < now * PACKETS_PER_MS) append(log.store.lastRow + 1, now);
  writeSync(witness, `${now} ${log.store.lastRow}\n`);
}

function append(sequence: number, now: number): void {
  const bytes = new Uint8Array(PACKET_BYTES);
  new DataView(bytes.buffer).setUint32(1, sequence);
  const ends = { from: '127.0.0.1:50000', to: '127.0.0.1:13000' };
  log.store.append({ door: 'udp', time: now / 1000, direction: 'in', circuit: 1, fate: 'handled', bytes, ...ends });
}

setInterval(write, TURN_MS);
process.send?.({ started: true });
