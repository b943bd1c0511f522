// Ids in, names out.
import type { BlockValue } from '../../../protocol/packet/codec.ts';
import type { Message } from '../../../protocol/packet/message.ts';
import { chunks } from '../chunks.ts';
import { type Say, say } from '../say.ts';
import type { Handler } from './handler.ts';

/** Names in one reply: about 50 bytes each, so that it stays below a datagram's limit. */
export const NAMES_PER_REPLY = 16;

/** [names.people.1] Those who are known; of others nothing is said, since viewers remember every name they hear. */
export const uuidNameRequest: Handler = (agent, message, scene) => {
  const known = asked(message).flatMap((id) => scene.person(id) ?? []);
  const names = known.map(({ id, first, last }) => ({ ID: id, FirstName: first, LastName: last }));
  return replies(agent.id, 'UUIDNameReply', names);
};

/** [names.groups.1] There are no groups here, and so an empty name ends the question. */
export const uuidGroupNameRequest: Handler = (agent, message) => {
  const names = asked(message).map((id) => ({ ID: id, GroupName: '' }));
  return replies(agent.id, 'UUIDGroupNameReply', names);
};

function asked(message: Message): readonly string[] {
  return [...new Set(message.instances('UUIDNameBlock').map((index) => message.uuid('UUIDNameBlock', 'ID', index)))];
}

function replies(to: string, message: string, names: readonly BlockValue[]): readonly Say[] {
  return chunks(names, NAMES_PER_REPLY).map((UUIDNameBlock) => say(to, message, { UUIDNameBlock }));
}
