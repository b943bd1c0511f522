// A capture file as rows, whoever wrote it: the one entry of this folder. Knows nothing of files on a disk.
import type { WholeRow } from '../../contract/panel.ts';
import type { Codec } from '../../protocol/packet/codec.ts';
import { drained } from '../drained.ts';
import { captureFileSteps, type ReadFile } from '../file.ts';
import type { FileProblem } from '../frame.ts';
import { exchangesOf, stampOf } from '../http/exchanges.ts';
import type { NewRow } from '../segment.ts';
import { compareStamps, NO_STAMP, type Stamp } from '../stamp.ts';
import type { Inflate } from './body.ts';
import { type CallRow, rowsOfExchange } from './calls.ts';
import { Circuits, type SeenCircuit } from './circuits.ts';
import { Known } from './known.ts';
import { ownDatagram, ownRow, RowNumbers } from './own.ts';
import { readOwnFile } from './own-file.ts';
import { remarksOn } from './remarks.ts';
import { blankKnown, blankTarget } from './secrets.ts';
import { type StampedDatagram, Traffic } from './traffic.ts';
import { wholeRow } from './whole.ts';

export interface ReadOptions {
  readonly codec: Codec;
  readonly inflate: Inflate;
  readonly showSecrets: boolean;
}

/** What a capture file says. */
export interface CaptureRows {
  /** Numbered from 1; our own files say which number their first row has. May be gone through again, and then are others. */
  readonly rows: Iterable<WholeRow>;
  readonly circuits: readonly CircuitWords[];
  /** Nanoseconds since 1970 of time 0. */
  readonly startNs: bigint;
  readonly problems: readonly FileProblem[];
  /** What could not be read of a file that is sound, in sentences. */
  readonly remarks: readonly string[];
}

/** The same, with all rows held in memory. */
export interface ReadCapture extends CaptureRows {
  readonly rows: readonly WholeRow[];
}

/** A circuit with what is known of its agent. */
export interface CircuitWords extends SeenCircuit {
  readonly agent: string | undefined;
}

interface Placed {
  readonly stamp: Stamp;
  readonly row: NewRow;
}

/** [capture.read.1] Never throws: a problem if the file is no capture, else what could be read of it. */
export function readCapture(file: Uint8Array, options: ReadOptions): ReadCapture | { readonly problem: string } {
  const read = openCaptureFile(file, options);
  return 'problem' in read ? read : { ...read, rows: [...read.rows] };
}

/** The same; of a file of ours no row is held, and each is made when somebody gets to it. */
export function openCaptureFile(file: Uint8Array, options: ReadOptions): CaptureRows | { readonly problem: string } {
  return readOwnFile(file, options) ?? drained(readSteps(file, options));
}

/** [capture.read.11] What `readCapture` does with a file of others, in many small steps: each gives the share that is done, from 0 to 1. */
export function* readSteps(
  file: Uint8Array,
  options: ReadOptions,
): Generator<number, ReadCapture | { readonly problem: string }> {
  const traffic = new Traffic();
  const read = yield* ofFile(captureFileSteps(file, traffic), file.length);
  if ('problem' in read) return read;
  const known = new Known();
  const calls = readCalls(traffic, known, options);
  const circuits = new Circuits(options.codec, known);
  yield* each(traffic.datagrams, [0.35, 0.5], (datagram) => circuits.look(datagram));
  const startNs = traffic.sections[0]?.startNs ?? traffic.firstNs ?? 0n;
  const time = (ns: bigint) => Number(ns - startNs) / 1e9;
  const udp: Placed[] = [];
  const place = placer(circuits, time, udp);
  yield* each(sorted(traffic.datagrams), [0.5, 0.85], place);
  const http = calls.map((call) => ({ stamp: call.stamp, row: finishCall(call, { circuits, known, options, time }) }));
  const own = traffic.rowBlocks.map((block) => ({ stamp: block.stamp, row: ownRow(block, time(block.stamp.ns)) }));
  const numbers = new RowNumbers(traffic.sections);
  const rows: WholeRow[] = [];
  yield* each(sorted([...udp, ...http, ...own]), [0.85, 1], ({ row, stamp }) => {
    rows.push(wholeRow(numbers.next(stamp), row));
  });
  return {
    rows,
    circuits: circuits.all.map((circuit) => circuitWords(circuit, known)),
    startNs,
    problems: read.problems,
    remarks: remarksOn(traffic, udp.length),
  };
}

/** The steps of reading a file: how much of all that is to be done. About a third is finding its frames. */
function* ofFile(steps: Generator<number, ReadFile>, bytes: number): Generator<number, ReadFile> {
  for (;;) {
    const step = steps.next();
    if (step.done === true) return step.value;
    yield (0.35 * step.value) / bytes;
  }
}

/** Does something to each item, and says after each how much of all is done. */
function* each<Item>(
  items: readonly Item[],
  [from, to]: readonly [from: number, to: number],
  what: (item: Item) => void,
): Generator<number, void> {
  for (const [at, item] of items.entries()) {
    what(item);
    yield from + ((to - from) * at) / items.length;
  }
}

function circuitWords({ number, viewer, simulator, agentId }: SeenCircuit, known: Known): CircuitWords {
  return { number, viewer, simulator, agentId, agent: known.nameOf(agentId ?? '') };
}

/** The rows of HTTP. Events of a section that has them as rows are not taken from its answers. */
function readCalls(traffic: Traffic, known: Known, { inflate }: ReadOptions): readonly CallRow[] {
  const exchanges = traffic.conversations.all().flatMap(exchangesOf);
  const inOrder = exchanges.sort((a, b) => compareStamps(stampOf(a), stampOf(b)));
  return inOrder.flatMap((exchange) => rowsOfExchange(exchange, known, inflate));
}

type Time = (ns: bigint) => number;

/** By time; most files are in order already. */
function sorted<Item extends { readonly stamp: Stamp }>(items: readonly Item[]): readonly Item[] {
  const isSorted = items.every(
    ({ stamp }, at) => at === 0 || compareStamps(items[at - 1]?.stamp ?? NO_STAMP, stamp) < 0,
  );
  return isSorted ? items : [...items].sort((a, b) => compareStamps(a.stamp, b.stamp));
}

/** Appends what belongs to the protocol to `rows`. */
function placer(circuits: Circuits, time: Time, rows: Placed[]): (datagram: StampedDatagram) => void {
  return (datagram) => {
    const { bytes, from, stamp, to } = datagram;
    const placed = ownDatagram(datagram) ?? circuits.place(datagram);
    if (placed !== undefined)
      rows.push({ stamp, row: { door: 'udp', time: time(stamp.ns), from, to, ...placed, bytes } });
  };
}

interface Finishing {
  readonly circuits: Circuits;
  readonly known: Known;
  readonly options: ReadOptions;
  readonly time: Time;
}

function finishCall(call: CallRow, { circuits, known, options, time }: Finishing): NewRow {
  const { stamp, owner, request, reply, http, ...rest } = call;
  const shown = (text: string) => (options.showSecrets ? text : blankKnown(text, known));
  return {
    ...rest,
    time: time(stamp.ns),
    circuit: stamp.facts?.circuit ?? circuits.numberOf(owner.agentId, owner.simulator),
    fate: stamp.facts?.fate ?? 'handled',
    ...(request === undefined ? {} : { request: shown(request) }),
    ...(reply === undefined ? {} : { reply: shown(reply) }),
    ...(http === undefined
      ? {}
      : { http: options.showSecrets ? http : { ...http, target: blankTarget(http.target, known) } }),
  };
}
