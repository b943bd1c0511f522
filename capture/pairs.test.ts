import assert from 'node:assert/strict';
import { test } from 'node:test';
import type { LooseMessage } from '../protocol/packet/codec.ts';
import { markResent } from '../protocol/packet/packet.ts';
import { codec, message } from '../test/support/conversation-capture.ts';
import { PAIR_RULES } from './pair-rules.ts';
import { MOST_COPIED, MOST_OPEN, Pairs } from './pairs.ts';
import { wholeRow } from './reading/whole.ts';

type Said = readonly [direction: 'in' | 'out', name: string, blocks?: LooseMessage];

/** `asked row -> answered rows after seconds`; each row takes a second. */
function pairs(...said: readonly Said[]): readonly string[] {
  const found = new Pairs(codec);
  for (const [at, [direction, name, blocks = {}]] of said.entries()) {
    const bytes = message(at, name, blocks);
    const ends = { from: 'a:1', to: 'b:2' };
    found.add(wholeRow(at + 1, { door: 'udp', time: at, direction, circuit: 1, fate: 'handled', bytes, ...ends }));
  }
  return found.all.map(({ after, answered, asked, replies, request }) => {
    return `${asked} ${request} -> ${answered} ${replies.join(' ')} after ${after}`;
  });
}

test('[pairs.table.1] every pair names messages and fields of the template', () => {
  const check = (name: string, path: string | undefined) => {
    const template = codec.byName(name);
    assert.ok(template, name);
    const [block, fields] = path?.split('.') ?? [];
    const known = template.blocks.find((one) => one.name === block)?.fields.map((one) => one.name) ?? [];
    for (const field of fields?.split('|') ?? []) assert.ok(known.includes(field), `${name}.${block}.${field}`);
  };
  for (const { by, instead = [], reply, request, says } of PAIR_RULES) {
    check(request, by?.[0]);
    check(request, says?.[0]);
    for (const name of [reply, ...instead]) check(name, by?.[1]);
  }
});

/** Why nothing that goes over the same circuit asks for them. */
const UNASKED: Readonly<Record<string, string>> = {
  InviteGroupResponse: 'It goes from a simulator to the server of the groups; the viewer asked the simulator.',
  RoutedMoneyBalanceReply: 'A server passes it on to a simulator that did not ask.',
};

test('[pairs.table.1] every message that is called a reply answers somebody, or has its reason', () => {
  const replies = codec.template.messages
    .map(({ name }) => name)
    .filter((name) => /(?:Reply|Complete|Response)$/.test(name));
  const known = new Set(PAIR_RULES.flatMap(({ instead = [], reply }) => [reply, ...instead]));
  assert.deepEqual(
    replies.filter((name) => !known.has(name)),
    Object.keys(UNASKED),
  );
  for (const reason of Object.values(UNASKED)) assert.match(reason, /^[A-Z].*\.$/);
});

const ping = (direction: 'in' | 'out', id: number): Said => [direction, 'StartPingCheck', { PingID: { PingID: id } }];
const pong = (direction: 'in' | 'out', id: number): Said => [
  direction,
  'CompletePingCheck',
  { PingID: { PingID: id } },
];
const ID = '11111111-2222-3333-4444-555555555555';
const OTHER = '99999999-2222-3333-4444-555555555555';

/** What it shows, what is said, and the pairs. */
const CONVERSATIONS: readonly (readonly [string, readonly Said[], readonly string[]])[] = [
  [
    '[pairs.match.1] pings both ways with the same id',
    [ping('in', 1), ping('out', 1), pong('in', 1), pong('out', 1)],
    ['StartPingCheck 1 -> CompletePingCheck 4 after 3', 'StartPingCheck 2 -> CompletePingCheck 3 after 1'],
  ],
  [
    '[pairs.match.1] the order of answers does not matter where ids tell',
    [ping('out', 1), ping('out', 2), pong('in', 2)],
    ['StartPingCheck 1 -> CompletePingCheck  after undefined', 'StartPingCheck 2 -> CompletePingCheck 3 after 1'],
  ],
  [
    '[pairs.match.1] without ids the order tells',
    [
      ['in', 'RequestRegionInfo'],
      ['in', 'RequestRegionInfo'],
      ['out', 'RegionInfo'],
      ['out', 'RegionInfo'],
    ],
    ['RequestRegionInfo 1 -> RegionInfo 3 after 2', 'RequestRegionInfo 2 -> RegionInfo 4 after 2'],
  ],
  [
    '[pairs.match.1] one of several ids is enough',
    [
      ['in', 'UUIDNameRequest', { UUIDNameBlock: [{ ID: OTHER }, { ID }] }],
      ['out', 'UUIDNameReply', { UUIDNameBlock: [{ ID }] }],
    ],
    ['UUIDNameRequest 1 -> UUIDNameReply 2 after 1'],
  ],
  [
    '[pairs.match.1] all parts of a transfer',
    [
      ['in', 'RequestXfer', { XferID: { ID: 5n } }],
      ['out', 'SendXferPacket', { XferID: { ID: 5n } }],
      ['in', 'ConfirmXferPacket', { XferID: { ID: 5n } }],
      ['out', 'SendXferPacket', { XferID: { ID: 5n } }],
    ],
    [
      'RequestXfer 1 -> SendXferPacket 2 4 after 1',
      'SendXferPacket 2 -> ConfirmXferPacket 3 after 1',
      'SendXferPacket 4 -> ConfirmXferPacket  after undefined',
    ],
  ],
  [
    '[pairs.instead.1] whatever comes in place of a reply is one, and what never came could be any of them',
    [
      ['in', 'TeleportLocationRequest'],
      ['in', 'TeleportLureRequest'],
      ['out', 'TeleportFailed'],
      ['in', 'DirFindQuery', { QueryData: { QueryID: ID } }],
      ['out', 'DirGroupsReply', { QueryData: { QueryID: ID } }],
      ['out', 'DirGroupsReply', { QueryData: { QueryID: ID } }],
    ],
    [
      'TeleportLocationRequest 1 -> TeleportFailed 3 after 2',
      'TeleportLureRequest 2 -> TeleportFinish or TeleportLocal or TeleportFailed  after undefined',
      'DirFindQuery 4 -> DirGroupsReply 5 6 after 1',
    ],
  ],
  [
    '[pairs.match.1] a reply to requests of several kinds belongs to the oldest of them',
    [
      ['in', 'MapBlockRequest'],
      ['in', 'MapNameRequest'],
      ['out', 'MapBlockReply'],
      ['out', 'MapBlockReply'],
    ],
    ['MapBlockRequest 1 -> MapBlockReply 3 after 2', 'MapNameRequest 2 -> MapBlockReply 4 after 2'],
  ],
  [
    '[pairs.says.1] a message of all purposes asks for what its method says',
    [
      ['in', 'GenericMessage', { MethodData: { Method: 'avatarpicksrequest' }, ParamList: [{ Parameter: ID }] }],
      ['in', 'GenericMessage', { MethodData: { Method: 'avatarpicksrequest' }, ParamList: [{ Parameter: OTHER }] }],
      ['in', 'GenericMessage', { MethodData: { Method: 'else' }, ParamList: [{ Parameter: ID }] }],
      ['out', 'AvatarPicksReply', { AgentData: { TargetID: OTHER } }],
    ],
    ['GenericMessage 1 -> AvatarPicksReply  after undefined', 'GenericMessage 2 -> AvatarPicksReply 4 after 2'],
  ],
  [
    '[pairs.says.2] a message of all purposes answers by its method',
    [
      ['in', 'MuteListRequest'],
      ['out', 'GenericMessage', { MethodData: { Method: 'else' } }],
      ['out', 'GenericMessage', { MethodData: { Method: 'emptymutelist' } }],
      ['in', 'MuteListRequest'],
      ['out', 'UseCachedMuteList'],
    ],
    ['MuteListRequest 1 -> GenericMessage 3 after 2', 'MuteListRequest 4 -> UseCachedMuteList 5 after 1'],
  ],
  [
    '[pairs.match.1] several fields together tell',
    [
      ['in', 'ParcelAccessListRequest', { Data: { LocalID: 1, Flags: 1 } }],
      ['in', 'ParcelAccessListRequest', { Data: { LocalID: 1, Flags: 2 } }],
      ['out', 'ParcelAccessListReply', { Data: { LocalID: 1, Flags: 2 } }],
    ],
    [
      'ParcelAccessListRequest 1 -> ParcelAccessListReply  after undefined',
      'ParcelAccessListRequest 2 -> ParcelAccessListReply 3 after 1',
    ],
  ],
  [
    '[pairs.match.1] what goes the same way is no answer',
    [
      ['in', 'LogoutRequest'],
      ['in', 'LogoutReply'],
    ],
    ['LogoutRequest 1 -> LogoutReply  after undefined'],
  ],
];

for (const [what, said, expected] of CONVERSATIONS) {
  test(what, () => assert.deepEqual(pairs(...said), expected));
}

test('[pairs.copies.1] what is sent again is no other request', () => {
  const asked = message(7, 'RequestRegionInfo', {});
  const heard = (...datagrams: readonly Uint8Array[]) => {
    const found = new Pairs(codec);
    for (const [at, bytes] of datagrams.entries()) {
      const row = {
        door: 'udp',
        time: at,
        direction: 'in',
        circuit: 1,
        fate: 'handled',
        from: 'a:1',
        to: 'b:2',
      } as const;
      found.add(wholeRow(at + 1, { ...row, bytes }));
    }
    return found.all.map(({ request }) => request);
  };
  assert.deepEqual(heard(asked, markResent(asked)), [1]);
  // Without the first one, the copy is the request.
  assert.deepEqual(heard(markResent(asked), markResent(asked)), [1]);
  const others = Array.from({ length: MOST_COPIED }, (_, at) => message(100 + at, 'RequestRegionInfo', {}));
  assert.equal(heard(asked, ...others, markResent(asked)).length, MOST_COPIED + 2);
});

test('[pairs.bound.1] so many requests wait, and no more', () => {
  const asks = Array.from({ length: MOST_OPEN + 1 }, (): Said => ['in', 'RequestRegionInfo']);
  assert.match(pairs(...asks, ['out', 'RegionInfo'])[1] ?? '', /^RequestRegionInfo 2 -> RegionInfo 1002 /);
});
