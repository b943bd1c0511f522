// What viewers ask for and nobody here can do: answered, so that nobody waits for more.
import type { Agent } from '../agent.ts';
import { type Say, say } from '../say.ts';
import { alert } from './alert.ts';
import type { Handler } from './handler.ts';

const NO_GODS = 'Nobody has more power than others in the sandbox.';
const NO_MAIL = 'The postcard is not sent: the sandbox sends no mail.';
const NO_READERS = 'The report has arrived, but nobody reads it: the sandbox has no moderators.';
const NO_RESTART = 'Regions are not restarted one by one: stop the sandbox, and start it again.';
const NO_SCRIPTS = 'No script runs here, and nothing collides: there is nothing to switch off.';
const NO_COVENANT = 'The estate of the sandbox has no covenant.';
const NO_LAND_FILES = 'Land is not sent as a file here: the world that is exported has it.';
const SAME_PICTURES = 'The ground of the sandbox keeps its pictures.';
const NO_EVENTS = 'There is no such event: nothing is announced in the sandbox.';

/** [decline.power.1] The level that everybody has, with the token of the question. */
const requestGodlikePowers: Handler = (agent, message) => {
  const granted: Say = say(agent.id, 'GrantGodlikePowers', {
    AgentData: { AgentID: agent.id, SessionID: agent.sessionId },
    GrantData: { GodLevel: 0, Token: message.uuid('RequestBlock', 'Token') },
  });
  return message.bool('RequestBlock', 'Godlike') ? [granted, alert(agent, NO_GODS)] : [granted];
};

/** [decline.word.1] [decline.power.2] */
export const DECLINED: readonly (readonly [name: string, answer: Handler])[] = [
  ['RequestGodlikePowers', requestGodlikePowers],
  ['GodKickUser', declining(NO_GODS)],
  ['GodUpdateRegionInfo', declining(NO_GODS)],
  ['GodlikeMessage', declining(NO_GODS)],
  ['ParcelGodForceOwner', declining(NO_GODS)],
  ['ParcelGodMarkAsContent', declining(NO_GODS)],
  ['ClassifiedGodDelete', declining(NO_GODS)],
  ['EventGodDelete', declining(NO_GODS)],
  ['PickGodDelete', declining(NO_GODS)],
  ['ViewerStartAuction', declining(NO_GODS)],
  ['SetCPURatio', declining(NO_GODS)],
  ['StateSave', declining(NO_GODS)],
  ['SendPostcard', declining(NO_MAIL)],
  ['UserReport', declining(NO_READERS)],
  ['EventInfoRequest', declining(NO_EVENTS)],
  ['CreateLandmarkForEvent', declining(NO_EVENTS)],
  ['EventNotificationAddRequest', declining(NO_EVENTS)],
  ['EventNotificationRemoveRequest', declining(NO_EVENTS)],
];

/** [decline.estate.1] What the window of an estate has besides; what comes before another message, or shows by itself, is heard quietly. */
export const ESTATE_DECLINED: readonly (readonly [method: string, answer: (agent: Agent) => readonly Say[]])[] = [
  ['restart', (agent) => [alert(agent, NO_RESTART)]],
  ['setregiondebug', (agent) => [alert(agent, NO_SCRIPTS)]],
  ['estatechangecovenantid', (agent) => [alert(agent, NO_COVENANT)]],
  ['terrain', (agent) => [alert(agent, NO_LAND_FILES)]],
  ['texturecommit', (agent) => [alert(agent, SAME_PICTURES)]],
  ['texturebase', () => []],
  ['texturedetail', () => []],
  ['textureheights', () => []],
  ['refreshmapvisibility', () => []],
];

function declining(sentence: string): Handler {
  return (agent) => [alert(agent, sentence)];
}
