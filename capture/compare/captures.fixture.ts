// Two captures for the tests of this folder, told row by row.
import type { CaptureDifferences } from '../../contract/comparison.ts';
import type { WholeRow } from '../../contract/panel.ts';
import { compileCodec, type LooseMessage } from '../../protocol/packet/codec.ts';
import { writePacket } from '../../protocol/packet/packet.ts';
import { builtInTemplate } from '../../protocol/template/built-in.ts';
import { Work } from '../filter/work.ts';
import { CaptureComparison, type ComparedLog } from './comparison.ts';

export const codec = compileCodec(builtInTemplate());

export const ADA = '11111111-1111-4111-8111-111111111111';
export const BEN = '22222222-2222-4222-8222-222222222222';

/** A row as a test tells it; what is left out is likely. */
export type Told = Partial<Omit<WholeRow, 'row'>> & {
  readonly message?: LooseMessage;
  readonly isReliable?: boolean;
  readonly isResent?: boolean;
  readonly sequence?: number;
  readonly acks?: readonly number[];
};

/** Rows of one capture, numbered from 1, a second after each other unless they say otherwise. */
export function captureOf(rows: readonly Told[]): ComparedLog {
  const sequences = new Map<string, number>();
  const whole = rows.map((told, index) => rowOf(told, index, sequences));
  return { firstRow: 1, lastRow: whole.length, row: (number) => whole[number - 1] };
}

function rowOf(told: Told, index: number, sequences: Map<string, number>): WholeRow {
  const { acks = [], isReliable = false, isResent = false, message = {}, name = '', ...given } = told;
  const { circuit = 1, direction = 'in', door = 'udp' } = given;
  const way = `${circuit} ${direction}`;
  const sequence = told.sequence ?? (sequences.get(way) ?? 0) + 1;
  if (door === 'udp') sequences.set(way, sequence);
  const bytes =
    door === 'udp' && given.bytes === undefined
      ? writePacket({
          sequence,
          reliable: isReliable,
          zerocoded: false,
          resent: isResent,
          acks,
          body: codec.encode(name, message),
        })
      : (given.bytes ?? new Uint8Array(0));
  return {
    ...{ row: index + 1, time: index, circuit, direction, door, fate: 'handled', from: 'a:1', to: 'b:2' },
    ...given,
    ...{ name: door === 'udp' ? '' : name, size: bytes.length, head: bytes, bytes },
  };
}

/** Compared in one go. */
export function differences(base: readonly Told[], current: readonly Told[], most?: number): CaptureDifferences {
  const comparison = new CaptureComparison({ base: captureOf(base), current: captureOf(current), codec }, most);
  comparison.advance(new Work(Number.POSITIVE_INFINITY));
  if (comparison.result === undefined) throw new Error('A comparison with all the time there is came to no end.');
  return comparison.result;
}

/** Each difference in a line: `changed ChatFromViewer ChatData.Message: hello -> bye`. */
export function lines({ changes }: CaptureDifferences): readonly string[] {
  return changes.map(({ change, count, name, values }) => {
    const shown = values.map(({ base, current, path }) => `${path}: ${base} -> ${current}`);
    return [change, ...(count === undefined ? [] : [count]), name, ...shown].join(' ');
  });
}

export const chat = (Message: string, told: Told = {}): Told => ({
  ...{ name: 'ChatFromViewer', message: { AgentData: { AgentID: ADA }, ChatData: { Message, Type: 1 } } },
  ...told,
});

/** An object that goes, of a local id. */
export const kill = (ID: number, told: Told = {}): Told => ({
  ...{ name: 'KillObject', direction: 'out', message: { ObjectData: [{ ID }] } },
  ...told,
});

/** An object that comes, with both of its ids. */
export const object = (ID: number, FullID: string, told: Told = {}): Told => ({
  ...{ name: 'ObjectUpdate', direction: 'out', message: { ObjectData: [{ ID, FullID }] } },
  ...told,
});

export const opened = (ID: string, circuit: number): Told => ({
  ...{ name: 'UseCircuitCode', circuit, message: { CircuitCode: { Code: 7, SessionID: ID, ID } } },
});

export const region = (SimName: string, circuit: number): Told => ({
  ...{ name: 'RegionHandshake', circuit, direction: 'out', message: { RegionInfo: { SimName } } },
});
