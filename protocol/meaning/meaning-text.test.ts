import assert from 'node:assert/strict';
import { test } from 'node:test';
import type { FieldValue } from '../packet/codec.ts';
import { builtInTemplate } from '../template/built-in.ts';
import type { BlockTemplate, FieldTemplate, FieldType } from '../template/model.ts';
import { NULL_UUID } from '../uuid.ts';
import { meaningOf } from './meaning-of.ts';
import { meaningText, shortSecret } from './meaning-text.ts';

function find(path: string): {
  readonly message: string;
  readonly block: BlockTemplate;
  readonly field: FieldTemplate;
} {
  const [name = '', blockName = '', fieldName = ''] = path.split('.');
  const message = builtInTemplate().messages.find((candidate) => candidate.name === name);
  const block = message?.blocks.find((candidate) => candidate.name === blockName);
  const field = block?.fields.find((candidate) => candidate.name === fieldName);
  if (block === undefined || field === undefined) throw new Error(`no field ${path}`);
  return { message: name, block, field };
}

const textAt = (path: string, value: FieldValue): string | undefined => {
  const { message, block, field } = find(path);
  const meaning = meaningOf(message, block, field);
  return meaning === undefined ? undefined : meaningText(meaning, field, value);
};

const ITEM = 'UpdateCreateInventoryItem.InventoryData';
const PRIM = 'ObjectUpdate.ObjectData';
const ID = '1c8a7767-e37b-422e-afb3-85093197cad1';

/** Rule, field, value, words. */
const cases: readonly (readonly [rule: string, path: string, value: FieldValue, words: string | undefined])[] = [
  ['[meaning.names.1]', 'ChatFromViewer.ChatData.Type', 4, 'typing starts'],
  ['[meaning.names.1]', 'ChatFromSimulator.ChatData.SourceType', 3, 'teleport'],
  ['[meaning.names.1]', 'ChatFromSimulator.ChatData.Audible', 255, 'not at all'],
  ['[meaning.names.1]', 'ChatFromSimulator.ChatData.Audible', 1, 'fully'],
  ['[meaning.names.1]', 'ParcelProperties.ParcelData.Status', 255, 'none'],
  ['[meaning.names.1]', 'ParcelProperties.ParcelData.LandingType', 0, 'not allowed'],
  ['[meaning.names.1]', 'ParcelProperties.ParcelData.Category', 14, 'rental'],
  ['[meaning.names.1]', 'ParcelProperties.ParcelData.SequenceID', -50000, 'hovered'],
  ['[meaning.names.1]', 'ParcelProperties.ParcelData.SequenceID', 3, undefined],
  ['[meaning.names.1]', `${ITEM}.Type`, -1, 'none'],
  ['[meaning.names.1]', `${ITEM}.Type`, 49, 'mesh'],
  ['[meaning.names.1]', `${ITEM}.Type`, 99, undefined],
  ['[meaning.names.1]', 'AssetUploadRequest.AssetBlock.Type', 57, 'material'],
  ['[meaning.names.1]', 'BulkUpdateInventory.FolderData.Type', 30, 'ensemble'],
  ['[meaning.names.1]', 'MoneyBalanceReply.TransactionInfo.TransactionType', 8003, 'release'],
  ['[meaning.names.1]', 'AbortXfer.XferID.Result', -43, 'not found'],
  ['[meaning.names.1]', 'GenericStreamingMessage.MethodData.Method', 0x4175, 'material override in glTF'],
  ['[meaning.names.1]', 'LayerData.LayerID.Type', 76, 'land'],
  ['[meaning.flags.1]', `${ITEM}.OwnerMask`, 0x7fffffff, 'all'],
  ['[meaning.flags.1]', `${ITEM}.OwnerMask`, 0xa000, 'transfer, copy'],
  ['[meaning.flags.1]', `${ITEM}.OwnerMask`, 0xa004, 'transfer, copy + 0x4'],
  ['[meaning.flags.1]', `${ITEM}.OwnerMask`, 0, 'none'],
  [
    'flags.1',
    'GrantUserRights.Rights.RelatedRights',
    -1,
    'see online status, find on the map, modify objects + 0xfffffff8',
  ],
  ['[meaning.flags.1]', 'GrantUserRights.Rights.RelatedRights', 8, '+ 0x8'],
  ['[meaning.flags.1]', 'AgentUpdate.AgentData.ControlFlags', 0x80000001, 'forward, mouselook button up'],
  [
    '[meaning.flags.1]',
    'AgentDataUpdate.AgentData.GroupPowers',
    2n ** 51n + 2n ** 63n,
    'group bans + 0x8000000000000000',
  ],
  ['[meaning.flags.1]', 'RegionHandshake.RegionInfo4.RegionProtocols', 2n ** 63n, 'more than six baked textures'],
  ['[meaning.flags.1]', `${ITEM}.Flags`, 0x20005, 'subtype 5, overwrite owner'],
  ['[meaning.flags.1]', `${PRIM}.Material`, 0x13, 'wood + 0x10'],
  ['[meaning.flags.1]', 'ObjectAttach.AgentData.AttachmentPoint', 0x85, 'left hand, beside what is there'],
  ['[meaning.flags.1]', 'ObjectAttach.AgentData.AttachmentPoint', 0, 'where it was worn last'],
  ['[meaning.flags.1]', 'SendXferPacket.XferID.Packet', 0x80000007, 'packet 7, last'],
  ['[meaning.flags.1]', 'ObjectProperties.ObjectData.AggregatePerms', 0x1e, 'copy some, modify all, transfer none'],
  ['[meaning.scaled.1]', `${PRIM}.PathEnd`, 12500, '0.75'],
  ['[meaning.scaled.1]', `${PRIM}.PathScaleX`, 150, '0.5'],
  ['[meaning.scaled.1]', `${PRIM}.PathShearX`, 206, '-0.5'],
  ['[meaning.scaled.1]', `${PRIM}.PathTwist`, -100, '-1'],
  ['[meaning.scaled.1]', `${PRIM}.PathRevolutions`, 200, '4'],
  ['[meaning.scaled.1]', 'ObjectUpdate.RegionData.TimeDilation', 65535, '1'],
  ['[meaning.scaled.1]', 'CoarseLocationUpdate.Location.Z', 6, '24 m'],
  ['[meaning.scaled.1]', 'SimulatorViewerTimeMessage.TimeInfo.UsecSinceStart', 1_500_000n, '1.5 s'],
  ['[meaning.region.1]', 'ObjectUpdate.RegionData.RegionHandle', (256_000n << 32n) | 256_256n, 'region (1000, 1001)'],
  [
    '[meaning.region.1]',
    'EnableSimulator.SimulatorInfo.Handle',
    (256_005n << 32n) | 256_000n,
    'region (1000, 1000) + (5, 0) m',
  ],
  ['[meaning.time.1]', 'ParcelProperties.ParcelData.ClaimDate', 1_000_000_000, '2001-09-09 01:46:40 UTC'],
  ['[meaning.time.1]', 'ParcelProperties.ParcelData.ClaimDate', -1, '1969-12-31 23:59:59 UTC'],
  ['[meaning.time.1]', 'ImprovedInstantMessage.MessageBlock.Timestamp', 0, undefined],
  ['[meaning.time.1]', 'ObjectProperties.ObjectData.CreationDate', 1_000_000_000_999_999n, '2001-09-09 01:46:40 UTC'],
  ['[meaning.time.1]', 'ObjectProperties.ObjectData.CreationDate', 2n ** 64n - 1n, undefined],
  ['[meaning.rotation.1]', 'AgentUpdate.AgentData.BodyRotation', [0, 0, Math.SQRT1_2, Math.SQRT1_2], '(0°, 0°, 90°)'],
  ['[meaning.rotation.1]', 'AgentUpdate.AgentData.BodyRotation', [0.5, 0.5, 0.5, 0.5], '(0°, 90°, 90°)'],
  ['[meaning.rotation.1]', 'AgentUpdate.AgentData.BodyRotation', [0.5, -0.5, 0.5, 0.5], '(90°, 0°, 90°)'],
  ['[meaning.rotation.1]', 'AgentUpdate.AgentData.BodyRotation', [0, 0, Number.NaN, 1], undefined],
  ['[meaning.id.1]', 'AgentUpdate.AgentData.AgentID', NULL_UUID, 'null'],
  ['[meaning.id.1]', 'AgentUpdate.AgentData.AgentID', ID, undefined],
];

for (const [rule, path, value, words] of cases)
  test(`${rule} ${path} = ${String(value)} means ${words ?? 'nothing more'}`, () =>
    assert.equal(textAt(path, value), words));

test('[meaning.secret.1] of a session id the first eight characters are shown', () => {
  assert.equal(shortSecret(ID), '1c8a7767…');
  assert.equal(shortSecret('1c8a7767'), '1c8a7767');
});

const field = (name: string, type: FieldType): FieldTemplate => ({ name, type, size: type === 'Variable' ? 1 : 0 });

/** By its type and name alone, in a block of a message that no table has. */
function kindByShape(name: string, type: FieldType, beside: readonly FieldTemplate[] = []): string | undefined {
  const asked = field(name, type);
  const block = { name: 'Thing', quantity: 'Single', count: 1, fields: [asked, ...beside] } as const;
  const meaning = meaningOf('Nowhere', block, asked);
  return meaning?.kind === 'address' ? `address:${meaning.port}` : meaning?.kind;
}

test('[meaning.field.1] where the table has nothing, type and name decide', () => {
  const shapes: readonly (readonly [string, FieldType, string | undefined])[] = [
    ['SessionID', 'LLUUID', 'secret'],
    ['SecureSessionID', 'LLUUID', 'secret'],
    ['AgentID', 'LLUUID', 'id'],
    ['Turn', 'LLQuaternion', 'rotation'],
    ['RegionHandle', 'U64', 'region'],
    ['Handle', 'U64', 'region'],
    ['XferID', 'U64', undefined],
    ['ExpirationDate', 'U32', 'time'],
    ['Timestamp', 'S32', 'time'],
    ['CleanTime', 'S32', undefined],
    ['Stamp', 'BOOL', undefined],
    ['Flags', 'U32', undefined],
    ['Address', 'IPADDR', undefined],
    ['Speed', 'F32', undefined],
  ];
  for (const [name, type, kind] of shapes) assert.equal(kindByShape(name, type), kind, `${name} ${type}`);
});

test('[meaning.text.1] [meaning.text.2] the name says whether bytes are text', () => {
  for (const name of ['FirstName', 'Message', 'ItemDescription', 'ChannelVersion', 'ProductSKU', 'Method'])
    assert.equal(kindByShape(name, 'Variable'), 'text', name);
  for (const name of ['Data', 'BinaryBucket', 'TextureEntry', 'Params', 'Digest', 'NameValue'])
    assert.equal(kindByShape(name, 'Variable'), 'bytes', name);
  assert.equal(kindByShape('Token', 'Variable'), undefined);
});

test('[meaning.address.1] an address belongs to the port beside it', () => {
  assert.equal(kindByShape('SimIP', 'IPADDR', [field('SimPort', 'IPPORT')]), 'address:SimPort');
  assert.equal(kindByShape('SimIP', 'IPADDR', [field('Name', 'Variable'), field('SimPort', 'IPPORT')]), undefined);
  const { message, block, field: address } = find('SimulatorPresentAtLocation.SimulatorPublicHostBlock.SimulatorIP');
  assert.deepEqual(meaningOf(message, block, address), { kind: 'address', port: 'Port' });
});

test('[meaning.field.1] a meaning that the type cannot have is left out', () => {
  const { block } = find('ChatFromViewer.ChatData.Type');
  assert.equal(meaningOf('ChatFromViewer', block, field('Type', 'F32')), undefined);
  assert.equal(meaningOf('ChatFromViewer', block, field('Type', 'S32'))?.kind, 'enumeration');
});
