// A viewer that makes the textures of its avatar itself, from its arrival to what the other viewers see.
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { concatBytes } from '../protocol/bytes.ts';
import { asUuid, get, map } from '../protocol/llsd/value.ts';
import type { LooseMessage } from '../protocol/packet/codec.ts';
import { Message } from '../protocol/packet/message.ts';
import { readPacket } from '../protocol/packet/packet.ts';
import { NULL_UUID, randomUuid } from '../protocol/uuid.ts';
import { AgentCaps } from '../test/support/agent-caps.ts';
import { codec } from '../test/support/doorway.ts';
import { seeded } from '../test/support/seeded.ts';
import { WholeGrid } from '../test/support/whole-grid.ts';
import type { Effect } from './effects.ts';
import { LAST_PACKET } from './world/incoming-files.ts';
import { BODY_FACE, NO_TEXTURE } from './world/looks.ts';
import { plainFace, readFaces, writeFaces } from './world/prims/faces.ts';

const FACES = Object.values(BODY_FACE);
const PARAMS = 218;
const random = seeded(11);
const bake = (face: number) => Uint8Array.from({ length: 2500 + face }, (_, at) => (at * face) % 256);

/** A grid in which viewers dress avatars; Ada does, and Ben looks on. */
function meeting() {
  const region = { name: 'Yard', x: 1000, y: 1000, port: 13_000, appearance: 'viewer' as const };
  const whole = new WholeGrid({ regions: [region] });
  const [ada, ben] = [new AgentCaps(whole, 'Ada'), new AgentCaps(whole, 'Ben')];
  const arrivals = [ada, ben].map((caps) => whole.arrive(caps.login));
  return { whole, ada, ben, arrivals };
}

type Stage = ReturnType<typeof meeting>;

function say({ ada, whole }: Stage, name: string, blocks: LooseMessage): readonly Effect[] {
  const { id, sessionId } = ada.login;
  const AgentData = { AgentID: id, SessionID: sessionId, ...blocks['AgentData'] };
  const fields = codec.byName(name)?.blocks.some((block) => block.name === 'AgentData') ? { AgentData } : {};
  return whole.send(ada.login, name, { ...blocks, ...fields });
}

/** All messages of a name that an agent is sent. */
function toldTo({ login }: AgentCaps, effects: readonly Effect[], name: string): readonly Message[] {
  return effects.flatMap((effect) => {
    const packet = effect.kind === 'datagram' && effect.to.port === login.port ? readPacket(effect.bytes) : undefined;
    const decoded = packet !== undefined && 'body' in packet ? codec.decode(packet.body) : undefined;
    return decoded !== undefined && !('unknown' in decoded) && decoded.template.name === name
      ? [new Message(decoded)]
      : [];
  });
}

function cached(stage: Stage, sums: readonly string[]): readonly string[] {
  const WearableData = sums.map((ID, TextureIndex) => ({ ID, TextureIndex }));
  const [reply] = toldTo(stage.ada, say(stage, 'AgentCachedTexture', { WearableData }), 'AgentCachedTextureResponse');
  return (reply?.instances('WearableData') ?? []).map((at) => reply?.uuid('WearableData', 'TextureID', at) ?? '');
}

/** Sends a texture by UDP, as a file; its id. */
function uploadedByUdp(stage: Stage, bytes: Uint8Array): string {
  const AssetBlock = { TransactionID: randomUuid(random), Type: 0, Tempfile: true, StoreLocal: true };
  const [asked] = toldTo(stage.ada, say(stage, 'AssetUploadRequest', { AssetBlock }), 'RequestXfer');
  const ID = asked?.u64('XferID', 'ID') ?? 0n;
  const length = new Uint8Array(new Uint32Array([bytes.length]).buffer);
  const whole = concatBytes(length, bytes);
  const count = Math.ceil(whole.length / 1000);
  let effects: readonly Effect[] = [];
  for (let at = 0; at < count; at += 1) {
    const Packet = at === count - 1 ? at + LAST_PACKET : at;
    const Data = whole.subarray(at * 1000, (at + 1) * 1000);
    effects = say(stage, 'SendXferPacket', { XferID: { ID, Packet }, DataPacket: { Data } });
    assert.equal(toldTo(stage.ada, effects, 'ConfirmXferPacket').length, 1);
  }
  const [done] = toldTo(stage.ada, effects, 'AssetUploadComplete');
  assert.equal(done?.bool('AssetBlock', 'Success'), true);
  return done?.uuid('AssetBlock', 'UUID') ?? '';
}

for (const [way, upload] of [
  ['HTTP', ({ ada }: Stage, bytes) => asUuid(get(ada.upload('UploadBakedTexture', map({}), bytes).value, 'new_asset'))],
  ['UDP', uploadedByUdp],
] as const satisfies readonly (readonly [string, (stage: Stage, bytes: Uint8Array) => string])[]) {
  test(`[look.own.1] [look.baked.1] [look.dresser.1] what a viewer bakes and sends by ${way} is what the others draw`, () => {
    const stage = meeting();
    const [handshake] = toldTo(stage.ada, stage.arrivals[0] ?? [], 'RegionHandshake');
    assert.equal((handshake?.u64('RegionInfo4', 'RegionProtocols') ?? 1n) & 1n, 0n);
    const [worn] = toldTo(stage.ada, say(stage, 'AgentWearablesRequest', {}), 'AgentWearablesUpdate');
    for (const at of worn?.instances('WearableData') ?? []) {
      const query = `bodypart_id=${worn?.uuid('WearableData', 'AssetID', at)}`;
      assert.equal(stage.ada.ask('ViewerAsset', { query }).status, 200);
    }
    const sums = FACES.map(() => randomUuid(random));
    assert.deepEqual(
      cached(stage, sums),
      FACES.map(() => NULL_UUID),
    );
    const textures = FACES.map((face) => upload(stage, bake(face)));
    const others = new Map(FACES.map((face, at) => [face, plainFace(textures[at])] as const));
    const told = say(stage, 'AgentSetAppearance', {
      AgentData: { SerialNum: 1, Size: [0.45, 0.6, 1.9] },
      WearableData: FACES.map((TextureIndex, at) => ({ CacheID: sums[at] ?? NULL_UUID, TextureIndex })),
      ObjectData: { TextureEntry: writeFaces({ rest: plainFace(NO_TEXTURE), others }) },
      VisualParam: Array.from({ length: PARAMS }, (_, at) => ({ ParamValue: at })),
    });
    const [look] = toldTo(stage.ben, told, 'AvatarAppearance');
    assert.deepEqual([look?.count('VisualParam'), look?.count('AppearanceData')], [PARAMS, 0]);
    const faces = readFaces(look?.bytes('ObjectData', 'TextureEntry') ?? new Uint8Array(0));
    for (const [at, face] of FACES.entries()) {
      assert.equal(faces?.others.get(face)?.texture, textures[at]);
      const { reply } = stage.ben.ask('GetTexture', { query: `texture_id=${textures[at]}` });
      assert.deepEqual(reply.bytes, bake(face));
    }
    assert.deepEqual(cached(stage, sums), textures);
    assert.deepEqual(toldTo(stage.ada, told, 'AvatarAppearance'), []);
  });
}
