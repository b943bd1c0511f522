// What viewers ask for and nobody here can do: answered, so that nobody waits for more.
import { type Say, say } from '../say.ts';
import { alert } from './alert.ts';
import type { Handler } from './handler.ts';

const NO_GODS = 'Nobody has more power than others in the sandbox.';
const NO_MAIL = 'The postcard is not sent: the sandbox sends no mail.';
const NO_READERS = 'The report has arrived, but nobody reads it: the sandbox has no moderators.';
const NO_EVENTS = 'There is no such event: nothing is announced in the sandbox.';

/** [decline.power.1] The level that everybody has, with the token of the question. */
const requestGodlikePowers: Handler = (agent, message) => {
  const granted: Say = say(agent.id, 'GrantGodlikePowers', {
    AgentData: { AgentID: agent.id, SessionID: agent.sessionId },
    GrantData: { GodLevel: 0, Token: message.uuid('RequestBlock', 'Token') },
  });
  return message.bool('RequestBlock', 'Godlike') ? [granted, alert(agent, NO_GODS)] : [granted];
};

/** [decline.word.1] */
export const DECLINED: readonly (readonly [name: string, answer: Handler])[] = [
  ['RequestGodlikePowers', requestGodlikePowers],
  ['SendPostcard', declining(NO_MAIL)],
  ['UserReport', declining(NO_READERS)],
  ['EventInfoRequest', declining(NO_EVENTS)],
  ['EventNotificationAddRequest', declining(NO_EVENTS)],
  ['EventNotificationRemoveRequest', declining(NO_EVENTS)],
];

function declining(sentence: string): Handler {
  return (agent) => [alert(agent, sentence)];
}
