// Ids in, names out.
import type { Message } from '../../../protocol/packet/message.ts';
import { say } from '../say.ts';
import type { Handler } from './handler.ts';

/** [names.people.1] Those who are known; of others nothing is said, since viewers remember every name they hear. */
export const uuidNameRequest: Handler = (agent, message, scene) => {
  const known = asked(message).flatMap((id) => scene.person(id) ?? []);
  if (known.length === 0) return [];
  const blocks = known.map(({ id, first, last }) => ({ ID: id, FirstName: first, LastName: last }));
  return [say(agent.id, 'UUIDNameReply', { UUIDNameBlock: blocks })];
};

/** [names.groups.1] There are no groups here, and so an empty name ends the question. */
export const uuidGroupNameRequest: Handler = (agent, message) => {
  const ids = asked(message);
  if (ids.length === 0) return [];
  return [say(agent.id, 'UUIDGroupNameReply', { UUIDNameBlock: ids.map((id) => ({ ID: id, GroupName: '' })) })];
};

/** A request fits into one datagram, and so its answer has at most as many ids as that. */
function asked(message: Message): readonly string[] {
  const ids = Array.from({ length: message.count('UUIDNameBlock') }, (_, index) =>
    message.uuid('UUIDNameBlock', 'ID', index),
  );
  return [...new Set(ids)];
}
