// What one says, all within earshot hear.
import type { Message } from '../../../protocol/packet/message.ts';
import { fullName } from '../../person.ts';
import type { Agent } from '../agent.ts';
import { type Say, say, tell } from '../say.ts';
import { clipped, MAX_SHORT_TEXT } from '../text.ts';
import type { Handler } from './handler.ts';

/** [chat.range.1] Metres. */
export const HEARING = { whisper: 10, say: 20, shout: 100 } as const;
/** [chat.type.1] */
export const CHAT_TYPE = { whisper: 0, say: 1, shout: 2, startTyping: 4, stopTyping: 5 } as const;

/** [chat.limit.1] Bytes of a text without its closing zero. */
export const MAX_CHAT_BYTES = 1023;
const OPEN_CHANNEL = 0;
const FROM_AGENT = 1;
const FULLY_AUDIBLE = 1;

const EARSHOT: ReadonlyMap<number, number> = new Map([
  [CHAT_TYPE.whisper, HEARING.whisper],
  [CHAT_TYPE.say, HEARING.say],
  [CHAT_TYPE.shout, HEARING.shout],
]);
const TYPING: ReadonlySet<number> = new Set([CHAT_TYPE.startTyping, CHAT_TYPE.stopTyping]);

/** [chat.say.1] Heard by all within earshot, the speaker too; other channels than 0 have no listeners. */
export const chatFromViewer: Handler = (agent, message, scene) => {
  if (agent.presence !== 'standing' || message.s32('ChatData', 'Channel') !== OPEN_CHANNEL) return [];
  const type = message.u8('ChatData', 'Type');
  if (TYPING.has(type)) {
    return scene
      .within(agent, HEARING.say)
      .filter((listener) => listener !== agent)
      .map((listener) => heard(listener, agent, { type, text: '' }));
  }
  const earshot = EARSHOT.get(type);
  const text = textOf(message);
  if (earshot === undefined || text === '') return [];
  return [
    ...scene.within(agent, earshot).map((listener) => heard(listener, agent, { type, text })),
    tell({ event: 'chat', agent: fullName(agent), region: agent.place.name, text }),
  ];
};

function textOf(message: Message): string {
  return clipped(message.text('ChatData', 'Message'), MAX_CHAT_BYTES);
}

interface Utterance {
  readonly type: number;
  readonly text: string;
}

function heard(listener: Agent, speaker: Agent, { type, text }: Utterance): Say {
  return say(listener.id, 'ChatFromSimulator', {
    ChatData: {
      FromName: clipped(fullName(speaker), MAX_SHORT_TEXT),
      SourceID: speaker.id,
      OwnerID: speaker.id,
      SourceType: FROM_AGENT,
      ChatType: type,
      Audible: FULLY_AUDIBLE,
      Position: speaker.body.position,
      Message: text,
    },
  });
}
