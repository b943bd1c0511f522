// What is told of a person beside the name: nothing that it has not written itself since the grid was started.
import { NULL_UUID } from '../../../protocol/uuid.ts';
import type { Person } from '../../person.ts';
import type { Agent } from '../agent.ts';
import { chunks } from '../chunks.ts';
import type { Interests } from '../profiles.ts';
import { type Say, say } from '../say.ts';
import type { Scene } from '../scene.ts';
import { clipped, MAX_SHORT_TEXT } from '../text.ts';
import type { Handler } from './handler.ts';

/** [profile.limit.1] Bytes of what somebody says about itself, so that the answer stays in one datagram. */
const MOST_ABOUT_BYTES = 500;
/** [profile.notes.1] Bytes of notes: they stay in one datagram. */
const MOST_NOTES_BYTES = 1000;
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
  const { about, firstLife, firstLifeImage, image, interests, isPublished, url } = scene.profiles.find(id);
  const AgentData = { AgentID: agent.id, AvatarID: id };
  const isHere = scene.agent(id)?.presence === 'standing';
  const PropertiesData = {
    ...{ ImageID: image, FLImageID: firstLifeImage, AboutText: clipped(about, MOST_ABOUT_BYTES), BornOn: BORN },
    ...{ FLAboutText: clipped(firstLife, MAX_SHORT_TEXT), ProfileURL: url, PartnerID: NULL_UUID },
    Flags: (isPublished ? ALLOW_PUBLISH : 0) | (isHere ? ONLINE : 0),
  };
  return [
    say(agent.id, 'AvatarPropertiesReply', { AgentData, PropertiesData }),
    say(agent.id, 'AvatarInterestsReply', { AgentData, PropertiesData: interestBlock(interests) }),
    say(agent.id, 'AvatarGroupsReply', { AgentData }),
  ];
};

function interestBlock({ languages, skillMask, skills, wantMask, wants }: Interests) {
  const masks = { WantToMask: wantMask, SkillsMask: skillMask };
  return { ...masks, WantToText: wants, SkillsText: skills, LanguagesText: languages };
}

/** [profile.interests.1] */
export const avatarInterestsUpdate: Handler = (agent, message, scene) => {
  const text = (field: string) => clipped(message.text('PropertiesData', field), MAX_SHORT_TEXT);
  const mask = (field: string) => message.u32('PropertiesData', field);
  const words = { wants: text('WantToText'), skills: text('SkillsText'), languages: text('LanguagesText') };
  const interests = { ...words, wantMask: mask('WantToMask'), skillMask: mask('SkillsMask') };
  scene.profiles.change(agent.id, { interests });
  return [];
};

/** [profile.notes.1] */
export const avatarNotesUpdate: Handler = (agent, message, scene) => {
  const text = clipped(message.text('Data', 'Notes'), MOST_NOTES_BYTES);
  scene.profiles.note(agent.id, message.uuid('Data', 'TargetID'), text);
  return [];
};

/** [profile.notes.1] What one wrote down about somebody. */
export function notesOf(agent: Agent, [TargetID = NULL_UUID]: readonly string[], scene: Scene): readonly Say[] {
  const Notes = clipped(scene.profiles.notes(agent.id, TargetID), MOST_NOTES_BYTES);
  return [say(agent.id, 'AvatarNotesReply', { AgentData: { AgentID: agent.id }, Data: { TargetID, Notes } })];
}

/** [profile.write.1] Kept as long as the grid runs. */
export const avatarPropertiesUpdate: Handler = (agent, message, scene) => {
  const text = (field: string, limit: number) => clipped(message.text('PropertiesData', field), limit);
  scene.profiles.change(agent.id, {
    image: message.uuid('PropertiesData', 'ImageID'),
    firstLifeImage: message.uuid('PropertiesData', 'FLImageID'),
    isPublished: message.bool('PropertiesData', 'AllowPublish'),
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
