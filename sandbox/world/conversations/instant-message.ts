// Messages from one to another, wherever they stand: texts, offers, and that somebody types.
import { fullName } from '../../person.ts';
import type { Agent } from '../agent.ts';
import { type Say, say } from '../say.ts';
import type { Scene } from '../scene.ts';
import { clipped } from '../text.ts';
import type { Handler } from './handler.ts';

/** [im.dialog.1] What an instant message is. */
export const DIALOG = {
  text: 0,
  absent: 20,
  friendshipOffered: 38,
  friendshipAccepted: 39,
  friendshipDeclined: 40,
} as const;
/** [im.limit.1] Bytes of text and bucket together, and of a bucket: the message stays in one datagram. */
export const MOST_IM_BYTES = 960;
export const MOST_BUCKET_BYTES = 255;
const NAME_BYTES = 63;
const ABSENT = 'Nobody of that name is in the world now. Messages are not kept.';

export interface Dialogue {
  readonly dialog: number;
  readonly id: string;
  readonly text: string;
  readonly bucket?: Uint8Array;
}

/** [im.relay.1] Passed on with the sender's true id, name and place; who writes to nobody is told so. */
export const improvedInstantMessage: Handler = (agent, message, scene) => {
  if (agent.presence !== 'standing') return [];
  const toId = message.uuid('MessageBlock', 'ToAgentID');
  const dialog = message.u8('MessageBlock', 'Dialog');
  const id = message.uuid('MessageBlock', 'ID');
  const bucket = message.bytes('MessageBlock', 'BinaryBucket');
  const text = message.text('MessageBlock', 'Message');
  const to = present(toId, scene);
  if (to === undefined) return dialog === DIALOG.text ? [absent(agent, toId, scene)] : [];
  if (dialog === DIALOG.friendshipOffered) scene.friends.offer(id, { from: agent.id, to: toId });
  return [instantMessage(to, agent, { dialog, id, text, bucket: bucket.slice(0, MOST_BUCKET_BYTES) }, scene)];
};

/** Somebody who stands somewhere in the world. */
export function present(agentId: string, scene: Scene): Agent | undefined {
  const agent = scene.agent(agentId);
  return agent?.presence === 'standing' ? agent : undefined;
}

export function instantMessage(to: Agent, from: Agent, said: Dialogue, scene: Scene): Say {
  return written(to, { ...said, from: from.id, name: fullName(from), at: from }, scene);
}

/** [im.absent.1] In the voice of the grid, in the conversation with the one who is not there. */
function absent(agent: Agent, toId: string, scene: Scene): Say {
  const said = { dialog: DIALOG.absent, id: agent.id, text: ABSENT };
  return written(agent, { ...said, from: toId, name: 'System', at: agent }, scene);
}

interface Letter extends Dialogue {
  readonly from: string;
  readonly name: string;
  readonly at: Agent;
}

function written(
  to: Agent,
  { at, bucket = new Uint8Array(), dialog, from, id, name, text }: Letter,
  scene: Scene,
): Say {
  return say(to.id, 'ImprovedInstantMessage', {
    AgentData: { AgentID: from },
    MessageBlock: {
      ...{
        ToAgentID: to.id,
        ParentEstateID: 1,
        RegionID: at.place.id,
        Position: at.body.position,
        Dialog: dialog,
        ID: id,
      },
      ...{ Timestamp: Math.floor(scene.date / 1000), FromAgentName: clipped(name, NAME_BYTES), BinaryBucket: bucket },
      Message: clipped(text, MOST_IM_BYTES - bucket.length),
    },
  });
}
