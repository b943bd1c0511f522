// MT090, MT091 and MT096: what flags mean for those who send and receive, and a secret that may leak.
import type { Problem } from '../../text.ts';
import type { DeprecationFlag } from '../model.ts';
import type { PlacedMessage } from '../placed.ts';
import type { Parts, RuleAboutMessages } from './rule.ts';
import { hint, information } from './rule.ts';

export const FLAG_RULES: readonly RuleAboutMessages[] = [
  { code: 'MT090', severity: 'information', title: 'The viewer loads the message.', check: dropped },
  { code: 'MT091', severity: 'information', title: 'The message may travel by UDP.', check: notByUdp },
  {
    code: 'MT096',
    severity: 'hint',
    title: 'A Trusted message does not carry the session of an agent.',
    isOff: true,
    check: secrets,
  },
];

function* dropped({ messages }: Parts): Iterable<Problem> {
  for (const { message, words } of messages.filter(hasFlag))
    if (message.flag === 'Deprecated' && words.flag !== undefined)
      yield {
        ...information(
          'MT090',
          'The viewer does not load this message: it can be neither sent nor received.',
          words.flag,
        ),
        isDeprecated: true,
      };
}

/** Few messages do. */
const hasFlag = ({ message }: PlacedMessage): boolean => message.flag !== undefined;

const BY_UDP: { readonly [flag in DeprecationFlag]?: string } = {
  UDPDeprecated: 'By UDP the viewer still takes this message, and warns when it sends it; it should travel by HTTP.',
  UDPBlackListed: 'By UDP the viewer drops this message, not even acknowledged; it must travel by HTTP.',
};

function* notByUdp({ messages }: Parts): Iterable<Problem> {
  for (const { message, words } of messages.filter(hasFlag)) {
    const meaning = message.flag === undefined ? undefined : BY_UDP[message.flag];
    if (meaning !== undefined && words.flag !== undefined) yield information('MT091', meaning, words.flag);
  }
}

function* secrets({ messages }: Parts): Iterable<Problem> {
  const sentence = 'SessionID is a secret of the agent; does this message go between servers only?';
  for (const { message, blocks } of messages) {
    if (!message.trusted) continue;
    for (const { block, fields } of blocks) {
      if (block.name !== 'AgentData') continue;
      for (const { words } of fields) if (words.name?.text === 'SessionID') yield hint('MT096', sentence, words.name);
    }
  }
}
