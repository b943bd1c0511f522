import assert from 'node:assert/strict';
import { test } from 'node:test';
import { NULL_UUID } from '../../../protocol/uuid.ts';
import { onlyTold, PEOPLE, type Stage, script, stage } from '../testing/stage.ts';
import { LONGEST_INTERVAL } from './group-money.ts';

const [GROUP, REQUEST] = ['abababab-0000-4000-8000-000000000000', 'cdcdcdcd-0000-4000-8000-000000000000'] as const;

function alone(): Stage {
  const here = stage();
  here.arrive('Ada');
  return here;
}

const MONEY = ['GroupAccountSummary', 'GroupAccountDetails', 'GroupAccountTransactions'] as const;
const money = (here: Stage, name: string, IntervalDays: number, CurrentInterval: number) => {
  const AgentData = { GroupID: GROUP };
  const MoneyData = { RequestID: REQUEST, IntervalDays, CurrentInterval };
  return onlyTold(here.hear('Ada', `${name}Request`, { AgentData, MoneyData }), 'Ada', `${name}Reply`);
};

for (const name of MONEY) {
  test(`[groups.none.3] ${name} tells of no money, with the ids and the interval of the question`, () => {
    const reply = money(alone(), name, 7, 1);
    assert.deepEqual(
      [
        ...['AgentID', 'GroupID'].map((field) => reply.uuid('AgentData', field)),
        reply.uuid('MoneyData', 'RequestID'),
        ...['IntervalDays', 'CurrentInterval'].map((field) => reply.s32('MoneyData', field)),
        reply.text('MoneyData', 'StartDate'),
      ],
      [PEOPLE.Ada.id, GROUP, REQUEST, 7, 1, '2023-10-31'],
    );
    if (name !== 'GroupAccountSummary') return assert.equal(reply.count('HistoryData'), 0);
    assert.deepEqual(
      ['Balance', 'TotalCredits', 'TotalDebits', 'NonExemptMembers'].map((field) => reply.s32('MoneyData', field)),
      [0, 0, 0, 0],
    );
    assert.deepEqual(
      ['LastTaxDate', 'TaxDate'].map((field) => reply.text('MoneyData', field)),
      ['2023-10-31', '2023-11-07'],
    );
  });
}

for (const [title, days, interval, start] of [
  ['nothing at all', 0, 0, '2023-11-13'],
  ['less than nothing', -5, -5, '2023-11-13'],
  ['the longest', LONGEST_INTERVAL, 0, '2022-11-13'],
  ['more than the longest', 0x7fff_ffff, 0, '2022-11-13'],
  ['all of the past', 30, 0x7fff_ffff, '1970-01-01'],
] as const) {
  test(`[groups.none.3] an interval of ${title} has a date`, () => {
    assert.equal(money(alone(), 'GroupAccountSummary', days, interval).text('MoneyData', 'StartDate'), start);
  });
}

for (const [ask, answer] of [
  ['GroupActiveProposalsRequest', 'GroupActiveProposalItemReply'],
  ['GroupVoteHistoryRequest', 'GroupVoteHistoryItemReply'],
] as const) {
  test(`[groups.none.4] ${ask} is answered by nothing, in so many words`, () => {
    const blocks = { GroupData: { GroupID: GROUP }, TransactionData: { TransactionID: REQUEST } };
    const reply = onlyTold(alone().hear('Ada', ask, blocks), 'Ada', answer);
    assert.deepEqual(
      [
        reply.uuid('AgentData', 'GroupID'),
        reply.uuid('TransactionData', 'TransactionID'),
        reply.u32('TransactionData', 'TotalNumItems'),
      ],
      [GROUP, REQUEST, 0],
    );
    if (answer === 'GroupActiveProposalItemReply') assert.equal(reply.count('ProposalData'), 0);
    else assert.deepEqual([reply.uuid('HistoryItemData', 'VoteID'), reply.count('VoteItem')], [NULL_UUID, 0]);
  });
}

test('[groups.none.2] nobody is taken out of a group', () => {
  const blocks = { GroupData: { GroupID: GROUP }, EjectData: [{ EjecteeID: PEOPLE.Ben.id }] };
  const reply = onlyTold(alone().hear('Ada', 'EjectGroupMemberRequest', blocks), 'Ada', 'EjectGroupMemberReply');
  assert.deepEqual([reply.uuid('GroupData', 'GroupID'), reply.bool('EjectData', 'Success')], [GROUP, false]);
});

for (const name of [
  ...['InviteGroupRequest', 'UpdateGroupInfo', 'GroupRoleUpdate', 'GroupRoleChanges', 'GroupTitleUpdate'],
  ...['SetGroupAcceptNotices', 'SetGroupContribution', 'StartGroupProposal', 'GroupProposalBallot'],
  'GroupNoticeRequest',
]) {
  test(`[groups.none.5] ${name} is answered in a sentence`, () => {
    const says = alone().hear('Ada', name);
    assert.deepEqual(script(says), ['Ada < AgentAlertMessage']);
    assert.match(onlyTold(says, 'Ada', 'AgentAlertMessage').text('AlertData', 'Message'), /no groups in the sandbox/);
  });
}
