import assert from 'node:assert/strict';
import { test } from 'node:test';
import type { LooseMessage } from '../../../protocol/packet/codec.ts';
import { NULL_UUID } from '../../../protocol/uuid.ts';
import type { Say } from '../say.ts';
import { CORNER, divided } from '../testing/divided.ts';
import { keeping, OBJECTS } from '../testing/keeping.ts';
import { built } from '../testing/prims.ts';
import { ABSENT, messageOf, onlyTold, PEOPLE, START, type Stage, told } from '../testing/stage.ts';

const FLAGS = { othersLand: 1, always: 2, scripted: 4 } as const;
const COPY = 1 << 15;

/** Boxes of Ada's: on land of its own, on other land, there with a script, and one that may not be copied; one of Ben's. */
function furnished() {
  const here = divided();
  here.arrive('Ada', [10, 10, 0]);
  here.arrive('Ben', [10, 10, 0]);
  here.hear('Ada', 'ParcelClaim', { Data: { IsGroupOwned: false }, ...CORNER });
  const spots = [5, 200, 201, 202] as const;
  const [own, other, lamp, rare] = spots.map((x) => built(here, 'Ada', [x, 5, 22]));
  const ben = built(here, 'Ben', [203, 5, 22]);
  const InventoryBlock = { ItemID: NULL_UUID, Name: 'Script' };
  here.hear('Ada', 'RezScript', { UpdateBlock: { ObjectLocalID: lamp ?? 0 }, InventoryBlock });
  unique(here, rare ?? 0);
  return { here, boxes: { own, other, lamp, rare, ben } };
}

/** Its owner may not copy it any more. */
function unique(here: Stage, ObjectLocalID: number): void {
  const ObjectData = [{ ObjectLocalID, Field: 2, Set: 0, Mask: COPY }];
  here.hear('Ada', 'ObjectPermissions', { AgentData: { AgentID: PEOPLE.Ada.id }, ObjectData });
}

function gone(here: Stage, says: readonly Say[], boxes: Readonly<Record<string, number | undefined>>) {
  const numbers = told(says, 'Ben', 'KillObject').flatMap((kill) =>
    kill.instances('ObjectData').map((at) => kill.u32('ObjectData', 'ID', at)),
  );
  assert.equal(here.world.snapshot()[0]?.prims.length, Object.keys(boxes).length - numbers.length);
  return Object.keys(boxes).filter((name) => numbers.includes(boxes[name] ?? 0));
}

const ALL = ['own', 'other', 'lamp', 'rare'];
for (const [title, Flags, wanted] of [
  ['everything', FLAGS.always, ALL],
  ['everything, as far as it is copied or goes back', 0, ALL],
  ['on land of others', FLAGS.always | FLAGS.othersLand, ['other', 'lamp', 'rare']],
  ['with scripts', FLAGS.always | FLAGS.scripted, ['lamp']],
  ['with scripts on land of others', FLAGS.scripted | FLAGS.othersLand, ['lamp']],
] as const) {
  const ways: readonly (readonly [string, (id: string) => LooseMessage])[] = [
    ['SimWideDeletes', (TargetID) => ({ DataBlock: { TargetID, Flags } })],
    [
      'EstateOwnerMessage',
      (id) => ({
        MethodData: { Method: 'estateobjectreturn' },
        ParamList: [`${Flags}`, id].map((Parameter) => ({ Parameter })),
      }),
    ],
  ];
  for (const [message, blocks] of ways) {
    test(`[land.wide.1] [land.wide.2] of one person ${title} goes from the region, by ${message}`, () => {
      const { boxes, here } = furnished();
      const says = here.hear('Ben', message, blocks(PEOPLE.Ada.id));
      assert.deepEqual(gone(here, says, boxes), wanted);
      const sentence = onlyTold(says, 'Ben', 'AgentAlertMessage').text('AlertData', 'Message');
      assert.ok(sentence.startsWith(`${wanted.length} object`), sentence);
    });
  }
}

test('[land.wide.1] SimWideDeletes is for one region, estateobjectreturn for all', () => {
  const left = (message: string, blocks: LooseMessage) => {
    const here = divided();
    here.arrive('Ada', [10, 10, 0]);
    here.arrive('Ben', [10, 10, 0], 1);
    built(here, 'Ben', [10, 10, 40]);
    here.hear('Ada', message, blocks);
    return here.world.snapshot()[1]?.prims.length;
  };
  const params = [`${FLAGS.always}`, PEOPLE.Ben.id].map((Parameter) => ({ Parameter }));
  assert.equal(left('SimWideDeletes', { DataBlock: { TargetID: PEOPLE.Ben.id, Flags: FLAGS.always } }), 1);
  assert.equal(left('EstateOwnerMessage', { MethodData: { Method: 'estateobjectreturn' }, ParamList: params }), 0);
});

test('[land.wide.3] without the flag only what may not be copied lies in Lost and Found then', () => {
  const names = (Flags: number) => {
    const here = keeping();
    const [box, rare] = [built(here, 'Ada', [5, 5, 22]), built(here, 'Ada', [6, 5, 22])];
    here.hear('Ada', 'ObjectName', { ObjectData: { LocalID: box, Name: 'Box' } });
    here.hear('Ada', 'ObjectName', { ObjectData: { LocalID: rare, Name: 'Rare' } });
    unique(here, rare);
    here.hear('Ada', 'SimWideDeletes', { DataBlock: { TargetID: PEOPLE.Ada.id, Flags } });
    assert.equal(here.world.snapshot()[0]?.prims.length, 0);
    return here.inventory.itemsIn(OBJECTS).map(({ name }) => name);
  };
  assert.deepEqual(names(FLAGS.always), ['Box', 'Rare']);
  assert.deepEqual(names(0), ['Rare']);
});

test('[land.wide.1] of somebody who has nothing here, or of nobody, nothing goes; who stands nowhere is not heard', () => {
  const { boxes, here } = furnished();
  for (const TargetID of [ABSENT.id, NULL_UUID]) {
    const says = here.hear('Ben', 'SimWideDeletes', { DataBlock: { TargetID, Flags: FLAGS.always } });
    assert.deepEqual(gone(here, says, boxes), []);
    assert.match(onlyTold(says, 'Ben', 'AgentAlertMessage').text('AlertData', 'Message'), /^0 objects/);
  }
  here.world.enter(
    { ...PEOPLE.Cleo, sessionId: NULL_UUID, secureSessionId: NULL_UUID, circuitCode: 3, region: 0 },
    START,
  );
  assert.deepEqual(here.hear('Cleo', 'SimWideDeletes', { DataBlock: { TargetID: PEOPLE.Ada.id } }), []);
});

for (const message of ['ParcelDisableObjects', 'RevokePermissions']) {
  test(`[land.still.1] ${message} is understood, and nothing is said`, () => {
    const { here } = furnished();
    assert.deepEqual(here.world.hear(PEOPLE.Ben.id, messageOf(message, {}), START), { says: [], answered: true });
  });
}
