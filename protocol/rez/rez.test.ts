import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { test } from 'node:test';
import { inProject } from '../../tools/root.ts';
import { compileCodec } from '../packet/codec.ts';
import { builtInTemplate } from '../template/built-in.ts';
import { bodyOfSend, checkRez } from './check.ts';
import { holds, readConditions } from './condition.ts';
import { parseRez, REZ_ENTRIES_LIMIT, REZ_LONGEST_MS, REZ_TEXT_LIMIT, REZ_WITHIN_MS } from './parse.ts';

const codec = compileCodec(builtInTemplate());
const example = readFileSync(inProject('examples/hello.rez'), 'utf8');
const problemsOf = (text: string) => parseRez(text).problems.map(({ line, message }) => `${line}: ${message}`);

test('[rez.text.1] [rez.check.1] the example says and expects what is in it', () => {
  const rez = parseRez(example);
  assert.deepEqual(checkRez(rez, codec), []);
  assert.deepEqual(
    rez.entries.map((entry) => [entry.line, entry.kind, entry.kind === 'wait' ? entry.ms : entry.message]),
    [
      [4, 'send', 'ChatFromViewer'],
      [7, 'expect', 'ChatFromSimulator'],
      [10, 'wait', 200],
      [11, 'send', 'MoneyBalanceRequest'],
      [14, 'expect', 'MoneyBalanceReply'],
    ],
  );
});

test('[rez.text.1] sides, manners, times and comments', () => {
  const { entries, problems } = parseRez(
    'viewer <- KickUser # out\r\nviewer -> AgentUpdate unreliable\nwait 1.5s\nexpect PacketAck\n',
  );
  assert.deepEqual(problems, []);
  const [kick, update, wait, expect] = entries;
  assert.ok(kick?.kind === 'send' && kick.side === '<-' && kick.reliable);
  assert.ok(update?.kind === 'send' && update.side === '->' && !update.reliable);
  assert.ok(wait?.kind === 'wait' && wait.ms === 1500);
  assert.ok(expect?.kind === 'expect' && expect.withinMs === REZ_WITHIN_MS && expect.where.length === 0);
});

for (const [text, problem] of [
  ['viewer ChatFromViewer', /^1: A line is viewer -> Message/],
  ['\n  AgentData AgentID 1', /^2: Blocks stand below/],
  ['viewer -> A\n### over\n  AgentData AgentID 1', /^3: Blocks stand below/],
  ['viewer -> A\n  Block Field', /^2: Block takes names and values in turn\.$/],
  ['viewer -> A\n  Block Field "open', /^2: The quoted text has no closing quote\.$/],
  ['expect', /^1: Write expect Message/],
  ['expect A where wat', /^1: wat is no condition/],
  ['expect A where B.C == "open', /^1: "open is no value/],
  ['viewer -> A\n  Block Field {{nobody}}', /^2: There is no variable nobody/],
] as const) {
  test(`[rez.text.1] one problem, with its line: ${JSON.stringify(text)}`, () => {
    const problems = problemsOf(text);
    assert.equal(problems.length, 1, problems.join('\n'));
    assert.match(problems[0] ?? '', problem);
  });
}

test('[rez.text.1] a line that cannot be read hides no other, and has its place', () => {
  const { entries, problems } = parseRez('wait 1s\nwhat\nwait 2s');
  assert.equal(entries.length, 2);
  assert.deepEqual(
    problems.map(({ end, start }) => [start, end]),
    [[8, 12]],
  );
});

test('[rez.text.1] nothing waits longer than an hour, and texts have bounds', () => {
  assert.deepEqual(problemsOf(`wait ${REZ_LONGEST_MS}ms\nexpect A within 60m`), []);
  assert.match(problemsOf(`wait ${REZ_LONGEST_MS + 1}ms`).join(), /an hour/);
  assert.match(problemsOf('expect A within 61m').join(), /an hour/);
  assert.deepEqual(problemsOf('#'.repeat(REZ_TEXT_LIMIT)), []);
  assert.match(problemsOf('#'.repeat(REZ_TEXT_LIMIT + 1)).join(), /more than 1048576 characters/);
  const many = parseRez('wait 1s\n'.repeat(REZ_ENTRIES_LIMIT + 1));
  assert.deepEqual([many.entries.length, many.problems.length], [REZ_ENTRIES_LIMIT, 1]);
});

test('[rez.variable.1] variables are filled in, another id at each place', () => {
  const [send] = parseRez(
    'viewer -> ImprovedInstantMessage\n  AgentData AgentID {{agent}} SessionID {{ random  uuid }}\n  MessageBlock ID {{random uuid}}',
  ).entries;
  assert.ok(send?.kind === 'send');
  let asked = 0;
  const body = bodyOfSend(send, codec, (variable) => {
    if (variable === 'random uuid') asked += 1;
    return `0000000${asked}-0000-4000-8000-000000000000`;
  });
  assert.ok(!('problem' in body), 'problem' in body ? body.problem : '');
  assert.equal(asked, 2);
  const decoded = codec.decode(body);
  assert.ok(!('unknown' in decoded));
  assert.equal(decoded.blocks['MessageBlock']?.[0]?.['ID'], '00000002-0000-4000-8000-000000000000');
});

test('[rez.check.1] what the template does not have, and what does not fit, is told with its line', () => {
  const text =
    'viewer -> Nothing\nviewer -> ChatFromViewer\n  ChatData Type many\nexpect ChatFromSimulator where Chat.Text == 1\nexpect ChatFromSimulator where ChatData.Text == 1\nexpect Nothing';
  const problems = checkRez(parseRez(text), codec).map(({ line, message }) => `${line}: ${message}`);
  assert.equal(problems.length, 5, problems.join('\n'));
  for (const [index, sentence] of [
    /^1: .*no message Nothing/,
    /^2: ChatFromViewer: .*Type/,
    /^4: .*no block Chat\./,
    /^5: .*no field Text\./,
    /^6: .*no message Nothing/,
  ].entries()) {
    assert.match(problems[index] ?? '', sentence);
  }
});

for (const [blocks, problem] of [
  ['', undefined],
  ['  ChatData Type 1', undefined],
  ['  Chat Type 1', 'there is no block Chat'],
  ['  ChatData Kind 1', 'ChatData has no field Kind'],
  ['  ChatData Type 256', 'ChatData.Type takes'],
  ['  ChatData Type 1\n  ChatData Type 2', 'ChatData has 2 instances, and 1 at most'],
  ['  (rest) 0x00', 'bytes without names are not sent'],
] as const) {
  test(`[rez.fields.1] ChatFromViewer with ${blocks === '' ? 'nothing' : blocks.trim()}`, () => {
    const [send] = parseRez(`viewer -> ChatFromViewer\n${blocks}`).entries;
    assert.ok(send?.kind === 'send');
    const body = bodyOfSend(send, codec, () => '');
    const told = 'problem' in body ? body.problem : undefined;
    assert.equal(told?.slice(0, problem?.length), problem);
    if (blocks === '') assert.deepEqual(body, codec.encode('ChatFromViewer', {}));
  });
}

const AGENT = 'a9e27000-0000-4000-8000-000000000001';
const MESSAGE = {
  Data: [
    { Text: Uint8Array.of(72, 105, 0), Number: 7, Id: AGENT, Far: 10n, Place: [1, 2, 3], Is: true },
    { Text: Uint8Array.of(72, 111), Number: 9, Id: AGENT, Far: 20n, Place: [1, 2, 4], Is: false },
  ],
};

for (const [text, is] of [
  ['Data.Text == Hi', true],
  ['Data.Text == "Ho"', true],
  ['Data.Text == hi', false],
  ['Data.Text ~ "hO"', true],
  ['Any.Data.Text ~ x', false],
  ['Data.Number > 8', true],
  ['Data.Number > 9', false],
  ['Data.Number >= 9 && Data.Number < 8', true],
  ['Data.Number <= 6', false],
  ['Data.Number != 7', true],
  ['Data.Far == 20', true],
  ['Data.Far < 10', false],
  ['Data.Id == {{agent}}', true],
  [`Data.Id == ${AGENT.toUpperCase()}`, true],
  ['Data.Place == "(1, 2, 4)"', true],
  ['Data.Is == false', true],
  ['Data.Text > 1', false],
  ['Data.None == 1', false],
  ['None.Text == 1', false],
  ['Data.Text != "a && b"', true],
] as const) {
  test(`[rez.where.1] [rez.where.2] ${text} ${is ? 'holds' : 'does not hold'}`, () => {
    const conditions = readConditions(text);
    assert.ok(!('problem' in conditions));
    assert.equal(
      conditions.every((condition) => holds(condition, MESSAGE, () => AGENT)),
      is,
    );
  });
}
