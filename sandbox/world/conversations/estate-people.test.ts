import assert from 'node:assert/strict';
import { test } from 'node:test';
import { ABSENT, type Name, onlyTold, PEOPLE, START, type Stage, script, stage, told } from '../testing/stage.ts';
import { DIALOG, MOST_IM_BYTES } from './instant-message.ts';

/** Ada and Ben in one region, Cleo next door; Ben is at home where it came in. */
function meeting() {
  const here = stage();
  here.arrive('Ada');
  here.arrive('Ben', [20, 20, 0]);
  here.hear('Ben', 'SetStartLocationRequest', { StartLocationData: { LocationPos: [30, 30, 21] } });
  here.arrive('Cleo', undefined, 1);
  const ask = (Method: string, ...params: readonly string[]) =>
    here.hear('Ada', 'EstateOwnerMessage', {
      MethodData: { Method },
      ParamList: params.map((Parameter) => ({ Parameter })),
    });
  return { ...here, ask };
}

const sentence = (says: ReturnType<Stage['hear']>, name: Name) =>
  onlyTold(says, name, 'AgentAlertMessage').text('AlertData', 'Message');
const place = (here: Stage, name: Name) => here.world.bodyOf(PEOPLE[name].id)?.position.map(Math.round);

test('[estate.home.1] somebody is sent home, and both are told', () => {
  const here = meeting();
  const says = here.ask('teleporthomeuser', PEOPLE.Ada.id, PEOPLE.Ben.id.toUpperCase());
  assert.equal(onlyTold(says, 'Ben', 'TeleportLocal').u32('Info', 'TeleportFlags'), 1 << 5);
  assert.deepEqual(place(here, 'Ben'), [30, 30, 22]);
  assert.match(sentence(says, 'Ben'), /^Ada Sandbox has sent you home/);
  assert.match(sentence(says, 'Ada'), /^Ben Sandbox was sent home/);
});

for (const [title, method, params] of [
  ['sent home who stands next door', 'teleporthomeuser', [PEOPLE.Ada.id, PEOPLE.Cleo.id]],
  ['sent home by oneself', 'teleporthomeuser', [PEOPLE.Ada.id, PEOPLE.Ada.id]],
  ['sent home without a name', 'teleporthomeuser', []],
  ['logged out who is away', 'kickestate', [ABSENT.id]],
  ['logged out by oneself', 'kickestate', [PEOPLE.Ada.id]],
  ['logged out without a name', 'kickestate', []],
] as const) {
  test(`[estate.home.1] [estate.kick.1] nobody is ${title}`, () => {
    const says = meeting().ask(method, ...params);
    assert.deepEqual(script(says), ['Ada < AgentAlertMessage']);
    assert.match(sentence(says, 'Ada'), /^There is nobody else/);
  });
}

test('[estate.home.3] who is not let in at home stays, and it is said', () => {
  const here = meeting();
  here.hear('Ada', 'EjectUser', { Data: { TargetID: PEOPLE.Ben.id, Flags: 1 } });
  here.world.stay(PEOPLE.Ben.id, START);
  const says = here.ask('teleporthomeuser', PEOPLE.Ada.id, PEOPLE.Ben.id);
  assert.deepEqual(script(says), ['Ada < AgentAlertMessage']);
  assert.match(sentence(says, 'Ada'), /^Ben Sandbox cannot go home/);
  assert.equal(sentence(here.ask('teleporthomeallusers', PEOPLE.Ada.id), 'Ada'), '0 others were sent home.');
});

test('[estate.home.2] all others of the region are sent home', () => {
  const here = meeting();
  const says = here.ask('teleporthomeallusers', PEOPLE.Ada.id);
  assert.deepEqual(
    (['Ada', 'Ben', 'Cleo'] as const).map((name) => told(says, name, 'TeleportLocal').length),
    [0, 1, 0],
  );
  assert.equal(sentence(says, 'Ada'), '1 other was sent home.');
});

test('[estate.kick.1] somebody is logged out with the reason, wherever it is, and others see it go', () => {
  const here = meeting();
  const says = here.ask('kickestate', PEOPLE.Ben.id);
  const kick = onlyTold(says, 'Ben', 'KickUser');
  assert.deepEqual(
    [kick.uuid('UserInfo', 'AgentID'), kick.text('UserInfo', 'Reason')],
    [PEOPLE.Ben.id, 'Ada Sandbox has sent you out of the estate.'],
  );
  assert.ok(script(says).includes('farewell Ben') && told(says, 'Ada', 'KillObject').length > 0);
  assert.deepEqual(here.hear('Ben', 'SimWideDeletes'), []);
  assert.equal(told(here.ask('kickestate', PEOPLE.Cleo.id), 'Cleo', 'KickUser').length, 1);
});

for (const [method, params, listeners] of [
  ['simulatormessage', ['-1', '-1', PEOPLE.Ada.id, 'Somebody Else'], ['Ada', 'Ben']],
  ['instantmessage', ['Somebody Else'], ['Ada', 'Ben', 'Cleo']],
] as const) {
  test(`[estate.words.1] ${method} is told to ${listeners.join(', ')}, with the sender's true name`, () => {
    const { ask } = meeting();
    const says = ask(method, ...params, 'x'.repeat(254));
    assert.deepEqual(
      script(says),
      listeners.map((name) => `${name} < ImprovedInstantMessage`),
    );
    const heard = onlyTold(says, 'Ben', 'ImprovedInstantMessage');
    assert.deepEqual(
      [
        heard.u8('MessageBlock', 'Dialog'),
        heard.text('MessageBlock', 'FromAgentName'),
        heard.text('MessageBlock', 'Message').length,
      ],
      [DIALOG.box, 'Ada Sandbox', Math.min(254, MOST_IM_BYTES)],
    );
    assert.deepEqual(ask(method, ...params), []);
  });
}
