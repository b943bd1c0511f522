// What stands on a parcel: selected for its viewer, or sent back to those to whom it belongs.
import type { Message } from '../../../protocol/packet/message.ts';
import { NULL_UUID } from '../../../protocol/uuid.ts';
import type { Agent } from '../agent.ts';
import { chunks } from '../chunks.ts';
import { ownerOf } from '../parcels/parcel.ts';
import type { Prim } from '../prims/prim.ts';
import { say } from '../say.ts';
import type { Scene } from '../scene.ts';
import type { Handler } from './handler.ts';
import { parcelIn } from './parcel.ts';
import { sentBack } from './taking.ts';

/** [parcel.objects.1] Of whom the objects are that are meant. */
const OF = { owner: 2, others: 8 } as const;
/** Numbers in one answer: 4 bytes each. */
const PER_REPLY = 250;

/** [parcel.objects.1] The first answer begins the selection anew. */
export const parcelSelectObjects: Handler = (agent, message, scene) => {
  const named = idsIn(message, 'ReturnIDs', 'ReturnID');
  const numbers = rootsMeant(agent, message, { named, owners: new Set() }, scene).map(({ localId }) => localId);
  return chunks(numbers, PER_REPLY).map((group, at) =>
    say(agent.id, 'ForceObjectSelect', {
      Header: { ResetList: at === 0 },
      Data: group.map((LocalID) => ({ LocalID })),
    }),
  );
};

/** [parcel.objects.2] Everybody may. */
export const parcelReturnObjects: Handler = (agent, message, scene) => {
  if (agent.presence !== 'standing') return [];
  const [named, owners] = [idsIn(message, 'TaskIDs', 'TaskID'), idsIn(message, 'OwnerIDs', 'OwnerID')];
  return sentBack(agent.place, rootsMeant(agent, message, { named, owners }, scene), scene);
};

/** Whose ids a message has: of objects, and of their owners. */
interface Meant {
  readonly named: ReadonlySet<string>;
  readonly owners: ReadonlySet<string>;
}

function rootsMeant(agent: Agent, message: Message, { named, owners }: Meant, scene: Scene): readonly Prim[] {
  const { parcels } = agent.place;
  const parcel = parcelIn(agent, message);
  const landOwner = parcel && ownerOf(parcel, agent.place.ownerId);
  const mask = message.u32('ParcelData', 'ReturnType');
  const isMeant = (prim: Prim) => {
    if (named.size + owners.size > 0) return named.has(prim.id) || owners.has(prim.ownerId);
    return (mask & (prim.ownerId === landOwner ? OF.owner : OF.others)) !== 0;
  };
  return scene
    .prims(agent.place)
    .all()
    .filter(({ parent, worn }) => parent === 0 && worn === undefined)
    .filter(({ position: [x, y] }) => parcels.at(x, y).localId === parcel?.localId)
    .filter(isMeant);
}

/** One without an id stands for none. */
function idsIn(message: Message, block: string, field: string): ReadonlySet<string> {
  const ids = message.instances(block).map((at) => message.uuid(block, field, at));
  return new Set(ids.filter((id) => id !== NULL_UUID));
}
