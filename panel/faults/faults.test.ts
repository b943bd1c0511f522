import assert from 'node:assert/strict';
import { test } from 'node:test';
import type { Answer, Question } from '../../contract/panel.ts';
import type { FaultRule } from '../../contract/sandbox.ts';
import { compileCodec } from '../../protocol/packet/codec.ts';
import { readFaults } from '../../sandbox/cable/rules.ts';
import schema from '../../schemas/faults.schema.json' with { type: 'json' };
import { builtInTemplate } from '../../test/support/built-in-template.ts';
import { type Draft, deedsOf, EFFECTS, EMPTY_DRAFT, LATE_HANDSHAKE, lineOf, ruleOf } from './draft.ts';
import { FaultRules } from './faults.ts';
import { offersOf } from './offers.ts';

const NOTHING = { dropped: 0, duplicated: 0, delayed: 0, spoiled: 0, unacked: 0, lostEvents: 0, closedPolls: 0 };

/** A grid that judges rules as the sandbox does. */
function courier() {
  let rules: readonly FaultRule[] = [];
  return {
    ask(question: Question): Promise<Answer> {
      const read = question.ask === 'rules' && question.rules !== undefined ? readFaults(question.rules) : { rules };
      if ('problem' in read) return Promise.resolve({ answer: 'failed', message: read.problem });
      rules = read.rules;
      return Promise.resolve({ answer: 'rules', rules: rules.map((rule) => ({ rule, counts: NOTHING })) });
    },
  };
}

test('each effect that the form offers makes a rule that the grid takes', () => {
  for (const { name } of EFFECTS) {
    const rule = ruleOf({ ...EMPTY_DRAFT, effect: name, amount: '5', field: 'ChatData.Message' });
    assert.deepEqual(readFaults([rule]), { rules: [rule] }, name);
  }
});

test('the form offers every effect and every choice that the schema has', () => {
  const { properties } = schema.definitions.rule;
  const offered = [...EFFECTS.map(({ name }) => name), ...Object.keys(EMPTY_DRAFT)];
  const missing = Object.keys(properties).filter((name) => !offered.includes(name));
  assert.deepEqual(missing, []);
});

const ROWS: readonly (readonly [draft: Partial<Draft>, rule: FaultRule])[] = [
  [{ effect: 'freeze', amount: '' }, { freeze: true }],
  [{ effect: 'freeze', amount: '2000' }, { freeze: 2000 }],
  [{ effect: 'reorder', amount: '20' }, { reorder: 20 }],
  [
    { effect: 'reorder', amount: '20', reorderBy: '100' },
    { reorder: 20, reorderBy: 100 },
  ],
  [{ effect: 'loss', reorderBy: '100', closeWith: '499' }, { loss: 10 }],
  [{ effect: 'closePolls', amount: '2' }, { closePolls: 2 }],
  [
    { effect: 'closePolls', amount: '2', closeWith: '499' },
    { closePolls: 2, closeWith: 499 },
  ],
  [
    { effect: 'wrongField', field: ' ChatData.Type ', message: 'ChatFromViewer' },
    { wrongField: 'ChatData.Type', message: 'ChatFromViewer' },
  ],
  [
    { effect: 'drop', protect: 'nothing', circuit: '3' },
    { drop: true, protect: 'nothing', circuit: 3 },
  ],
  [LATE_HANDSHAKE, { delay: 3000, name: 'late handshake', message: 'RegionHandshake', direction: 'out' }],
];

for (const [draft, rule] of ROWS) {
  test(`${JSON.stringify(draft)} is the rule ${JSON.stringify(rule)}, which the grid takes`, () => {
    assert.deepEqual(ruleOf({ ...EMPTY_DRAFT, ...draft }), rule);
    assert.deepEqual(readFaults([rule]), { rules: [rule] });
  });
}

test('messages of the template are offered, the fields of one, and who is in the grid', () => {
  const codec = compileCodec(builtInTemplate);
  const none = offersOf(codec, undefined, 'Chat*');
  assert.ok(none.messages.includes('ChatFromViewer'));
  assert.deepEqual([none.fields, none.agents, none.neighbours], [[], [], ['*']]);
  const { fields } = offersOf(codec, undefined, ' ChatFromViewer ');
  assert.deepEqual(fields.slice(-3), ['ChatData.Message', 'ChatData.Type', 'ChatData.Channel']);
});

test('what is chosen is in the rule, what is left empty is not', () => {
  const draft = { ...EMPTY_DRAFT, message: ' Chat* ', direction: 'in', agent: 'Ada Sandbox' } as const;
  const rule = ruleOf(draft);
  assert.deepEqual(rule, { loss: 10, message: 'Chat*', direction: 'in', agent: 'Ada Sandbox' });
  assert.equal(lineOf(rule), 'loss 10, message Chat*, direction in, agent Ada Sandbox');
});

test('rules are added, removed one by one, and cleared', async () => {
  const faults = new FaultRules(courier());
  const lines = () => faults.rules.value.map(({ rule }) => lineOf(rule));
  await faults.add();
  faults.change({ effect: 'drop', message: 'AgentUpdate' });
  await faults.add();
  assert.deepEqual(lines(), ['loss 10', 'drop, message AgentUpdate']);
  await faults.remove(0);
  assert.deepEqual(lines(), ['drop, message AgentUpdate']);
  await faults.clear();
  assert.deepEqual(lines(), []);
});

test('what the grid refuses is told in its words, and the rules stay', async () => {
  const faults = new FaultRules(courier());
  await faults.add();
  faults.change({ amount: '200' });
  await faults.add();
  assert.match(faults.problem.value ?? '', /loss/);
  assert.equal(faults.rules.value.length, 1);
  faults.change({ amount: '20' });
  await faults.add();
  assert.equal(faults.problem.value, undefined);
});

test('a rule tells what it did, and nothing else', () => {
  assert.equal(deedsOf(NOTHING), 'nothing yet');
  assert.equal(deedsOf({ ...NOTHING, dropped: 12, unacked: 3 }), '12 dropped, 3 acks taken away');
});
