import assert from 'node:assert/strict';
import { test } from 'node:test';
import { compileCodec } from '../protocol/packet/codec.ts';
import { Message } from '../protocol/packet/message.ts';
import { parseTemplate } from '../protocol/template/parse.ts';
import { codec } from '../test/support/doorway.ts';
import { saidBody } from './saying.ts';

for (const [name, late, number] of [
  ['RegionInfo', 'CombatSettings', 'ffff008e'],
  ['AlertMessage', 'AgentInfo', 'ffff0086'],
  ['AvatarAppearance', 'AttachmentBlock', 'ffff009e'],
  ['ImprovedInstantMessage', 'MetaData', 'ffff00fe'],
] as const) {
  test(`[said.late.1] ${name} without ${late} ends where an older template ends, and is read whole`, () => {
    const whole = codec.encode(name, {});
    const said = saidBody(codec, name, {});
    assert.equal(said.length, whole.length - 1);
    assert.equal(Buffer.from(said.subarray(0, 4)).toString('hex'), number);
    const decoded = codec.decode(said);
    assert.ok(!('unknown' in decoded));
    assert.deepEqual([decoded.problems, decoded.remarks, decoded.leftOver], [[], [], 0]);
    assert.equal(new Message(decoded).count(late), 0);
  });

  test(`[said.late.1] ${late} is sent when there is something to say of it`, () => {
    const blocks = { [late]: [{}] };
    assert.deepEqual(saidBody(codec, name, blocks), codec.encode(name, blocks));
  });
}

test('every other message is sent whole', () => {
  for (const name of ['AvatarAnimation', 'KillObject', 'RegionHandshake', 'HealthMessage']) {
    assert.deepEqual(saidBody(codec, name, {}), codec.encode(name, {}), name);
  }
});

test('a template that does not have the block is left alone', () => {
  const older = compileCodec(
    parseTemplate('version 2.0\n{ RegionInfo Low 142 NotTrusted Unencoded { A Single { B U8 } } }').template,
  );
  assert.deepEqual(saidBody(older, 'RegionInfo', { A: { B: 7 } }), older.encode('RegionInfo', { A: { B: 7 } }));
});
