// Sessions of several people's chat, as viewers begin and end them by HTTP.
import { array, asText, asUuid, boolean, get, integer, map, string, uuid } from '../../protocol/llsd/value.ts';
import { type Capability, ok, refused } from './capability.ts';

/** A conference, as instant messages number it. */
const CONFERENCE = 15;

/**
 * [chat.session.1] A conference begins with its beginner as the only member, told by two events; invitations that were never
 * sent can be accepted or declined, and nothing was said before: no history. Other methods are refused.
 */
export const chatSession: Capability = ({ body }, owner) => {
  const method = asText(get(body, 'method'));
  const id = asUuid(get(body, 'session-id'));
  switch (method) {
    case 'start conference':
      for (const event of [started(id), entered(id, owner.agentId)]) owner.push(event);
      return ok(map({}));
    case 'accept invitation':
      return ok(map({ agents: map({ [owner.agentId]: memberOf() }) }));
    case 'fetch history':
      return ok(array([]));
    case 'decline invitation':
    case 'mute update':
    case 'session update':
      return ok(map({}));
    default:
      return refused('there is no such method.');
  }
};

/** The session has its final id, which is the one that the viewer chose. */
function started(id: string) {
  const session = {
    moderated_mode: map({ voice: boolean(false) }),
    session_name: string('Conference'),
    type: integer(CONFERENCE),
    voice_enabled: boolean(false),
  };
  const body = map({
    session_id: uuid(id),
    temp_session_id: uuid(id),
    success: boolean(true),
    session_info: map(session),
  });
  return { name: 'ChatterBoxSessionStartReply', body };
}

function entered(id: string, agentId: string) {
  const update = map({ transition: string('ENTER'), info: memberOf() });
  const body = map({
    session_id: uuid(id),
    agent_updates: map({ [agentId]: update }),
    updates: map({ [agentId]: string('ENTER') }),
  });
  return { name: 'ChatterBoxSessionAgentListUpdates', body };
}

function memberOf() {
  const mutes = map({ text: boolean(false) });
  return map({ can_voice_chat: boolean(false), is_moderator: boolean(false), mutes });
}
