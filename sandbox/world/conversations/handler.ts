// The shape of every conversation.
import type { Message } from '../../../protocol/packet/message.ts';
import type { Agent } from '../agent.ts';
import type { Say } from '../say.ts';
import type { Scene } from '../scene.ts';

/** What the world says when an agent says something; undefined = it does not understand this. */
export type Handler = (agent: Agent, message: Message, scene: Scene) => readonly Say[] | undefined;
