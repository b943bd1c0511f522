// What a visitor knows of one region: what the region said, as far as a step or a complaint asks for it.
import { toHex } from '../../protocol/bytes.ts';
import { placesInLayer } from '../../protocol/meaning/decoders/layer-data.ts';
import type { Message } from '../../protocol/packet/message.ts';
import type { Vector3 } from '../../protocol/vector.ts';
import { compressedIn, positionIn, terseIn } from './places.ts';
import { REMEMBERED_LIMIT } from './timing.ts';

export const AVATAR_CODE = 47;
export const PRIM_CODE = 9;
/** Types of LayerData that are land: of a region of 256 m, and of a larger one. */
export const LAND_LAYERS: ReadonlySet<number> = new Set([0x4c, 0x4d]);
/** RegionProtocols: avatars are dressed by the grid. */
const SERVED = 1n;

const GROUND = ['TerrainDetail0', 'TerrainDetail1', 'TerrainDetail2', 'TerrainDetail3'] as const;

export interface Handshake {
  readonly name: string;
  readonly flags: number;
  readonly ownerId: string;
  /** Textures of the ground; each once. */
  readonly ground: readonly string[];
  readonly cacheId: string;
  /** It came before the ack of UseCircuitCode. */
  readonly isEarly: boolean;
  /** The grid dresses avatars. */
  readonly isServed: boolean;
}

export interface Chat {
  readonly from: string;
  readonly source: string;
  readonly text: string;
}

export interface Looks {
  readonly version: number | undefined;
  readonly cofVersion: number | undefined;
  readonly params: readonly number[];
  /** A texture entry. */
  readonly entry: Uint8Array;
}

type Hear = (here: Surroundings, message: Message) => void;

export class Surroundings {
  readonly agentId: string;
  /** UseCircuitCode was acked. */
  isOpen = false;
  handshake: Handshake | undefined;
  movement: { readonly handle: bigint; readonly channel: string } | undefined;
  /** The own avatar. */
  self: { readonly localId: number } | undefined;
  position: Vector3 | undefined;
  looks: Looks | undefined;
  /** Looks that differed from those before, with no higher number. */
  staleLooks: Looks | undefined;
  /** Animations of the own avatar, as they were told last. */
  animations: number | undefined;
  /** Types of the layers that were heard. */
  readonly layers = new Set<number>();
  /** Patches of land, by their places. */
  readonly patches = new Set<string>();
  /** Parts of the map of parcels, by their numbers. */
  readonly overlays = new Set<number>();
  /** Local ids of prims. */
  readonly prims = new Set<number>();
  readonly chats: Chat[] = [];
  /** Region flags as SimStats says them. */
  statFlags: number | undefined;
  readonly neighbours: { readonly x: number; readonly y: number; readonly name: string; readonly access: number }[] =
    [];
  /** People whose names were told. */
  readonly named = new Set<string>();
  /** Messages of which only the arrival counts. */
  readonly names = new Set<string>();
  parcel: { readonly name: string } | undefined;
  teleport: { readonly kind: 'started' } | { readonly kind: 'failed'; readonly reason: string } | undefined;

  constructor(agentId: string) {
    this.agentId = agentId;
  }

  hear(message: Message): void {
    this.names.add(message.name);
    HEARS[message.name]?.(this, message);
  }

  /** Terse updates may come before the avatar is known: then they mean nothing. */
  moved(localId: number, position: Vector3): void {
    if (localId === this.self?.localId) this.position = position;
  }

  found(localId: number, pcode: number): void {
    if (pcode === PRIM_CODE && this.prims.size < REMEMBERED_LIMIT) this.prims.add(localId);
  }
}

const HEARS: Readonly<Record<string, Hear>> = {
  RegionHandshake: (here, message) => {
    here.handshake = {
      name: message.text('RegionInfo', 'SimName'),
      flags: message.u32('RegionInfo', 'RegionFlags'),
      ownerId: message.uuid('RegionInfo', 'SimOwner'),
      ground: [...new Set(GROUND.map((field) => message.uuid('RegionInfo', field)))],
      cacheId: message.uuid('RegionInfo', 'CacheID'),
      isEarly: here.handshake?.isEarly ?? !here.isOpen,
      isServed: message.count('RegionInfo4') > 0 && (message.u64('RegionInfo4', 'RegionProtocols') & SERVED) !== 0n,
    };
  },
  AgentMovementComplete: (here, message) => {
    here.movement = { handle: message.u64('Data', 'RegionHandle'), channel: message.text('SimData', 'ChannelVersion') };
    here.position ??= message.vector('Data', 'Position');
  },
  ObjectUpdate: (here, message) => {
    for (const index of message.instances('ObjectData')) {
      const localId = message.u32('ObjectData', 'ID', index);
      const pcode = message.u8('ObjectData', 'PCode', index);
      here.found(localId, pcode);
      if (pcode === AVATAR_CODE && message.uuid('ObjectData', 'FullID', index) === here.agentId)
        here.self = { localId };
      const position = positionIn(message.bytes('ObjectData', 'ObjectData', index));
      if (position !== undefined) here.moved(localId, position);
    }
  },
  ObjectUpdateCompressed: (here, message) => {
    for (const index of message.instances('ObjectData')) {
      const thing = compressedIn(message.bytes('ObjectData', 'Data', index));
      if (thing !== undefined) here.found(thing.localId, thing.pcode);
    }
  },
  ImprovedTerseObjectUpdate: (here, message) => {
    for (const index of message.instances('ObjectData')) {
      const thing = terseIn(message.bytes('ObjectData', 'Data', index));
      if (thing !== undefined) here.moved(thing.localId, thing.position);
    }
  },
  KillObject: (here, message) => {
    for (const index of message.instances('ObjectData')) here.prims.delete(message.u32('ObjectData', 'ID', index));
  },
  LayerData: (here, message) => {
    const type = message.u8('LayerID', 'Type');
    here.layers.add(type);
    if (!LAND_LAYERS.has(type)) return;
    for (const place of placesInLayer(message.bytes('LayerData', 'Data'))) here.patches.add(place.join());
  },
  ParcelOverlay: (here, message) => {
    here.overlays.add(message.s32('ParcelData', 'SequenceID'));
  },
  AvatarAnimation: (here, message) => {
    if (message.uuid('Sender', 'ID') === here.agentId) here.animations = message.count('AnimationList');
  },
  AvatarAppearance: (here, message) => {
    if (message.uuid('Sender', 'ID') !== here.agentId) return;
    const hasData = message.count('AppearanceData') > 0;
    const looks: Looks = {
      version: hasData ? message.u8('AppearanceData', 'AppearanceVersion') : undefined,
      cofVersion: hasData ? message.s32('AppearanceData', 'CofVersion') : undefined,
      params: message.instances('VisualParam').map((index) => message.u8('VisualParam', 'ParamValue', index)),
      entry: message.bytes('ObjectData', 'TextureEntry'),
    };
    if (isStale(looks, here.looks)) here.staleLooks = looks;
    here.looks = looks;
  },
  SimStats: (here, message) => {
    here.statFlags = message.u32('Region', 'RegionFlags');
  },
  ChatFromSimulator: (here, message) => {
    here.chats.push({
      from: message.text('ChatData', 'FromName'),
      source: message.uuid('ChatData', 'SourceID'),
      text: message.text('ChatData', 'Message'),
    });
    if (here.chats.length > REMEMBERED_LIMIT) here.chats.shift();
  },
  MapBlockReply: (here, message) => {
    for (const index of message.instances('Data')) {
      if (here.neighbours.length >= REMEMBERED_LIMIT) return;
      here.neighbours.push({
        x: message.u16('Data', 'X', index),
        y: message.u16('Data', 'Y', index),
        name: message.text('Data', 'Name', index),
        access: message.u8('Data', 'Access', index),
      });
    }
  },
  UUIDNameReply: (here, message) => {
    for (const index of message.instances('UUIDNameBlock')) here.named.add(message.uuid('UUIDNameBlock', 'ID', index));
  },
  TeleportStart: (here) => {
    here.teleport ??= { kind: 'started' };
  },
  TeleportProgress: (here) => {
    here.teleport ??= { kind: 'started' };
  },
  TeleportFailed: (here, message) => {
    here.teleport = { kind: 'failed', reason: message.text('Info', 'Reason') };
  },
};

/** [visitor.strict.5] A viewer drops what has no higher number than what it had, which matters only if it looks different. */
function isStale(looks: Looks, before: Looks | undefined): boolean {
  if (before?.cofVersion === undefined || looks.cofVersion === undefined) return false;
  return looks.cofVersion <= before.cofVersion && contentOf(looks) !== contentOf(before);
}

function contentOf({ entry, params }: Looks): string {
  return `${toHex(entry)} ${params.join()}`;
}
