// What a group has, gets and spends, as its window asks: nothing, in any interval.
import { isoFromMs } from '../../../protocol/llsd/iso-date.ts';
import type { Message } from '../../../protocol/packet/message.ts';
import type { Millis } from '../../words.ts';
import { say } from '../say.ts';
import type { Handler } from './handler.ts';

/** [groups.none.3] Days of an interval, of which viewers ask for 1, 7 or 30. */
export const LONGEST_INTERVAL = 366;
const DAY: Millis = 86_400_000;

export const GROUP_MONEY: readonly (readonly [name: string, answer: Handler])[] = [
  ['GroupAccountSummaryRequest', nothingIn('GroupAccountSummaryReply')],
  ['GroupAccountDetailsRequest', nothingIn('GroupAccountDetailsReply')],
  ['GroupAccountTransactionsRequest', nothingIn('GroupAccountTransactionsReply')],
];

/** [groups.none.3] With the ids and numbers of the question; fields that are not said are 0. */
function nothingIn(reply: string): Handler {
  return (agent, message, { date }) => {
    const asked = {
      RequestID: message.uuid('MoneyData', 'RequestID'),
      IntervalDays: message.s32('MoneyData', 'IntervalDays'),
      CurrentInterval: message.s32('MoneyData', 'CurrentInterval'),
    };
    const { end, start } = intervalIn(message, date);
    const taxes = reply === 'GroupAccountSummaryReply' ? { LastTaxDate: start, TaxDate: end } : {};
    return [
      say(agent.id, reply, {
        AgentData: { AgentID: agent.id, GroupID: message.uuid('AgentData', 'GroupID') },
        MoneyData: { ...asked, StartDate: start, ...taxes },
      }),
    ];
  };
}

/** The interval that runs now is number 0, the one before it number 1. */
function intervalIn(message: Message, date: Millis) {
  const days = Math.min(Math.max(message.s32('MoneyData', 'IntervalDays'), 1), LONGEST_INTERVAL);
  const past = Math.max(message.s32('MoneyData', 'CurrentInterval'), 0);
  const start = Math.max(date - (past + 1) * days * DAY, 0);
  return { start: dayOf(start), end: dayOf(start + days * DAY) };
}

/** Year, month and day in universal time. */
function dayOf(date: Millis): string {
  return isoFromMs(date).slice(0, 'YYYY-MM-DD'.length);
}
