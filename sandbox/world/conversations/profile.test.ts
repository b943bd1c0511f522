import assert from 'node:assert/strict';
import { test } from 'node:test';
import { onlyTold, PEOPLE, type Stage, script, stage } from '../testing/stage.ts';

const NOBODY = '77777777-0000-4000-8000-00000000000f';

function meeting(): Stage {
  const here = stage();
  here.arrive('Ada');
  here.arrive('Ben', undefined, 1);
  return here;
}

test('[profile.ask.1] [profile.write.1] [profile.limit.1] what somebody writes about itself is read by others, as far as it fits', () => {
  const here = meeting();
  here.hear('Ben', 'AvatarPropertiesUpdate', {
    PropertiesData: { AboutText: 'a'.repeat(900), ProfileURL: 'http://x/' },
  });
  const says = here.hear('Ada', 'AvatarPropertiesRequest', { AgentData: { AvatarID: PEOPLE.Ben.id } });
  assert.deepEqual(
    script(says),
    ['AvatarPropertiesReply', 'AvatarInterestsReply', 'AvatarGroupsReply'].map((name) => `Ada < ${name}`),
  );
  const profile = onlyTold(says, 'Ada', 'AvatarPropertiesReply');
  assert.equal(profile.text('PropertiesData', 'AboutText'), 'a'.repeat(500));
  assert.equal(profile.text('PropertiesData', 'ProfileURL'), 'http://x/');
  assert.deepEqual(here.hear('Ada', 'AvatarPropertiesRequest', { AgentData: { AvatarID: NOBODY } }), []);
});

test('[profile.interests.1] [profile.notes.1] interests are read by others, notes by who wrote them', () => {
  const here = meeting();
  const PropertiesData = { WantToMask: 3, WantToText: 'to build', SkillsMask: 9, LanguagesText: 'Lojban' };
  here.hear('Ben', 'AvatarInterestsUpdate', { PropertiesData });
  const says = here.hear('Ada', 'AvatarPropertiesRequest', { AgentData: { AvatarID: PEOPLE.Ben.id } });
  const interests = onlyTold(says, 'Ada', 'AvatarInterestsReply');
  assert.deepEqual(
    [interests.u32('PropertiesData', 'WantToMask'), interests.text('PropertiesData', 'LanguagesText')],
    [3, 'Lojban'],
  );
  here.hear('Ada', 'AvatarNotesUpdate', { Data: { TargetID: PEOPLE.Ben.id, Notes: 'builds well' } });
  const ask = { MethodData: { Method: 'avatarnotesrequest' }, ParamList: [{ Parameter: PEOPLE.Ben.id }] };
  const notes = onlyTold(here.hear('Ada', 'GenericMessage', ask), 'Ada', 'AvatarNotesReply');
  assert.equal(notes.text('Data', 'Notes'), 'builds well');
});

test('[people.find.1] people are found by the beginning of their names; nobody found is an answer, too', () => {
  const here = meeting();
  const find = (Name: string) => {
    const reply = onlyTold(here.hear('Ada', 'AvatarPickerRequest', { Data: { Name } }), 'Ada', 'AvatarPickerReply');
    return reply.instances('Data').map((at) => reply.text('Data', 'FirstName', at));
  };
  assert.deepEqual([find('BEN s'), find('zoe'), find('nobody'), find(' ')], [['Ben'], ['Zoe'], [], []]);
});

for (const [method, reply] of [
  ['avatarpicksrequest', 'AvatarPicksReply'],
  ['avatarclassifiedsrequest', 'AvatarClassifiedReply'],
  ['avatarnotesrequest', 'AvatarNotesReply'],
] as const) {
  test(`[profile.generic.1] ${method} is answered with an empty ${reply}`, () => {
    const MethodData = { Method: method };
    const says = meeting().hear('Ada', 'GenericMessage', { MethodData, ParamList: [{ Parameter: PEOPLE.Ben.id }] });
    assert.deepEqual(script(says), [`Ada < ${reply}`]);
  });
}
