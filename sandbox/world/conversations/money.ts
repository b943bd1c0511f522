// There is no money here; whoever asks is told so.
import { say } from '../say.ts';
import type { Handler } from './handler.ts';
import { OBJECT_CAPACITY } from './region-facts.ts';

/** [money.balance.1] */
export const moneyBalanceRequest: Handler = (agent, message) => [
  say(agent.id, 'MoneyBalanceReply', {
    MoneyData: {
      AgentID: agent.id,
      TransactionID: message.uuid('MoneyData', 'TransactionID'),
      TransactionSuccess: true,
      MoneyBalance: 0,
      Description: '',
    },
  }),
];

/** [money.economy.1] Everything is free. */
export const economyDataRequest: Handler = (agent) => [
  say(agent.id, 'EconomyData', { Info: { ObjectCapacity: OBJECT_CAPACITY, EnergyEfficiency: 1 } }),
];
