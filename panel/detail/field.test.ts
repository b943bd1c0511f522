import assert from 'node:assert/strict';
import { test } from 'node:test';
import { utf8 } from '../../protocol/bytes.ts';
import { compileCodec, type LooseMessage } from '../../protocol/packet/codec.ts';
import { fieldPlaces } from '../../protocol/packet/place.ts';
import { builtInTemplate } from '../../protocol/template/built-in.ts';
import { NULL_UUID, uuidBytes } from '../../protocol/uuid.ts';
import { treeOf } from './tree.ts';
import type { TreeLine } from './tree-line.ts';

const codec = compileCodec(builtInTemplate());
const ID = '1c8a7767-e37b-422e-afb3-85093197cad1';

/** The lines of a message, of which only the first bytes may have come. */
function linesOf(name: string, blocks: LooseMessage, length?: number): readonly TreeLine[] {
  const message = codec.byName(name);
  assert.ok(message !== undefined);
  return treeOf(message, fieldPlaces(message, codec.encode(name, blocks).subarray(0, length)));
}

/** The value and meaning of a field in its first instance. */
function shown(name: string, blocks: LooseMessage, label: string): string {
  const line = linesOf(name, blocks).find((candidate) => candidate.label === label);
  return `${line?.value?.text} · ${line?.meaning}`;
}

test('beside a number stands what it means', () => {
  const chat = { ChatData: { ChatType: 4, Audible: 255, SourceType: 99, OwnerID: NULL_UUID, SourceID: ID } };
  assert.equal(shown('ChatFromSimulator', chat, 'ChatType'), '4 · typing starts');
  assert.equal(shown('ChatFromSimulator', chat, 'Audible'), '255 · not at all');
  assert.equal(shown('ChatFromSimulator', chat, 'SourceType'), '99 · ');
  assert.equal(shown('ChatFromSimulator', chat, 'OwnerID'), `${NULL_UUID} · null`);
  assert.equal(shown('ChatFromSimulator', chat, 'SourceID'), `${ID} · `);
});

test('flags, regions and times are read out', () => {
  const moved = { Data: { RegionHandle: (256_000n << 32n) | 256_256n, Timestamp: 1_000_000_000 } };
  assert.equal(shown('AgentMovementComplete', moved, 'RegionHandle'), '1099511628032256 · region (1000, 1001)');
  assert.equal(shown('AgentMovementComplete', moved, 'Timestamp'), '1000000000 · 2001-09-09 01:46:40 UTC');
  const rights = { Rights: { RelatedRights: 9 } };
  assert.equal(shown('GrantUserRights', rights, 'RelatedRights'), '9 · see online status + 0x8');
});

test('[meaning.address.1] an address is shown with the port beside it, unless that did not come', () => {
  const simulator = { SimulatorInfo: { Handle: 0n, IP: '10.1.2.3', Port: 12035 } };
  assert.equal(shown('EnableSimulator', simulator, 'IP'), '10.1.2.3 · 10.1.2.3:12035');
  const whole = codec.encode('EnableSimulator', simulator).length;
  for (const missing of [1, 2]) {
    const lines = linesOf('EnableSimulator', simulator, whole - missing);
    assert.equal(lines.find(({ label }) => label === 'IP')?.meaning, '');
  }
});

test('[meaning.secret.1] no session id is shown whole, whatever its message', () => {
  const secrets: readonly (readonly [string, LooseMessage])[] = [
    ['LogoutRequest', { AgentData: { AgentID: NULL_UUID, SessionID: ID } }],
    ['UseCircuitCode', { CircuitCode: { Code: 1, SessionID: ID, ID: NULL_UUID } }],
    ['RequestGodlikePowers', { AgentData: { AgentID: NULL_UUID, SessionID: ID } }],
  ];
  for (const [name, blocks] of secrets) {
    assert.equal(shown(name, blocks, 'SessionID'), '1c8a7767… · ', name);
    assert.ok(!JSON.stringify(linesOf(name, blocks)).includes(ID), name);
  }
});

test('[meaning.secret.1] a secure session id of any template is shortened', () => {
  const field = { name: 'SecureSessionID', type: 'LLUUID', size: 0 } as const;
  const block = { name: 'Who', quantity: 'Single', count: 1, fields: [field] } as const;
  const place = {
    block: 'Who',
    instance: 0,
    field: field.name,
    type: field.type,
    start: 4,
    end: 20,
    value: ID,
  } as const;
  const blocks = [block];
  const message = { name: 'Hail', frequency: 'Low', number: 1, trusted: false, zerocoded: false, blocks } as const;
  assert.equal(treeOf(message, [place])[1]?.value?.text, '1c8a7767…');
});

test('[meaning.text.2] bytes are shown as bytes, even if they could be read', () => {
  const error = { Data: { Data: utf8('abc'), Message: utf8('abc') } };
  const values = linesOf('Error', error).filter(({ kind }) => kind === 'field');
  assert.deepEqual(
    values.slice(-2).map(({ label, value }) => [label, value?.kind, value?.text]),
    [
      ['Message', 'text', '"abc"'],
      ['Data', 'bytes', '61 62 63'],
    ],
  );
});

test('[meaning.chosen.1] [meaning.state.1] what the state of an object says depends on its kind', () => {
  const states: readonly (readonly [number, number, string])[] = [
    [9, 0x50, '80 · left hand'],
    [9, 0x12, '18 · screen top'],
    [9, 0, '0 · not attached'],
    [9, 0xff, '255 · '],
    [47, 20, '20 · typing, editing'],
    [255, 3, '3 · palm 1'],
    [111, 20, '20 · kelp 2'],
    [95, 5, '5 · undergrowth 1'],
    [143, 5, '5 · '],
  ];
  for (const [PCode, State, expected] of states) {
    assert.equal(shown('ObjectUpdate', { ObjectData: [{ PCode, State }] }, 'State'), expected);
    assert.equal(shown('ObjectAdd', { ObjectData: { PCode, State } }, 'State'), expected);
  }
});

test('[meaning.parameter.1] the parameters of a method are texts or ids', () => {
  const id = uuidBytes(ID) ?? assert.fail(ID);
  for (const name of [
    'GenericMessage',
    'LargeGenericMessage',
    'EstateOwnerMessage',
    'GodlikeMessage',
    'SystemMessage',
  ]) {
    const parameters = [id, utf8('12\0'), new Uint8Array(16), Uint8Array.of(1, 2)];
    const blocks = { ParamList: parameters.map((Parameter) => ({ Parameter })), MethodData: { Method: 'kick' } };
    const lines = linesOf(name, blocks).filter(({ label }) => label === 'Parameter');
    assert.deepEqual(
      lines.map(({ meaning, value }) => [value?.kind, value?.text, meaning]),
      [
        ['id', ID, ''],
        ['text', '"12"', ''],
        ['id', NULL_UUID, 'null'],
        ['bytes', '01 02', ''],
      ],
      name,
    );
    assert.equal(shown(name, blocks, 'Method'), '"kick" · ');
  }
});

test('[meaning.text.3] packed bytes are no text, and neither is what nobody knows and nothing closes', () => {
  const effect = { Effect: [{ TypeData: new Uint8Array(56).fill(0x22) }] };
  assert.match(shown('ViewerEffect', effect, 'TypeData'), /^22 22 22 .* · $/);
  assert.equal(shown('ScriptDialogReply', { Data: { ButtonLabel: utf8('Yes') } }, 'ButtonLabel'), '"Yes" · ');
  assert.equal(shown('RegionInfo', { RegionInfo2: { ProductSKU: utf8('sku') } }, 'ProductSKU'), '"sku" · ');
  const page = (url: string) =>
    shown('AvatarPropertiesReply', { PropertiesData: { ProfileURL: utf8(url) } }, 'ProfileURL');
  assert.equal(page('http\0'), '"http" · ');
  assert.equal(page('http'), '68 74 74 70 · ');
});

test('[meaning.about.1] each field says what its value tells, or how its bytes are laid out', () => {
  const about = (name: string, blocks: LooseMessage, label: string) =>
    linesOf(name, blocks).find((line) => line.label === label)?.about ?? assert.fail(label);
  const thing = { ObjectData: [{ PCode: 9, TextureAnim: new Uint8Array(16) }] };
  assert.equal(about('ObjectUpdate', thing, 'PCode'), 'Kind of object.');
  assert.equal(about('ObjectUpdate', thing, 'State'), 'Attachment point.');
  assert.match(about('ObjectUpdate', { ObjectData: [{ PCode: 1 }] }, 'State'), /^By PCode: Primitive: .*species\.$/);
  assert.match(about('ObjectUpdate', thing, 'TextureAnim'), /^Moving texture: 16 bytes or none: mode U8 .*F32\.$/);
  assert.equal(about('ObjectUpdate', thing, 'UpdateFlags'), 'Object.');
  assert.match(
    about('GenericMessage', { MethodData: { Method: 'a' } }, 'Method'),
    /^It decides what each Parameter is/,
  );
  assert.equal(about('CoarseLocationUpdate', { Location: [{ Z: 1 }] }, 'X'), '');
  assert.match(about('CoarseLocationUpdate', { Location: [{ Z: 1 }] }, 'Z'), /, in m\.$/);
});
