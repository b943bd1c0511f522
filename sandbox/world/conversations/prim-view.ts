// How prims are shown to others: whole, in bulk, as something that a viewer may have already, and as gone.
import { chunks } from '../chunks.ts';
import { compressedPrim, primPlace, sentText, speciesOf, textColorBytes } from '../prims/blobs.ts';
import { writeExtras } from '../prims/extras.ts';
import { toldOverrides } from '../prims/overrides.ts';
import type { Prim } from '../prims/prim.ts';
import { flagsFor } from '../prims/rights.ts';
import type { Region } from '../region.ts';
import { type Say, say } from '../say.ts';
import type { Scene } from '../scene.ts';
import { toAudience } from './audience.ts';

/** Simulated time goes as fast as the clock. */
const FULL_SPEED = 0xffff;
/** [prim.compressed.4] Bytes of prims in one packet, so that it stays below a datagram's limit. */
const PACKET_BYTES = 1100;
/** What each prim costs besides its data: flags and a length. */
const HEAD_BYTES = 6;
/** [prim.cached.1] Prims in one ObjectUpdateCached: 12 bytes each; and in one KillObject, 4 bytes each. */
const CACHED_PER_PACKET = 90;
const KILLED_PER_PACKET = 250;
/** [attach.screen.1] Places on the screen. */
const [FIRST_SCREEN, LAST_SCREEN] = [31, 38];
/** A viewer is told once that what it has built is selected. */
const CREATE_SELECTED = 2;

/** What happens to be true of one update only. */
export interface Occasion {
  /** [build.add.2] Its maker's viewer selects it. */
  readonly isNew?: boolean;
}

/** [prim.full.1] Everything about one prim. */
export function showPrim(to: string, prim: Prim, place: Region, { isNew = false }: Occasion = {}): Say {
  const { code, faces, id, localId, ownerId, scale } = prim;
  const selected = isNew && to === ownerId ? CREATE_SELECTED : 0;
  const block = {
    ...{ ID: localId, FullID: id, CRC: prim.crc, PCode: code, State: stateByte(prim), Material: prim.material },
    ...{ ClickAction: prim.clickAction, Scale: scale, ObjectData: primPlace(prim), ParentID: prim.parent },
    ...{ UpdateFlags: flagsFor(to, prim) | selected, ...prim.form, TextureEntry: faces, Data: speciesOf(prim) },
    ...{ Text: sentText(prim), TextColor: textColorBytes(prim.textColor), MediaURL: prim.mediaUrl },
    ...{ ExtraParams: writeExtras(prim.extras), OwnerID: ownerId, NameValue: nameValues(prim) },
  };
  return say(to, 'ObjectUpdate', { RegionData: regionData(place), ObjectData: [block] }, [stateOf(localId)]);
}

/** [prim.compressed.1] Many prims, as many in a packet as fit. */
export function showPrims(to: string, prims: readonly Prim[], place: Region): readonly Say[] {
  const blocks = prims.map((prim) => ({ UpdateFlags: flagsFor(to, prim), Data: compressedPrim(prim) }));
  const shown = packed(blocks).map((ObjectData) =>
    say(to, 'ObjectUpdateCompressed', { RegionData: regionData(place), ObjectData }),
  );
  return [...shown, ...changedMaterials(to, prims)];
}

/** [prim.cached.1] Only what a viewer needs to find them among those it knows; it asks for those that it lacks. */
export function nameCached(to: string, prims: readonly Prim[], place: Region): readonly Say[] {
  const blocks = prims.map((prim) => ({ ID: prim.localId, CRC: prim.crc, UpdateFlags: flagsFor(to, prim) }));
  const named = chunks(blocks, CACHED_PER_PACKET).map((ObjectData) =>
    say(to, 'ObjectUpdateCached', { RegionData: regionData(place), ObjectData }),
  );
  return [...named, ...changedMaterials(to, prims)];
}

/** [prim.overrides.1] The number by which a viewer knows what is in the message. */
const MATERIAL_OVERRIDE = 0x4175;

/** [prim.overrides.1] No update of a prim has what is changed of its materials: that is told besides. */
function changedMaterials(to: string, prims: readonly Prim[]): readonly Say[] {
  return prims
    .filter(({ overrides }) => overrides.size > 0)
    .map(({ extras, localId, overrides }) => materialsNow(to, { extras, localId, overrides }));
}

function materialsNow(to: string, { extras, localId, overrides }: Pick<Prim, 'extras' | 'localId' | 'overrides'>): Say {
  return say(
    to,
    'GenericStreamingMessage',
    { MethodData: { Method: MATERIAL_OVERRIDE }, DataBlock: { Data: toldOverrides(localId, overrides, extras) } },
    [`materials ${localId}`],
  );
}

/** [attach.screen.1] What hangs on somebody's screen is seen by nobody else. */
export function isShown(to: string, { worn }: Prim): boolean {
  return worn === undefined || worn.agentId === to || worn.point < FIRST_SCREEN || worn.point > LAST_SCREEN;
}

/** [prim.change.1] A prim has changed: all who watch are told everything about it. */
export function changedPrim(prim: Prim | undefined, place: Region, scene: Scene, occasion?: Occasion): readonly Say[] {
  if (prim === undefined) return [];
  return toAudience(place, scene, (to) => {
    return isShown(to, prim) ? [showPrim(to, prim, place, occasion), ...changedMaterials(to, [prim])] : [];
  });
}

/** [prim.overrides.1] Nothing is changed any more of the materials of a prim, or something else: all who watch are told. */
export function overriddenPrim(prim: Prim | undefined, place: Region, scene: Scene): readonly Say[] {
  if (prim === undefined) return [];
  const told = prim.overrides.size > 0 ? [] : toAudience(place, scene, (to) => [materialsNow(to, prim)]);
  return [...changedPrim(prim, place, scene), ...told];
}

/** [object.kill.1] Prims are gone. */
export function removePrims(localIds: readonly number[], place: Region, scene: Scene): readonly Say[] {
  return toAudience(place, scene, (to) => killed(to, localIds));
}

/** [prim.paused.1] Everything as it is now, for a viewer that was told nothing for a while. */
export function presentPrims(to: string, place: Region, scene: Scene): readonly Say[] {
  const prims = scene.prims(place);
  return [...killed(to, prims.removed()), ...nameCached(to, prims.all(), place)];
}

/** [object.kill.1] Those with these numbers are gone. */
export function killed(to: string, localIds: readonly number[]): readonly Say[] {
  return chunks(localIds, KILLED_PER_PACKET).map((group) => {
    const ObjectData = group.map((ID) => ({ ID }));
    return say(to, 'KillObject', { ObjectData }, group.length === 1 ? group.map(stateOf) : []);
  });
}

/** [attach.told.1] The place on the body, with its two halves swapped: an older field had fewer places. */
function stateByte({ state, worn }: Prim): number {
  return worn === undefined ? state : ((worn.point & 0xf) << 4) | (worn.point >> 4);
}

/** [attach.told.1] The root of what is worn says which item it is. */
function nameValues({ worn }: Prim): string {
  return worn === undefined || worn.itemId === '' ? '' : `AttachItemID STRING RW SV ${worn.itemId}`;
}

const stateOf = (localId: number) => `prim ${localId}`;

function regionData({ handle }: Region) {
  return { RegionHandle: handle, TimeDilation: FULL_SPEED };
}

/** One block of ObjectUpdateCompressed. */
type Block = { readonly UpdateFlags: number; readonly Data: Uint8Array };

function packed(blocks: readonly Block[]): readonly (readonly Block[])[] {
  const packets: Block[][] = [];
  let left = 0;
  for (const block of blocks) {
    const size = HEAD_BYTES + block.Data.length;
    if (size > left) {
      packets.push([]);
      left = PACKET_BYTES;
    }
    packets.at(-1)?.push(block);
    left -= size;
  }
  return packets;
}
