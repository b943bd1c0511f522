import assert from 'node:assert/strict';
import { test } from 'node:test';
import { asItems, boolean, get, integer, map, uuid } from '../../../protocol/llsd/value.ts';
import { crc32 } from '../mutes.ts';
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
  assert.match(reply.text('MessageBlock', 'Message'), /The message is kept/);
  const nobody = onlyTold(write(here, 'Ada', OFFER, { Message: 'Hello' }), 'Ada', 'ImprovedInstantMessage');
  assert.match(nobody.text('MessageBlock', 'Message'), /There is nobody of that name/);
  assert.equal(reply.u8('MessageBlock', 'Dialog'), DIALOG.absent);
  assert.deepEqual(write(here, 'Ada', ABSENT.id, { Dialog: 41 }), []);
});

test('[im.kept.1] what was written to somebody who was away is read when it is asked for, once', () => {
  const here = meeting();
  write(here, 'Ada', PEOPLE.Cleo.id, { Message: 'lost' });
  here.arrive('Cleo');
  here.world.leave(PEOPLE.Cleo.id, 'test', START);
  const bucket = Uint8Array.of(1, 2, 3);
  write(here, 'Ada', PEOPLE.Cleo.id, { Message: 'kept', BinaryBucket: bucket });
  write(here, 'Ada', PEOPLE.Cleo.id, { Dialog: 41 });
  write(here, 'Ada', PEOPLE.Cleo.id, { Dialog: DIALOG.friendshipOffered, ID: OFFER });
  here.arrive('Cleo');
  const letters = told(here.hear('Cleo', 'RetrieveInstantMessages'), 'Cleo', 'ImprovedInstantMessage');
  assert.deepEqual(
    letters.map((letter) => [
      letter.u8('MessageBlock', 'Dialog'),
      letter.text('MessageBlock', 'Message'),
      letter.u8('MessageBlock', 'Offline'),
      letter.u32('MessageBlock', 'Timestamp'),
      letter.bytes('MessageBlock', 'BinaryBucket').length,
    ]),
    [
      [0, 'kept', 1, 1_700_000_001, 3],
      [DIALOG.friendshipOffered, '', 1, 1_700_000_001, 0],
    ],
  );
  assert.deepEqual(here.hear('Cleo', 'RetrieveInstantMessages'), []);
  assert.equal(told(here.hear('Cleo', 'AcceptFriendship', answerTo(OFFER)), 'Ada', 'OnlineNotification').length, 1);
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

test('[friends.here.2] who asks whether somebody is online is told of its friends', () => {
  const here = meeting();
  const ask = () =>
    here.hear('Ada', 'GenericMessage', {
      MethodData: { Method: 'requestonlinenotification' },
      ParamList: [{ Parameter: PEOPLE.Ben.id.toUpperCase() }, { Parameter: 'nobody' }],
    });
  assert.deepEqual(ask(), []);
  offer(here);
  here.hear('Ben', 'AcceptFriendship', answerTo(OFFER));
  assert.equal(onlyTold(ask(), 'Ada', 'OnlineNotification').uuid('AgentBlock', 'AgentID'), PEOPLE.Ben.id);
  here.world.leave(PEOPLE.Ben.id, 'test', START);
  assert.equal(onlyTold(ask(), 'Ada', 'OfflineNotification').uuid('AgentBlock', 'AgentID'), PEOPLE.Ben.id);
});

test('[friends.rights.1] what a friend may is told to both, and who may not see it is not told who comes', () => {
  const here = meeting();
  offer(here);
  here.hear('Ben', 'AcceptFriendship', answerTo(OFFER));
  const grant = (AgentRelated: string, RelatedRights: number) =>
    here.hear('Ben', 'GrantUserRights', { Rights: [{ AgentRelated, RelatedRights }] });
  const says = grant(PEOPLE.Ada.id, 4);
  for (const name of ['Ada', 'Ben'] as const) {
    const change = onlyTold(says, name, 'ChangeUserRights');
    assert.deepEqual(
      [
        change.uuid('AgentData', 'AgentID'),
        change.uuid('Rights', 'AgentRelated'),
        change.s32('Rights', 'RelatedRights'),
      ],
      [PEOPLE.Ben.id, PEOPLE.Ada.id, 4],
    );
  }
  assert.deepEqual(grant(PEOPLE.Cleo.id, 4), []);
  assert.deepEqual(told(here.world.leave(PEOPLE.Ben.id, 'test', START), 'Ada', 'OfflineNotification'), []);
  const back = here.arrive('Ben');
  assert.deepEqual(
    [told(back, 'Ada', 'OnlineNotification').length, told(back, 'Ben', 'OnlineNotification').length],
    [0, 1],
  );
});

test('[friends.find.1] a friend who allows it is found on the map', () => {
  const here = meeting();
  offer(here);
  here.hear('Ben', 'AcceptFriendship', answerTo(OFFER));
  const find = () => here.hear('Ada', 'FindAgent', { AgentBlock: { Hunter: PEOPLE.Ada.id, Prey: PEOPLE.Ben.id } });
  assert.deepEqual(find(), []);
  here.hear('Ben', 'GrantUserRights', { Rights: [{ AgentRelated: PEOPLE.Ada.id, RelatedRights: 2 }] });
  const found = onlyTold(find(), 'Ada', 'FindAgent');
  assert.deepEqual(
    [found.f64('LocationBlock', 'GlobalX'), found.f64('LocationBlock', 'GlobalY')],
    [1001 * 256 + 128, 1000 * 256 + 128],
  );
});

test('[friends.card.1] a calling card and its answer are passed on', () => {
  const here = meeting();
  const AgentBlock = { DestID: PEOPLE.Ben.id, TransactionID: OFFER };
  const offered = onlyTold(here.hear('Ada', 'OfferCallingCard', { AgentBlock }), 'Ben', 'OfferCallingCard');
  assert.equal(offered.uuid('AgentData', 'AgentID'), PEOPLE.Ada.id);
  assert.deepEqual(script(here.hear('Ben', 'AcceptCallingCard', answerTo(OFFER))), ['Ada < AcceptCallingCard']);
  assert.deepEqual(here.hear('Ben', 'DeclineCallingCard', answerTo(OFFER)), []);
});

test('[self.mutes.1] [self.mutes.2] a list of those whom one does not want to hear is kept, and fetched as a file', () => {
  const here = meeting();
  const ask = (MuteCRC: number) => script(here.hear('Ada', 'MuteListRequest', { MuteData: { MuteCRC } }));
  for (const sum of [0, 5]) assert.deepEqual(ask(sum), ['Ada < GenericMessage']);
  const MuteData = { MuteID: PEOPLE.Ben.id, MuteName: 'Ben | Sandbox', MuteType: 1, MuteFlags: 3 };
  here.hear('Ada', 'UpdateMuteListEntry', { MuteData });
  const told = onlyTold(here.hear('Ada', 'MuteListRequest'), 'Ada', 'MuteListUpdate');
  const Filename = told.text('MuteData', 'Filename');
  const file = onlyTold(here.hear('Ada', 'RequestXfer', { XferID: { ID: 1n, Filename } }), 'Ada', 'SendXferPacket');
  const bytes = file.bytes('DataPacket', 'Data').subarray(4);
  assert.equal(new TextDecoder().decode(bytes), `1 ${PEOPLE.Ben.id} Ben   Sandbox|3\n`);
  assert.deepEqual(ask(crc32(bytes)), ['Ada < UseCachedMuteList']);
  here.hear('Ada', 'RemoveMuteListEntry', { MuteData: { MuteID: PEOPLE.Ben.id, MuteName: 'Ben | Sandbox' } });
  assert.deepEqual(ask(0), ['Ada < GenericMessage']);
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
  const parcel = () => here.world.regions[0]?.parcels.byNumber(1);
  assert.deepEqual(script(here.hear('Ada', 'ParcelPropertiesUpdate', { ParcelData })), ['Ada << ParcelProperties']);
  assert.deepEqual([parcel()?.name, parcel()?.flags], ['Garden', 7]);
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
  const [owners] = here.hear('Ada', 'ParcelObjectOwnersRequest', { ParcelData: { LocalID: 1 } });
  assert.ok(owners?.kind === 'queue' && owners.event === 'ParcelObjectOwnersReply');
  const [ada] = asItems(get(owners.body, 'Data'));
  assert.deepEqual(
    ada,
    map({ OwnerID: uuid(PEOPLE.Ada.id), IsGroupOwned: boolean(false), Count: integer(2), OnlineStatus: boolean(true) }),
  );
});

test('[parcel.info.1] [region.id.1] a parcel and a region are found by their ids', () => {
  const here = meeting();
  const [place] = here.world.regions;
  assert.ok(place);
  const info = onlyTold(
    here.hear('Ben', 'ParcelInfoRequest', { Data: { ParcelID: place.parcels.at(0, 0).id } }),
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
