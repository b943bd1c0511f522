// Files that a viewer fetches by their names, or assets by their ids, packet by packet.
import { NULL_UUID } from '../../../protocol/uuid.ts';
import type { Agent } from '../agent.ts';
import type { Handler } from '../conversations/handler.ts';
import type { FilePacket } from '../outgoing-files.ts';
import { type Say, say } from '../say.ts';
import { UDP_ASSET_LIMIT } from './sending.ts';

/** [xfer.out.2] There is no such file. */
const NOT_FOUND = -43;

/** [xfer.out.1] [xfer.out.2] The first packet, or why there is none. */
export const requestXfer: Handler = (agent, message, scene) => {
  const ID = message.u64('XferID', 'ID');
  const [name, assetId] = [message.text('XferID', 'Filename'), message.uuid('XferID', 'VFileID')];
  const asset = assetId === NULL_UUID ? undefined : scene.assets.find(assetId)?.bytes;
  const bytes = agent.outgoing.find(name) ?? asset;
  if (bytes === undefined || bytes.length > UDP_ASSET_LIMIT)
    return [say(agent.id, 'AbortXfer', { XferID: { ID, Result: NOT_FOUND } })];
  return [packet(agent, ID, agent.outgoing.begin(ID, bytes))];
};

/** [xfer.out.1] */
export const confirmXferPacket: Handler = (agent, message) => {
  const ID = message.u64('XferID', 'ID');
  const next = agent.outgoing.confirmed(ID, message.u32('XferID', 'Packet'));
  return next === undefined ? [] : [packet(agent, ID, next)];
};

/** [xfer.abort.1] In whichever direction it goes. */
export const abortXfer: Handler = (agent, message) => {
  const ID = message.u64('XferID', 'ID');
  agent.incoming.abort(ID);
  agent.outgoing.abort(ID);
  return [];
};

function packet({ id }: Agent, ID: bigint, { data, number }: FilePacket): Say {
  return say(id, 'SendXferPacket', { XferID: { ID, Packet: number }, DataPacket: { Data: data } });
}
