import assert from 'node:assert/strict';
import { test } from 'node:test';
import { bytesOf, lines } from '../../../test/support/pieces.ts';
import { concatBytes, utf8 } from '../../bytes.ts';
import { builtInTemplate } from '../../template/built-in.ts';
import { fieldsIn } from '../spell.ts';
import { MEANING_ROWS } from '../table.ts';
import { MOST_PIECES, PieceReader } from './piece-reader.ts';
import { DECODERS, unpack } from './unpack.ts';

const floats = (...values: readonly number[]): Uint8Array => new Uint8Array(Float32Array.from(values).buffer);

test('[meaning.motion.1] [meaning.motion.2] each length has its form, and later data are skipped', () => {
  const path = 'ObjectUpdate.ObjectData.ObjectData';
  const prim = floats(1, 2, 3, 4, 5, 6, 7, 8, 9, 0, 0, 1, 10, 11, 12);
  const plane = floats(0, 0, 1, 20);
  const later = new Uint8Array(64);
  const forms: readonly (readonly [Uint8Array, readonly string[]])[] = [
    [prim, []],
    [concatBytes(prim, later), ['later data']],
    [concatBytes(plane, prim), ['foot plane']],
    [concatBytes(plane, prim, later), ['foot plane', 'later data']],
  ];
  for (const [bytes, more] of forms) {
    const { pieces, problem } = unpack(path, bytes, () => undefined) ?? assert.fail('not known');
    assert.equal(problem, undefined);
    const names = pieces.map(({ name }) => name);
    assert.deepEqual(
      names.filter((name) => more.includes(name)),
      more,
    );
    const known = lines(pieces)
      .filter((line) => /position|velocity|spin/.test(line))
      .map((line) => line.replace(/^\S+ /, ''));
    assert.deepEqual(known, ['position: <1, 2, 3> m', 'velocity: <4, 5, 6> m/s', 'spin: <10, 11, 12> rad/s']);
  }
});

test('[meaning.motion.1] the forms in steps have the same parts, as near as their steps', () => {
  const path = 'ObjectUpdate.ObjectData.ObjectData';
  const steps = Uint16Array.from([0, 0xffff, 0, 0xffff, 0x7fff, 0, 0, 0, 0, 0x7fff, 0x7fff, 0x7fff, 0xffff, 0, 0, 0]);
  for (const bytes of [new Uint8Array(steps.buffer), Uint8Array.from(steps, (step) => step >> 8)]) {
    const { pieces, problem } = unpack(path, bytes, () => undefined) ?? assert.fail('not known');
    assert.equal(problem, undefined);
    const found = lines(pieces).map((line) => line.replace(/^\S+ /, ''));
    assert.deepEqual(found.slice(0, 5), [
      'position',
      '. x: -128 m',
      '. y: 384 m',
      '. z: -256 m',
      'velocity: <256, 0, -256> m/s',
    ]);
    assert.deepEqual(found.slice(6), ['rotation: <0, 0, 0, 1> ((0°, 0°, 0°))', 'spin: <-256, -256, -256> rad/s']);
  }
});

test('[meaning.particles.1] [meaning.fixed.1] old particles have no lengths, new ones have and may glow and blend', () => {
  const path = 'ObjectUpdate.ObjectData.PSBlock';
  const system = bytesOf(
    `01000000 01000000 02 8001 0001 20 40 0002 0001 0080 0081 05 008000800081 008000800000 ${'11'.repeat(16)} ${'00'.repeat(16)}`,
  );
  const part = bytesOf('03000000 0005 ff0000ff 00ff0000 20406080');
  const old = unpack(path, concatBytes(system, part), () => undefined) ?? assert.fail('not known');
  assert.equal(old.problem, undefined);
  const found = lines(old.pieces);
  for (const line of [
    '9-11 . greatest age: 1.5 s',
    '13-14 . inner angle: 1 rad',
    '24-30 . angular velocity: <0, 0, 2> rad/s',
    '30-36 . acceleration: <0, 0, -256> m/s²',
  ])
    assert.ok(found.includes(line), `${line}\n${found.join('\n')}`);
  const lengths = [bytesOf('44000000'), system, bytesOf('16000000 03000300'), part.subarray(4), bytesOf('ff80 0307')];
  const fresh = unpack(path, concatBytes(...lengths), () => undefined) ?? assert.fail('not known');
  assert.equal(fresh.problem, undefined);
  const last = lines(fresh.pieces).slice(-4);
  assert.deepEqual(
    last.map((line) => line.replace(/^\S+ \. /, '')),
    [
      'first glow: 1',
      'last glow: 0.50196',
      'blend of source: 3 (colour of source)',
      'blend of destination: 7 (alpha of source)',
    ],
  );
});

test('what is cut is a problem beside the pieces before it, what is too much is left over', () => {
  const path = 'AgentThrottle.Throttle.Throttles';
  const cut = unpack(path, new Uint8Array(6), () => undefined);
  assert.equal(cut?.problem, 'The bytes end in land: 2 of 4 bytes are there.');
  assert.equal(cut?.pieces.length, 1);
  const long = unpack(path, new Uint8Array(29), () => undefined);
  assert.equal(long?.problem, '1 byte is left over.');
  assert.deepEqual(lines(long?.pieces.slice(-1) ?? []), ['28-29 left over: 1 bytes']);
});

test('a field has a bounded number of pieces', () => {
  const many = utf8(`${'\n'.repeat(MOST_PIECES + 1)}`);
  const found = unpack('ObjectUpdate.ObjectData.NameValue', many, () => undefined);
  assert.equal(found?.pieces.length, MOST_PIECES);
  assert.equal(found?.problem, `There are more than ${MOST_PIECES} pieces.`);
});

test('a group reads no further than its bytes, and what it leaves is left over', () => {
  const reader = new PieceReader(Uint8Array.of(1, 2, 3, 4));
  reader.group('inner', () => void reader.number('first', 'U8'), { bytes: 3 });
  reader.number('behind', 'U8');
  assert.deepEqual(lines(reader.done().pieces), [
    '0-3 inner',
    '0-1 . first: 1',
    '1-3 . left over: 2 bytes',
    '3-4 behind: 4',
  ]);
});

test('each field whose layout is told in words is taken apart', () => {
  const told = MEANING_ROWS.flatMap(([meaning, fields]) => (meaning.kind === 'packed' ? fieldsIn(fields) : []));
  assert.deepEqual(
    told.filter((path) => !DECODERS.has(path)),
    [],
  );
});

test('only bytes of known fields have pieces, and each known field is one of the template', () => {
  assert.equal(
    unpack('ChatFromViewer.ChatData.Message', utf8('x'), () => undefined),
    undefined,
  );
  assert.equal(
    unpack('ObjectUpdate.ObjectData.PSBlock', 7, () => undefined),
    undefined,
  );
  assert.equal(
    unpack('ObjectUpdate.ObjectData.PSBlock', new Uint8Array(0), () => undefined),
    undefined,
  );
  const known = builtInTemplate().messages.flatMap((message) =>
    message.blocks.flatMap((block) => block.fields.map((field) => `${message.name}.${block.name}.${field.name}`)),
  );
  assert.deepEqual(
    [...DECODERS.keys()].filter((path) => !known.includes(path)),
    [],
  );
});
