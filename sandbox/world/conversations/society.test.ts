import assert from 'node:assert/strict';
import { test } from 'node:test';
import { boxAt } from '../testing/prims.ts';
import { ABSENT, type Name, onlyTold, PEOPLE, START, type Stage, script, stage, told } from '../testing/stage.ts';
import { DIALOG, MOST_BUCKET_BYTES, MOST_IM_BYTES } from './instant-message.ts';

const OFFER = '77777777-0000-4000-8000-00000000000f';

function meeting(): Stage {
  const here = stage();
  here.arrive('Ada');
  here.arrive('Ben', undefined, 1);
  return here;
}

function write(here: Stage, from: Name, to: string, fields: Record<string, string | number | Uint8Array>) {
  const MessageBlock = { ToAgentID: to, FromAgentName: 'Somebody Else', ...fields };
  return here.hear(from, 'ImprovedInstantMessage', { AgentData: { AgentID: ABSENT.id }, MessageBlock });
}

for (const dialog of [DIALOG.text, 41, 42]) {
  test(`[im.relay.1] [im.dialog.1] dialog ${dialog} reaches somebody in another region, with the sender's true name`, () => {
    const here = meeting();
    const says = write(here, 'Ada', PEOPLE.Ben.id, { Dialog: dialog, ID: OFFER, Message: 'Hello' });
    assert.deepEqual(script(says), ['Ben < ImprovedInstantMessage']);
    const heard = onlyTold(says, 'Ben', 'ImprovedInstantMessage');
    assert.deepEqual(
      [
        heard.uuid('AgentData', 'AgentID'),
        heard.text('MessageBlock', 'FromAgentName'),
        heard.text('MessageBlock', 'Message'),
      ],
      [PEOPLE.Ada.id, 'Ada Sandbox', 'Hello'],
    );
    assert.deepEqual([heard.u8('MessageBlock', 'Dialog'), heard.uuid('MessageBlock', 'ID')], [dialog, OFFER]);
    assert.equal(heard.uuid('MessageBlock', 'RegionID'), here.world.regions[0]?.id);
  });
}

test('[im.absent.1] who writes to nobody is told so, but not who only types', () => {
  const here = meeting();
  const reply = onlyTold(write(here, 'Ada', ABSENT.id, { Message: 'Hello' }), 'Ada', 'ImprovedInstantMessage');
  assert.equal(reply.uuid('AgentData', 'AgentID'), ABSENT.id);
  assert.equal(reply.u8('MessageBlock', 'Dialog'), DIALOG.absent);
  assert.deepEqual(write(here, 'Ada', ABSENT.id, { Dialog: 41 }), []);
});

test('[im.limit.1] text and bucket are cut so that the message stays in one datagram', () => {
  const fields = { Message: 'x'.repeat(2000), BinaryBucket: new Uint8Array(1000) };
  const heard = onlyTold(write(meeting(), 'Ada', PEOPLE.Ben.id, fields), 'Ben', 'ImprovedInstantMessage');
  assert.equal(heard.bytes('MessageBlock', 'BinaryBucket').length, MOST_BUCKET_BYTES);
  assert.equal(heard.text('MessageBlock', 'Message').length, MOST_IM_BYTES - MOST_BUCKET_BYTES);
});

function offer(here: Stage) {
  return write(here, 'Ada', PEOPLE.Ben.id, { Dialog: DIALOG.friendshipOffered, ID: OFFER });
}

const answerTo = (TransactionID: string) => ({ TransactionBlock: { TransactionID } });

test('[friends.offer.1] [friends.answer.1] an accepted offer makes two friends, who see each other online', () => {
  const here = meeting();
  offer(here);
  assert.deepEqual(here.hear('Ada', 'AcceptFriendship', answerTo(OFFER)), []);
  const says = here.hear('Ben', 'AcceptFriendship', answerTo(OFFER));
  assert.equal(onlyTold(says, 'Ada', 'ImprovedInstantMessage').u8('MessageBlock', 'Dialog'), DIALOG.friendshipAccepted);
  assert.equal(onlyTold(says, 'Ada', 'OnlineNotification').uuid('AgentBlock', 'AgentID'), PEOPLE.Ben.id);
  assert.equal(onlyTold(says, 'Ben', 'OnlineNotification').uuid('AgentBlock', 'AgentID'), PEOPLE.Ada.id);
  assert.deepEqual(here.hear('Ben', 'AcceptFriendship', answerTo(OFFER)), []);
});

test('[friends.answer.1] a declined offer is told to the one who made it', () => {
  const here = meeting();
  offer(here);
  const says = here.hear('Ben', 'DeclineFriendship', answerTo(OFFER));
  assert.equal(onlyTold(says, 'Ada', 'ImprovedInstantMessage').u8('MessageBlock', 'Dialog'), DIALOG.friendshipDeclined);
});

test('[friends.here.1] friends are told when one comes and goes', () => {
  const here = meeting();
  offer(here);
  here.hear('Ben', 'AcceptFriendship', answerTo(OFFER));
  const gone = here.world.leave(PEOPLE.Ben.id, 'test', START);
  assert.equal(onlyTold(gone, 'Ada', 'OfflineNotification').uuid('AgentBlock', 'AgentID'), PEOPLE.Ben.id);
  const back = here.arrive('Ben');
  assert.equal(onlyTold(back, 'Ada', 'OnlineNotification').uuid('AgentBlock', 'AgentID'), PEOPLE.Ben.id);
  assert.equal(onlyTold(back, 'Ben', 'OnlineNotification').uuid('AgentBlock', 'AgentID'), PEOPLE.Ada.id);
});

test('[friends.end.1] both lose a friend, once', () => {
  const here = meeting();
  offer(here);
  here.hear('Ben', 'AcceptFriendship', answerTo(OFFER));
  const ExBlock = { OtherID: PEOPLE.Ben.id };
  const says = here.hear('Ada', 'TerminateFriendship', { ExBlock });
  assert.deepEqual(script(says), ['Ada < TerminateFriendship', 'Ben < TerminateFriendship']);
  assert.deepEqual(here.hear('Ada', 'TerminateFriendship', { ExBlock }), []);
});

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
  assert.deepEqual(here.hear('Ada', 'AvatarPropertiesRequest', { AgentData: { AvatarID: OFFER } }), []);
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

for (const [question, reply] of [
  ['GroupProfileRequest', 'GroupProfileReply'],
  ['GroupMembersRequest', 'GroupMembersReply'],
  ['GroupRoleDataRequest', 'GroupRoleDataReply'],
  ['GroupRoleMembersRequest', 'GroupRoleMembersReply'],
  ['GroupTitlesRequest', 'GroupTitlesReply'],
  ['GroupNoticesListRequest', 'GroupNoticesListReply'],
  ['CreateGroupRequest', 'CreateGroupReply'],
  ['JoinGroupRequest', 'JoinGroupReply'],
  ['LeaveGroupRequest', 'LeaveGroupReply'],
  ['EstateCovenantRequest', 'EstateCovenantReply'],
] as const) {
  test(`[groups.none.1] [groups.none.2] [region.covenant.1] ${question} is answered by ${reply}`, () => {
    assert.deepEqual(script(meeting().hear('Ada', question)), [`Ada < ${reply}`]);
  });
}

test('[parcel.update.1] a parcel is changed by UDP, and all in the region are told', () => {
  const here = meeting();
  const ParcelData = { LocalID: 1, Name: 'Garden', Desc: 'Flowers', ParcelFlags: 7 };
  assert.deepEqual(script(here.hear('Ada', 'ParcelPropertiesUpdate', { ParcelData })), ['Ada << ParcelProperties']);
  assert.deepEqual([here.world.regions[0]?.parcel.name, here.world.regions[0]?.parcel.flags], ['Garden', 7]);
  assert.deepEqual(here.hear('Ada', 'ParcelPropertiesUpdate', { ParcelData: { ...ParcelData, LocalID: 2 } }), []);
});

test('[parcel.access.1] [parcel.owners.1] nobody is on a list, and owners are counted', () => {
  const here = meeting();
  const access = onlyTold(
    here.hear('Ada', 'ParcelAccessListRequest', { Data: { LocalID: 1, SequenceID: 4, Flags: 2 } }),
    'Ada',
    'ParcelAccessListReply',
  );
  assert.deepEqual([access.s32('Data', 'SequenceID'), access.u32('Data', 'Flags'), access.count('List')], [4, 2, 1]);
  here.hear('Ada', 'ObjectAdd', boxAt([5, 5, 22]));
  here.hear('Ada', 'ObjectAdd', boxAt([6, 5, 22]));
  const owners = onlyTold(
    here.hear('Ada', 'ParcelObjectOwnersRequest', { ParcelData: { LocalID: 1 } }),
    'Ada',
    'ParcelObjectOwnersReply',
  );
  assert.deepEqual([owners.uuid('Data', 'OwnerID'), owners.s32('Data', 'Count')], [PEOPLE.Ada.id, 2]);
});

test('[parcel.info.1] [region.id.1] a parcel and a region are found by their ids', () => {
  const here = meeting();
  const [place] = here.world.regions;
  assert.ok(place);
  const info = onlyTold(
    here.hear('Ben', 'ParcelInfoRequest', { Data: { ParcelID: place.parcel.id } }),
    'Ben',
    'ParcelInfoReply',
  );
  assert.deepEqual([info.text('Data', 'SimName'), info.f32('Data', 'GlobalX')], ['Meadow', 256_128]);
  const handle = onlyTold(
    here.hear('Ben', 'RegionHandleRequest', { RequestBlock: { RegionID: place.id } }),
    'Ben',
    'RegionIDAndHandleReply',
  );
  assert.equal(handle.u64('ReplyBlock', 'RegionHandle'), place.handle);
  assert.deepEqual(
    told(here.hear('Ben', 'ParcelInfoRequest', { Data: { ParcelID: OFFER } }), 'Ben', 'ParcelInfoReply'),
    [],
  );
});
