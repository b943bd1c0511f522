// Assets by UDP, which older viewers and bots ask for: textures packet by packet, others as transfers.
import { uuidText } from '../../../protocol/uuid.ts';
import { forgetOldest } from '../../memory.ts';
import type { Agent } from '../agent.ts';
import type { Handler } from '../conversations/handler.ts';
import { type Say, say } from '../say.ts';
import type { Scene } from '../scene.ts';

/** [keep.image.1] Bytes in the first packet of a texture, and in each further one; viewers reckon with them. */
const FIRST_BYTES = 600;
const PACKET_BYTES = 1000;
/** [keep.image.2] Bytes of an asset that goes by UDP: what waits for its circuit is kept in memory. Larger ones go by HTTP only. */
export const UDP_ASSET_LIMIT = 1024 * 1024;
/** [keep.image.3] Milliseconds in which a texture that is on its way is not sent again; and textures of which that is known. */
export const IMAGE_PATIENCE_MS = 5000;
const IMAGES_LIMIT = 256;
/** JPEG 2000. */
const CODEC = 2;
/** A texture that is not wanted any more. */
const NEVER_MIND = -1;

/** [keep.image.1] From the packet on that is asked for; what is not there is said to be not there. */
export const requestImage: Handler = (agent, message, scene) =>
  message.instances('RequestImage').flatMap((at) => {
    const id = message.uuid('RequestImage', 'Image', at);
    const packet = message.u32('RequestImage', 'Packet', at);
    const isOver = message.s8('RequestImage', 'DiscardLevel', at) === NEVER_MIND;
    if (isOver || isOnItsWay(agent, id, packet, scene)) {
      if (isOver) agent.images.delete(id);
      return [];
    }
    const bytes = scene.assets.find(id)?.bytes;
    if (bytes === undefined || bytes.length > UDP_ASSET_LIMIT) {
      return [say(agent.id, 'ImageNotInDatabase', { ImageID: { ID: id } })];
    }
    agent.images.set(id, scene.now);
    forgetOldest(agent.images, IMAGES_LIMIT);
    return packetsOf(agent, id, bytes).slice(packet);
  });

/** [keep.image.3] Viewers ask for the same one again when it matters more, or less. */
function isOnItsWay({ images }: Agent, id: string, packet: number, { now }: Scene): boolean {
  const since = images.get(id);
  return packet === 0 && since !== undefined && now - since < IMAGE_PATIENCE_MS;
}

function packetsOf(agent: Agent, id: string, bytes: Uint8Array): readonly Say[] {
  const rest = partsOf(bytes.subarray(FIRST_BYTES));
  const ImageID = { ID: id, Codec: CODEC, Size: bytes.length, Packets: 1 + rest.length };
  return [
    say(agent.id, 'ImageData', { ImageID, ImageData: { Data: bytes.subarray(0, FIRST_BYTES) } }),
    ...rest.map((Data, at) =>
      say(agent.id, 'ImagePacket', { ImageID: { ID: id, Packet: at + 1 }, ImageData: { Data } }),
    ),
  ];
}

function partsOf(bytes: Uint8Array): readonly Uint8Array[] {
  const count = Math.ceil(bytes.length / PACKET_BYTES);
  return Array.from({ length: count }, (_, at) => bytes.subarray(at * PACKET_BYTES, (at + 1) * PACKET_BYTES));
}

/** [keep.transfer.1] What a transfer is of: an asset by its id, or by the item that it belongs to. */
const SOURCE = { asset: 2, item: 3 } as const;
/** Where the ids of prim, item and asset stand in a request for an item: the last of six ids. */
const [PRIM_AT, ITEM_AT, ASSET_AT] = [3 * 16, 4 * 16, 5 * 16];
const STATUS = { ok: 0, done: 1, notFound: -2 } as const;
const TO_FILE = 0;

/** [keep.transfer.1] Its size, then all of it; the last packet says that it is. */
export const transferRequest: Handler = (agent, message, scene) => {
  const said = (field: string) => message.s32('TransferInfo', field);
  const [TransferID, ChannelType] = [message.uuid('TransferInfo', 'TransferID'), said('ChannelType')];
  const Params = message.bytes('TransferInfo', 'Params');
  const wanted = scene.assets.find(assetOf(said('SourceType'), Params, [agent, scene]) ?? '')?.bytes;
  const bytes = wanted === undefined || wanted.length > UDP_ASSET_LIMIT ? undefined : wanted;
  const TransferInfo = {
    ...{ TransferID, ChannelType, TargetType: TO_FILE, Params, Size: bytes?.length ?? 0 },
    Status: bytes === undefined ? STATUS.notFound : STATUS.ok,
  };
  const parts = bytes === undefined ? [] : bytes.length === 0 ? [bytes] : partsOf(bytes);
  return [
    say(agent.id, 'TransferInfo', { TransferInfo }),
    ...parts.map((Data, Packet) => {
      const Status = Packet === parts.length - 1 ? STATUS.done : STATUS.ok;
      return say(agent.id, 'TransferPacket', { TransferData: { TransferID, ChannelType, Packet, Status, Data } });
    }),
  ];
};

/** Bytes behind the end count as zeros. [contents.ask.2] The item may lie in a prim. */
function assetOf(source: number, params: Uint8Array, [agent, scene]: readonly [Agent, Scene]): string | undefined {
  if (source === SOURCE.asset) return uuidText(params);
  if (source !== SOURCE.item) return undefined;
  const itemId = uuidText(params, ITEM_AT);
  const { items = [] } = scene.prims(agent.place).find(uuidText(params, PRIM_AT))?.contents ?? {};
  const item = items.find(({ id }) => id === itemId) ?? agent.inventory?.item(itemId);
  return item?.assetId ?? uuidText(params, ASSET_AT);
}
