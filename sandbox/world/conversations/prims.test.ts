import assert from 'node:assert/strict';
import { test } from 'node:test';
import type { LooseMessage } from '../../../protocol/packet/codec.ts';
import type { PrimPlan } from '../prims/plan.ts';
import type { Say } from '../say.ts';
import { readCompressed } from '../testing/prim-reader.ts';
import { boxAt, built, ids, placeIn } from '../testing/prims.ts';
import { onlyTold, PEOPLE, type Stage, stage, told } from '../testing/stage.ts';
import type { Vector } from '../vector.ts';

const CUBE: PrimPlan = {
  id: 'cccccccc-0000-4000-8000-000000000001',
  name: 'Cube',
  position: [100, 100, 24],
  text: 'touch me',
};
const FULL = 1;
const ALL_FLAGS = 0x1002_09ac;

function withCube(prims: readonly PrimPlan[] = [CUBE]): Stage {
  const here = stage([{ name: 'Meadow', x: 1000, y: 1000, terrain: { kind: 'flat', height: 21 }, prims }]);
  here.arrive('Ada', [100, 102, 22]);
  here.arrive('Ben', [110, 102, 22]);
  return here;
}

function whole(here: Stage, Flags: number): readonly Say[] {
  return here.hear('Ada', 'RegionHandshakeReply', { RegionInfo: { Flags } });
}

test('[prim.cached.2] [prim.compressed.4] a viewer that wants everything is told all prims, roots first', () => {
  const [part, root] = ['cccccccc-0000-4000-8000-000000000002', CUBE.id ?? ''];
  const here = withCube([{ id: part, position: [101, 100, 24], exact: { link: root, offset: [1, 0, 0] } }, CUBE]);
  for (const flags of [1, 2, 3, 7]) {
    const [packet, ...more] = told(whole(here, flags), 'Ada', 'ObjectUpdateCompressed');
    assert.deepEqual(more, []);
    const prims = packet?.instances('ObjectData').map((at) => readCompressed(packet.bytes('ObjectData', 'Data', at)));
    assert.deepEqual(
      prims?.map(({ id }) => id),
      [root, part],
    );
    assert.deepEqual(
      prims?.map(({ parent }) => parent),
      [0, prims[0]?.localId],
    );
  }
});

test('[prim.cached.1] [object.missed.1] others are told the names, and ask for what they lack', () => {
  const here = withCube();
  const named = onlyTold(whole(here, 4), 'Ada', 'ObjectUpdateCached');
  const [ID, CRC] = [named.u32('ObjectData', 'ID'), named.u32('ObjectData', 'CRC')];
  const asked = here.hear('Ada', 'RequestMultipleObjects', { ObjectData: [{ CacheMissType: 0, ID }] });
  const prim = onlyTold(asked, 'Ada', 'ObjectUpdate');
  const told = [prim.u32('ObjectData', 'ID'), prim.u32('ObjectData', 'CRC'), prim.text('ObjectData', 'Text')];
  assert.deepEqual(told, [ID, CRC, 'touch me']);
});

test('[prim.compressed.4] a thousand prims travel in packets that fit into datagrams', () => {
  const prims = Array.from({ length: 1000 }, (_, at) => ({
    position: [at % 250, 5, 30] as Vector,
    text: 'x'.repeat(at % 200),
  }));
  const packets = told(whole(withCube(prims), FULL), 'Ada', 'ObjectUpdateCompressed');
  assert.equal(
    packets.reduce((sum, packet) => sum + packet.count('ObjectData'), 0),
    1000,
  );
  assert.ok(packets.length < 1000 / 2);
});

test('[build.add.1] [prim.full.1] [prim.change.1] who builds a box sees it, and so do the others', () => {
  const here = withCube([]);
  const says = here.hear('Ada', 'ObjectAdd', boxAt([105, 105, 25]));
  for (const name of ['Ada', 'Ben'] as const) {
    const update = onlyTold(says, name, 'ObjectUpdate');
    assert.equal(update.u8('ObjectData', 'PCode'), 9);
    assert.equal(update.u8('ObjectData', 'PathCurve'), 16);
    assert.equal(update.uuid('ObjectData', 'OwnerID'), PEOPLE.Ada.id);
    assert.equal(update.bytes('ObjectData', 'ObjectData').length, 60);
    assert.deepEqual(placeIn(update), [105, 105, 25.25]);
  }
});

test('[build.add.2] [prim.flags.1] [prim.rights.2] the maker owns it and selects it, others may do nothing with it', () => {
  const says = withCube([]).hear('Ada', 'ObjectAdd', boxAt([105, 105, 25]));
  assert.equal(onlyTold(says, 'Ada', 'ObjectUpdate').u32('ObjectData', 'UpdateFlags'), ALL_FLAGS + 2);
  assert.equal(onlyTold(says, 'Ben', 'ObjectUpdate').u32('ObjectData', 'UpdateFlags'), 0x1000_0880);
});

test('[build.add.3] a ray that is not looked at by the viewer ends on the ground', () => {
  const ray = boxAt([0, 0, 0], {});
  const down = { ...ray['ObjectData'], BypassRaycast: 0, RayStart: [50, 60, 40], RayEnd: [50, 60, 0] };
  const says = withCube([]).hear('Ada', 'ObjectAdd', { ObjectData: down } as LooseMessage);
  assert.deepEqual(placeIn(onlyTold(says, 'Ada', 'ObjectUpdate')), [50, 60, 21.25]);
});

test('[build.add.1] what is neither a prim nor a plant, and a place that is none, are not built', () => {
  const here = withCube([]);
  assert.deepEqual(here.hear('Ada', 'ObjectAdd', boxAt([5, 5, 5], { PCode: 47 })), []);
  assert.deepEqual(here.hear('Ada', 'ObjectAdd', boxAt([Number.NaN, 5, 5])), []);
});

test('[prim.crc.1] every change raises the CRC', () => {
  const here = withCube([]);
  const first = onlyTold(here.hear('Ada', 'ObjectAdd', boxAt([5, 5, 25])), 'Ada', 'ObjectUpdate');
  const ObjectLocalID = first.u32('ObjectData', 'ID');
  let crc = first.u32('ObjectData', 'CRC');
  for (const Material of [1, 2, 3]) {
    const says = here.hear('Ada', 'ObjectMaterial', { ObjectData: [{ ObjectLocalID, Material }] });
    const next = onlyTold(says, 'Ben', 'ObjectUpdate').u32('ObjectData', 'CRC');
    assert.ok(next > crc);
    crc = next;
  }
});

test('[prim.crc.2] a grid that starts a second later has higher CRCs, whatever was done before', () => {
  const crcs = [0, 1000].map((later) => {
    const here = stage([{ name: 'Meadow', x: 1, y: 1, prims: [CUBE] }], later);
    here.arrive('Ada');
    return onlyTold(whole(here, 4), 'Ada', 'ObjectUpdateCached').u32('ObjectData', 'CRC');
  });
  assert.equal((crcs[1] ?? 0) - (crcs[0] ?? 0), 20);
});

test('[build.copy.1] a link set is copied with its parts, and the copy belongs to the copier', () => {
  const here = withCube();
  const box = built(here, 'Ada', [105, 105, 25]);
  const other = built(here, 'Ada', [106, 105, 25]);
  here.hear('Ada', 'ObjectLink', ids(box, other));
  const says = here.hear('Ada', 'ObjectDuplicate', { ...ids(other), SharedData: { Offset: [0, 2, 0] } });
  const copies = told(says, 'Ben', 'ObjectUpdate');
  assert.deepEqual(copies.map(placeIn), [
    [105, 107, 25.25],
    [1, 0, 0],
  ]);
  assert.equal(copies[1]?.u32('ObjectData', 'ParentID'), copies[0]?.u32('ObjectData', 'ID'));
  assert.deepEqual(here.hear('Ben', 'ObjectDuplicate', { ...ids(box), SharedData: { Offset: [0, 2, 0] } }), []);
});

test('[build.copy.2] a copy can be put where a ray meets the ground', () => {
  const here = withCube();
  const box = built(here, 'Ada', [105, 105, 25]);
  const AgentData = { RayStart: [60, 60, 50], RayEnd: [60, 60, 0] };
  const says = here.hear('Ada', 'ObjectDuplicateOnRay', { ...ids(box), AgentData });
  assert.deepEqual(placeIn(onlyTold(says, 'Ben', 'ObjectUpdate')), [60, 60, 21.25]);
});

test('[build.delete.1] a deleted link set is gone for all, and the viewer is told that it worked', () => {
  const here = withCube();
  const [box, other] = [built(here, 'Ada', [105, 105, 25]), built(here, 'Ada', [106, 105, 25])];
  here.hear('Ada', 'ObjectLink', ids(box, other));
  const refused = here.hear('Ben', 'DeRezObject', { ...ids(box), AgentBlock: { Destination: 6 } });
  assert.equal(onlyTold(refused, 'Ben', 'DeRezAck').bool('TransactionData', 'Success'), false);
  const says = here.hear('Ada', 'DeRezObject', { ...ids(other), AgentBlock: { Destination: 6 } });
  assert.equal(onlyTold(says, 'Ada', 'DeRezAck').bool('TransactionData', 'Success'), true);
  const kill = onlyTold(says, 'Ben', 'KillObject');
  assert.deepEqual(
    kill.instances('ObjectData').map((at) => kill.u32('ObjectData', 'ID', at)),
    [box, other],
  );
  assert.deepEqual(here.hear('Ada', 'ObjectDelete', ids(box)), []);
});

test('[prim.paused.1] who was told nothing for a while is told what is gone, and the names of the rest', () => {
  const here = withCube();
  const box = built(here, 'Ada', [105, 105, 25]);
  here.hear('Ben', 'AgentPause', { AgentData: { SerialNum: 1 } });
  assert.deepEqual(told(here.hear('Ada', 'ObjectDelete', ids(box)), 'Ben', 'KillObject'), []);
  const says = here.hear('Ben', 'AgentResume', { AgentData: { SerialNum: 2 } });
  assert.equal(onlyTold(says, 'Ben', 'KillObject').u32('ObjectData', 'ID'), box);
  assert.equal(onlyTold(says, 'Ben', 'ObjectUpdateCached').count('ObjectData'), 1);
});

test('[link.set.1] [link.place.1] linked prims stay where they are, seen from the first', () => {
  const here = withCube();
  const [box, other] = [built(here, 'Ada', [105, 105, 25]), built(here, 'Ada', [105, 107, 25])];
  here.hear('Ada', 'ObjectRotation', {
    ObjectData: [{ ObjectLocalID: box, Rotation: [0, 0, Math.SQRT1_2, Math.SQRT1_2] }],
  });
  const linked = told(here.hear('Ada', 'ObjectLink', ids(box, other)), 'Ben', 'ObjectUpdate');
  assert.deepEqual(
    linked.map((update) => update.u32('ObjectData', 'ParentID')),
    [0, box],
  );
  assert.deepEqual(linked.map(placeIn), [
    [105, 105, 25.25],
    [2, 0, 0],
  ]);
  const free = told(here.hear('Ada', 'ObjectDelink', ids(box, other)), 'Ben', 'ObjectUpdate');
  assert.deepEqual(
    free.map((update) => update.u32('ObjectData', 'ParentID')).toSorted(),
    [0, 0, 0].slice(0, free.length),
  );
  assert.deepEqual(placeIn(free.find((update) => update.u32('ObjectData', 'ID') === other)), [105, 107, 25.25]);
});

test('[link.free.1] without its root a link set has another one', () => {
  const here = withCube();
  const set = [105, 106, 107].map((east) => built(here, 'Ada', [east, 105, 25]));
  here.hear('Ada', 'ObjectLink', ids(...set));
  here.hear('Ada', 'ObjectDelink', ids(set[0] ?? 0));
  const says = here.hear('Ada', 'RequestMultipleObjects', { ObjectData: set.map((ID) => ({ ID })) });
  const prims = told(says, 'Ada', 'ObjectUpdate');
  assert.deepEqual(
    prims.map((update) => update.u32('ObjectData', 'ParentID')),
    [0, 0, set[1]],
  );
  assert.deepEqual(prims.map(placeIn), [
    [105, 105, 25.25],
    [106, 105, 25.25],
    [1, 0, 0],
  ]);
});

test('[touch.count.1] [touch.say.1] a touched prim counts, and says who it was to those within 20 m', () => {
  const here = withCube();
  const box = built(here, 'Ada', [85, 102, 22]);
  for (const times of [1, 2]) {
    const says = here.hear('Ada', 'ObjectGrab', { ObjectData: { LocalID: box } });
    assert.equal(onlyTold(says, 'Ben', 'ObjectUpdate').text('ObjectData', 'Text'), `Touches: ${times}`);
    const heard = onlyTold(says, 'Ada', 'ChatFromSimulator');
    assert.equal(heard.u8('ChatData', 'SourceType'), 2);
    assert.equal(heard.text('ChatData', 'Message'), 'Touched by Ada Sandbox.');
    assert.deepEqual(told(says, 'Ben', 'ChatFromSimulator'), []);
  }
});
