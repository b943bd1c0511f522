// Says something aloud and hears it back.
import { ANSWER_LIMIT_MS } from '../timing.ts';
import { done, type Step } from './step.ts';

const SAY = 1;

/** [visitor.chat.1] `words`: what is said. */
export function chatStep(words: string): Step {
  return {
    name: 'chat',
    limitMs: ANSWER_LIMIT_MS,
    begin: (visit) =>
      visit.say('ChatFromViewer', { AgentData: visit.ids, ChatData: { Message: words, Type: SAY, Channel: 0 } }),
    look: ({ agentId, root }) =>
      root.here.chats.some(({ source, text }) => source === agentId && text === words)
        ? done(`heard "${words}"`)
        : undefined,
    late: () => `What was said was not heard back within ${ANSWER_LIMIT_MS / 1000} s (ChatFromSimulator).`,
  };
}
