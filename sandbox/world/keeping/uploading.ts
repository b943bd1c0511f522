// Assets that a viewer uploads by UDP: small ones in one message, others as files.
import { concatBytes } from '../../../protocol/bytes.ts';
import { NULL_UUID, uuidBytes } from '../../../protocol/uuid.ts';
import type { Agent } from '../agent.ts';
import type { Handler } from '../conversations/handler.ts';
import type { Expected } from '../incoming-files.ts';
import { type Say, say } from '../say.ts';
import type { Scene } from '../scene.ts';

/** [upload.udp.1] The asset has an id that both sides know; without bytes in the message the viewer is asked for a file. */
export const assetUploadRequest: Handler = (agent, message, scene) => {
  const type = message.s8('AssetBlock', 'Type');
  const bytes = message.bytes('AssetBlock', 'AssetData');
  const assetId = uploadedId(agent, message.uuid('AssetBlock', 'TransactionID'), scene);
  if (bytes.length > 0) return [uploaded(agent, { assetId, type }, bytes.slice(), scene)];
  const XferID = { ID: agent.incoming.expect({ assetId, type }), VFileID: assetId, VFileType: type };
  return [say(agent.id, 'RequestXfer', { XferID })];
};

/** [xfer.in.1] Each packet is confirmed, and so is one that comes again; behind the last the viewer is told how it went. */
export const sendXferPacket: Handler = (agent, message, scene) => {
  const [ID, Packet] = [message.u64('XferID', 'ID'), message.u32('XferID', 'Packet')];
  const received = agent.incoming.receive(ID, Packet, message.bytes('DataPacket', 'Data'));
  if (received.kind === 'unknown' || received.kind === 'early') return [];
  const confirmed = say(agent.id, 'ConfirmXferPacket', { XferID: { ID, Packet } });
  if (received.kind === 'done') return [confirmed, uploaded(agent, received, received.bytes, scene)];
  if (received.kind === 'broken') return [confirmed, completed(agent, received, false)];
  return [confirmed];
};

/** [upload.udp.1] The digest of the upload's id and of what only the viewer and the grid know. */
export function uploadedId({ secureSessionId }: Agent, transaction: string, scene: Scene): string {
  const octets = [transaction, secureSessionId].map((id) => uuidBytes(id) ?? new Uint8Array(16));
  return scene.digestId(concatBytes(...octets));
}

/** [upload.udp.2] The asset of an upload that was made, or is on its way; undefined = there is none. */
export function uploadedAsset(agent: Agent, transaction: string, scene: Scene): string | undefined {
  if (transaction === NULL_UUID) return undefined;
  const id = uploadedId(agent, transaction, scene);
  return scene.assets.find(id) !== undefined || agent.incoming.isComing(id) ? id : undefined;
}

function uploaded(agent: Agent, { assetId, type }: Expected, bytes: Uint8Array, scene: Scene): Say {
  if (scene.assets.find(assetId) === undefined) scene.assets.add({ id: assetId, type, bytes });
  return completed(agent, { assetId, type }, true);
}

function completed(agent: Agent, { assetId, type }: Expected, Success: boolean): Say {
  return say(agent.id, 'AssetUploadComplete', { AssetBlock: { UUID: assetId, Type: type, Success } });
}
