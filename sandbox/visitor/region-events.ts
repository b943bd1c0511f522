// The events of a region's queue that a visitor acts on, and what clients stumble over in their encoding.
import { asItems, asNumber, asText, get, type Llsd } from '../../protocol/llsd/value.ts';
import { asU64 } from '../../protocol/llsd/wide.ts';
import type { Address } from '../words.ts';

export type RegionEvent =
  | { readonly kind: 'neighbour'; readonly region: Address; readonly handle: bigint }
  | { readonly kind: 'seed'; readonly region: Address; readonly seed: string }
  | { readonly kind: 'parcel'; readonly name: string; readonly sequence: number }
  | {
      readonly kind: 'teleported' | 'crossed';
      readonly region: Address;
      readonly handle: bigint;
      readonly seed: string;
    }
  | { readonly kind: 'teleportFailed'; readonly reason: string }
  | { readonly kind: 'other' };

export interface QueueBatch {
  readonly id: number;
  readonly events: readonly { readonly name: string; readonly body: Llsd }[];
}

export function batchIn(answer: Llsd): QueueBatch {
  const events = asItems(get(answer, 'events')).map((event) => ({
    name: asText(get(event, 'message')),
    body: get(event, 'body'),
  }));
  return { id: asNumber(get(answer, 'id')), events };
}

/** What an event says; `other` for those that a visitor does not act on. */
export function readEvent(name: string, body: Llsd): RegionEvent {
  switch (name) {
    case 'EnableSimulator': {
      const block = get(body, 'SimulatorInfo', 0);
      return { kind: 'neighbour', region: addressIn(block, 'IP', 'Port'), handle: asU64(get(block, 'Handle')) };
    }
    case 'EstablishAgentCommunication': {
      const [host = '', port = ''] = asText(get(body, 'sim-ip-and-port')).split(':');
      return { kind: 'seed', region: { host, port: Number(port) }, seed: asText(get(body, 'seed-capability')) };
    }
    case 'ParcelProperties': {
      const parcel = get(body, 'ParcelData', 0);
      return { kind: 'parcel', name: asText(get(parcel, 'Name')), sequence: asNumber(get(parcel, 'SequenceID')) };
    }
    case 'TeleportFinish':
      return { kind: 'teleported', ...arrivalIn(get(body, 'Info', 0)) };
    case 'CrossedRegion':
      return { kind: 'crossed', ...arrivalIn(get(body, 'RegionData', 0)) };
    case 'TeleportFailed':
      return { kind: 'teleportFailed', reason: asText(get(body, 'Info', 0, 'Reason')) };
    default:
      return { kind: 'other' };
  }
}

function arrivalIn(block: Llsd) {
  return {
    region: addressIn(block, 'SimIP', 'SimPort'),
    handle: asU64(get(block, 'RegionHandle')),
    seed: asText(get(block, 'SeedCapability')),
  };
}

function addressIn(block: Llsd, host: string, port: string): Address {
  const octets = get(block, host);
  return { host: octets.kind === 'binary' ? octets.value.join('.') : asText(octets), port: asNumber(get(block, port)) };
}

/** Fields that are U32 or U64: viewers read an integer there as 0. */
const WIDE: Readonly<Record<string, readonly (readonly (string | number)[])[]>> = {
  EnableSimulator: [
    ['SimulatorInfo', 0, 'Handle'],
    ['SimulatorInfo', 0, 'IP'],
  ],
  TeleportFinish: [
    ['Info', 0, 'RegionHandle'],
    ['Info', 0, 'SimIP'],
    ['Info', 0, 'TeleportFlags'],
    ['Info', 0, 'LocationID'],
  ],
  CrossedRegion: [
    ['RegionData', 0, 'RegionHandle'],
    ['RegionData', 0, 'SimIP'],
  ],
  ParcelProperties: [['ParcelData', 0, 'ParcelFlags']],
};
/** Blocks without which a client throws. */
const BLOCKS: Readonly<Record<string, readonly string[]>> = {
  ParcelProperties: ['ParcelData', 'AgeVerificationBlock', 'MediaData'],
};

/** [visitor.strict.3] One sentence for each field that a client reads as something else, and each block that it misses. */
export function eventComplaints(name: string, body: Llsd): readonly string[] {
  const wide = (WIDE[name] ?? []).filter((path) => get(body, ...path).kind !== 'binary');
  const missing = (BLOCKS[name] ?? []).filter((block) => asItems(get(body, block)).length === 0);
  return [
    ...wide.map((path) => `${name}.${path.at(-1)} is no binary: a viewer reads it as 0.`),
    ...missing.map((block) => `${name} has no ${block}: node-metaverse throws.`),
  ];
}
