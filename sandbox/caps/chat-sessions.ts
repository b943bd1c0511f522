// Conversations of several people, as viewers begin, join and leave them by HTTP.
import { array, asItems, asText, asUuid, get, map } from '../../protocol/llsd/value.ts';
import { type ConferenceWish, memberFacts } from '../world/conversations/conference.ts';
import { type Capability, type CapabilityAnswer, ok, refused } from './capability.ts';

/** [chat.session.1] The methods, and what each wants. */
const WISHES: ReadonlyMap<string, ConferenceWish['kind']> = new Map([
  ['start conference', 'begin'],
  ['invite', 'invite'],
  ['accept invitation', 'accept'],
  ['decline invitation', 'leave'],
]);

/** [chat.session.1] [chat.session.3] Nobody is muted and no history is kept. Other methods are refused. */
export const chatSession: Capability = ({ body }, { wishes }) => {
  const method = asText(get(body, 'method'));
  const kind = WISHES.get(method);
  if (kind === undefined) return OTHERS.get(method) ?? refused('there is no such method.');
  const id = asUuid(get(body, 'session-id'));
  const members = wishes.confer({ kind, id, people: asItems(get(body, 'params')).map(asUuid) });
  if (members === undefined) return refused('there is no such conversation, or it is one of others.');
  return ok(
    kind === 'accept' ? map({ agents: map(members.map((member) => [member, memberFacts()] as const)) }) : map({}),
  );
};

const OTHERS: ReadonlyMap<string, CapabilityAnswer> = new Map([
  ['fetch history', ok(array([]))],
  ['mute update', ok(map({}))],
  ['session update', ok(map({}))],
]);
