import assert from 'node:assert/strict';
import { test } from 'node:test';
import { messageOf, onlyTold, PEOPLE, START, script, stage } from '../testing/stage.ts';

const TOKEN = 'abababab-0000-4000-8000-000000000000';

for (const [title, Godlike, more] of [
  ['who wants power', true, ['Ada < AgentAlertMessage']],
  ['who gives it back', false, []],
] as const) {
  test(`[decline.power.1] ${title} has what everybody has`, () => {
    const here = stage();
    here.arrive('Ada');
    const says = here.hear('Ada', 'RequestGodlikePowers', { RequestBlock: { Godlike, Token: TOKEN } });
    assert.deepEqual(script(says), ['Ada < GrantGodlikePowers', ...more]);
    const granted = onlyTold(says, 'Ada', 'GrantGodlikePowers');
    assert.deepEqual(
      [granted.uuid('AgentData', 'AgentID'), granted.u8('GrantData', 'GodLevel'), granted.uuid('GrantData', 'Token')],
      [PEOPLE.Ada.id, 0, TOKEN],
    );
  });
}

for (const message of [
  ...['GodKickUser', 'GodUpdateRegionInfo', 'GodlikeMessage', 'ParcelGodForceOwner', 'ParcelGodMarkAsContent'],
  ...['ClassifiedGodDelete', 'EventGodDelete', 'PickGodDelete', 'ViewerStartAuction', 'SetCPURatio', 'StateSave'],
]) {
  test(`[decline.power.2] ${message} is for those with more power, and nobody has it`, () => {
    const here = stage();
    here.arrive('Ada');
    here.arrive('Ben');
    const says = here.hear('Ada', message, message === 'GodKickUser' ? { UserInfo: { AgentID: PEOPLE.Ben.id } } : {});
    assert.deepEqual(script(says), ['Ada < AgentAlertMessage']);
  });
}

for (const [message, sentence] of [
  ['SendPostcard', /sends no mail/],
  ['UserReport', /has arrived/],
  ['EventInfoRequest', /no such event/],
  ['CreateLandmarkForEvent', /no such event/],
  ['EventNotificationAddRequest', /no such event/],
  ['EventNotificationRemoveRequest', /no such event/],
] as const) {
  test(`[decline.word.1] ${message} is answered in a sentence`, () => {
    const here = stage();
    here.arrive('Ada');
    const told = onlyTold(here.hear('Ada', message), 'Ada', 'AgentAlertMessage');
    assert.match(told.text('AlertData', 'Message'), sentence);
  });
}

for (const [method, sentence] of [
  ['restart', /start it again/],
  ['setregiondebug', /nothing to switch off/],
  ['estatechangecovenantid', /no covenant/],
  ['terrain', /exported/],
  ['texturecommit', /keeps its pictures/],
] as const) {
  test(`[decline.estate.1] the estate answers ${method} in a sentence`, () => {
    const here = stage();
    here.arrive('Ada');
    const told = onlyTold(
      here.hear('Ada', 'EstateOwnerMessage', { MethodData: { Method: method } }),
      'Ada',
      'AgentAlertMessage',
    );
    assert.match(told.text('AlertData', 'Message'), sentence);
  });
}

for (const Method of ['texturebase', 'texturedetail', 'textureheights', 'refreshmapvisibility']) {
  test(`[decline.estate.1] the estate hears ${Method} quietly`, () => {
    const here = stage();
    here.arrive('Ada');
    const message = messageOf('EstateOwnerMessage', { MethodData: { Method } });
    assert.deepEqual(here.world.hear(PEOPLE.Ada.id, message, START), { says: [], answered: true });
  });
}
