// What is told of a person beside the name: nothing that it has not written itself since the grid was started.
import { NULL_UUID } from '../../../protocol/uuid.ts';
import type { Person } from '../../person.ts';
import { chunks } from '../chunks.ts';
import { type Say, say } from '../say.ts';
import { clipped, MAX_SHORT_TEXT } from '../text.ts';
import type { Handler } from './handler.ts';

/** [profile.limit.1] Bytes of what somebody says about itself, so that the answer stays in one datagram. */
const MOST_ABOUT_BYTES = 500;
const BORN = '1/1/2020';
/** The profile may be seen, and the person is here. */
const ALLOW_PUBLISH = 1;
const ONLINE = 0x10;
/** [people.find.1] People in one answer: some 100 bytes each. */
const FOUND_PER_REPLY = 8;
const MOST_FOUND = 100;

/** [profile.ask.1] Of everybody whom the grid knows: properties, interests, and that there are no groups. */
export const avatarPropertiesRequest: Handler = (agent, message, scene) => {
  const id = message.uuid('AgentData', 'AvatarID');
  if (scene.person(id) === undefined) return [];
  const { about = '', firstLife = '', url = '' } = scene.profile(id) ?? {};
  const AgentData = { AgentID: agent.id, AvatarID: id };
  const isHere = scene.agent(id)?.presence === 'standing';
  const PropertiesData = {
    ...{ AboutText: about, FLAboutText: firstLife, BornOn: BORN, ProfileURL: url },
    ...{ PartnerID: NULL_UUID, Flags: ALLOW_PUBLISH | (isHere ? ONLINE : 0) },
  };
  return [
    say(agent.id, 'AvatarPropertiesReply', { AgentData, PropertiesData }),
    say(agent.id, 'AvatarInterestsReply', { AgentData }),
    say(agent.id, 'AvatarGroupsReply', { AgentData }),
  ];
};

/** [profile.write.1] Kept as long as the grid runs. */
export const avatarPropertiesUpdate: Handler = (agent, message, scene) => {
  const text = (field: string, limit: number) => clipped(message.text('PropertiesData', field), limit);
  scene.describe(agent.id, {
    about: text('AboutText', MOST_ABOUT_BYTES),
    firstLife: text('FLAboutText', MAX_SHORT_TEXT),
    url: text('ProfileURL', MAX_SHORT_TEXT),
  });
  return [];
};

/** [people.find.1] People whose names begin as asked; an empty answer ends the question. */
export const avatarPickerRequest: Handler = (agent, message, scene) => {
  const wanted = message.text('Data', 'Name').trim().toLowerCase();
  const found = wanted === '' ? [] : scene.peopleCalled(wanted).slice(0, MOST_FOUND);
  const AgentData = { AgentID: agent.id, QueryID: message.uuid('AgentData', 'QueryID') };
  const reply = (people: readonly Person[]): Say =>
    say(agent.id, 'AvatarPickerReply', {
      AgentData,
      Data: people.map(({ id, first, last }) => ({ AvatarID: id, FirstName: first, LastName: last })),
    });
  return found.length === 0 ? [reply([])] : chunks(found, FOUND_PER_REPLY).map(reply);
};

/** [profile.generic.1] The lists that viewers ask for by a word: there is nothing in them. */
export const EMPTY_LISTS: ReadonlyMap<string, string> = new Map([
  ['avatarpicksrequest', 'AvatarPicksReply'],
  ['avatarclassifiedsrequest', 'AvatarClassifiedReply'],
]);
