// Conversations of several people: begun, joined and left, and what is said in them.
import { utf8 } from '../../../protocol/bytes.ts';
import { array, binary, boolean, integer, type Llsd, map, real, string, uuid } from '../../../protocol/llsd/value.ts';
import { UUID_BYTES, uuidText } from '../../../protocol/uuid.ts';
import { fullName } from '../../person.ts';
import type { Agent } from '../agent.ts';
import type { Conference } from '../conferences.ts';
import { queue, type Say } from '../say.ts';
import type { Scene } from '../scene.ts';
import { clipped } from '../text.ts';
import { alert } from './alert.ts';
import type { Handler } from './handler.ts';
import { instantMessage, MOST_IM_BYTES, present } from './instant-message.ts';

/** [chat.dialog.1] What an instant message about such a conversation is. */
export const CONFERENCE_DIALOG = { begin: 16, text: 17, leave: 18 } as const;
const NAME = 'Conference';
const OVER = 'You do not take part in this conversation, or it is over.';
const ESTATE = 1;

/** What somebody wants of a conversation, by its id. */
export interface ConferenceWish {
  readonly kind: 'begin' | 'invite' | 'accept' | 'leave';
  readonly id: string;
  /** Ids of agents. */
  readonly people: readonly string[];
}

/** [chat.session.1] What is said then; undefined when it cannot be. */
export function confer(agent: Agent, { id, kind, people }: ConferenceWish, scene: Scene): readonly Say[] | undefined {
  switch (kind) {
    case 'begin':
      return begin(agent, id, people, scene);
    case 'invite':
      return invite(agent, id, people, scene);
    case 'accept':
      return accept(agent, id, scene);
    case 'leave':
      return leave(agent, id, scene);
  }
}

/** [chat.dialog.1] What belongs to conversations of several is answered here, everything else by `next`. */
export function conferring(next: Handler): Handler {
  return (agent, message, scene) => {
    const [dialog, id] = [message.u8('MessageBlock', 'Dialog'), message.uuid('MessageBlock', 'ID')];
    switch (dialog) {
      case CONFERENCE_DIALOG.begin:
        return begin(agent, id, idsIn(message.bytes('MessageBlock', 'BinaryBucket')), scene) ?? [alert(agent, OVER)];
      case CONFERENCE_DIALOG.text:
        return saidToAll(agent, id, message.text('MessageBlock', 'Message'), scene);
      case CONFERENCE_DIALOG.leave:
        return leave(agent, id, scene);
      default:
        return next(agent, message, scene);
    }
  };
}

function begin(agent: Agent, id: string, people: readonly string[], scene: Scene): readonly Say[] | undefined {
  const conference = scene.conferences.begin(id, agent.id);
  if (conference === undefined) return undefined;
  scene.conferences.invite(conference, known(people, scene));
  return [started(agent.id, id), entered([agent.id], 'ENTER', [agent.id, id])];
}

function invite(agent: Agent, id: string, people: readonly string[], scene: Scene): readonly Say[] | undefined {
  const conference = scene.conferences.find(id);
  if (conference === undefined || !conference.members.has(agent.id)) return undefined;
  scene.conferences.invite(conference, known(people, scene));
  return [];
}

function known(people: readonly string[], scene: Scene): readonly string[] {
  return people.filter((person) => scene.person(person) !== undefined);
}

/** Who takes part already is told of by everybody's list, too: its viewer asks after it was told the first words. */
function accept(agent: Agent, id: string, scene: Scene): readonly Say[] | undefined {
  const conference = scene.conferences.find(id);
  if (conference === undefined) return undefined;
  if (!conference.members.has(agent.id) && !conference.invited.has(agent.id)) return undefined;
  const { members } = scene.conferences.join(conference, agent.id);
  return [...members].map((member) => entered([agent.id], 'ENTER', [member, id]));
}

function leave(agent: Agent, id: string, scene: Scene): readonly Say[] {
  const conference = scene.conferences.find(id);
  if (conference === undefined) return [];
  const { members } = scene.conferences.leave(conference, agent.id);
  return [...members].map((member) => entered([agent.id], 'LEAVE', [member, id]));
}

/** [chat.session.2] To all members, the speaker too; who was asked and is here comes in by an invitation with these words. */
function saidToAll(agent: Agent, id: string, text: string, scene: Scene): readonly Say[] {
  const conference = scene.conferences.find(id);
  if (conference === undefined || !conference.members.has(agent.id)) return [alert(agent, OVER)];
  const said = { dialog: CONFERENCE_DIALOG.text, id, text, bucket: utf8(`${NAME}\0`) };
  const here = (people: ReadonlySet<string>) => [...people].flatMap((person) => present(person, scene) ?? []);
  const newcomers = here(conference.invited);
  const told = here(conference.members).map((member) => instantMessage(member, agent, said, scene));
  newcomers.reduce((all, { id: person }) => scene.conferences.join(all, person), conference);
  return [...told, ...newcomers.map((newcomer) => invitation(newcomer, agent, [conference, text], scene))];
}

/** [chat.session.1] The session has its final id, which is the one that the viewer chose. */
function started(to: string, id: string): Say {
  const session = {
    moderated_mode: map({ voice: boolean(false) }),
    session_name: string(NAME),
    type: integer(CONFERENCE_DIALOG.begin),
    voice_enabled: boolean(false),
  };
  const ids = { session_id: uuid(id), temp_session_id: uuid(id) };
  return queue(to, 'ChatterBoxSessionStartReply', map({ ...ids, success: boolean(true), session_info: map(session) }));
}

function entered(people: readonly string[], transition: 'ENTER' | 'LEAVE', [to, id]: readonly [string, string]): Say {
  const update = map({ transition: string(transition), info: memberFacts() });
  const body = map({
    session_id: uuid(id),
    agent_updates: map(people.map((person) => [person, update] as const)),
    updates: map(people.map((person) => [person, string(transition)] as const)),
  });
  return queue(to, 'ChatterBoxSessionAgentListUpdates', body);
}

/** [chat.session.2] What one may do in a conversation: write. */
export function memberFacts(): Llsd {
  const mutes = map({ text: boolean(false) });
  return map({ can_voice_chat: boolean(false), is_moderator: boolean(false), mutes });
}

function invitation(to: Agent, from: Agent, [{ id }, text]: readonly [Conference, string], { date }: Scene): Say {
  const [name, { position }] = [fullName(from), from.body];
  const message = {
    ...{ type: integer(CONFERENCE_DIALOG.text), position: array(position.map(real)), region_id: uuid(from.place.id) },
    ...{ to_id: uuid(to.id), source: integer(0), data: map({ binary_bucket: binary(utf8(`${NAME}\0`)) }) },
    ...{ message: string(clipped(text, MOST_IM_BYTES)), id: uuid(id), from_name: string(name), from_id: uuid(from.id) },
    ...{ timestamp: integer(Math.floor(date / 1000)), offline: integer(0), parent_estate_id: integer(ESTATE) },
    ...{ ttl: integer(0), from_group: boolean(false) },
  };
  const rights = { check_estate: integer(0), god_level: integer(0), limited_to_estate: integer(ESTATE) };
  const body = {
    ...{ session_id: uuid(id), session_name: string(NAME), from_id: uuid(from.id), from_name: string(name) },
    region_id: uuid(from.place.id),
    instantmessage: map({ message_params: map(message), agent_params: map({ agent_id: uuid(to.id), ...rights }) }),
  };
  return queue(to.id, 'ChatterBoxInvitation', map(body));
}

/** A list of ids, as older viewers write whom they ask. */
function idsIn(bucket: Uint8Array): readonly string[] {
  const count = Math.floor(bucket.length / UUID_BYTES);
  return Array.from({ length: count }, (_, at) => uuidText(bucket, at * UUID_BYTES));
}
