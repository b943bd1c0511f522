import assert from 'node:assert/strict';
import { test } from 'node:test';
import { NULL_UUID } from '../../../protocol/uuid.ts';
import { rulesOf } from '../region.ts';
import { onlyTold, script, stage, told } from '../testing/stage.ts';

const INVOICE = 'abababab-0000-4000-8000-000000000000';

/** Ada's viewer asks the owner of the estate. */
function asking() {
  const here = stage();
  here.arrive('Ada');
  const ask = (Method: string, ...params: readonly string[]) =>
    here.hear('Ada', 'EstateOwnerMessage', {
      MethodData: { Method, Invoice: INVOICE },
      ParamList: params.map((Parameter) => ({ Parameter })),
    });
  return { ...here, ask };
}

test('[estate.info.1] [estate.lists.1] the estate tells its facts and four lists with nobody on them', () => {
  const { ask, world } = asking();
  const says = ask('getinfo');
  const answers = told(says, 'Ada', 'EstateOwnerMessage').map((message) => [
    message.uuid('MethodData', 'Invoice'),
    message.text('MethodData', 'Method'),
    ...message.instances('ParamList').map((at) => message.text('ParamList', 'Parameter', at)),
  ]);
  const owner = world.regions[0]?.ownerId;
  const list = (which: string) => [INVOICE, 'setaccess', '1', which, '0', '0', '0', '0'];
  assert.deepEqual(answers, [
    [INVOICE, 'estateupdateinfo', 'Sandbox', owner, '1', '1081344', '0', '1', NULL_UUID, '0', '1', ''],
    ...['1', '2', '4', '8'].map(list),
  ]);
});

test('[estate.rules.1] older viewers change the rules of a region, and everybody there is told', () => {
  const { arrive, ask, world } = asking();
  arrive('Ben');
  const rules = () => world.regions.map(rulesOf)[0];
  const says = ask('setregioninfo', 'Y', 'Y', 'Y', 'Y', '40.0', '1.0', '21', 'N', 'Y');
  assert.deepEqual(script(says), ['Ada < RegionInfo', 'Ben < RegionInfo']);
  assert.equal(onlyTold(says, 'Ben', 'RegionInfo').u8('RegionInfo', 'SimAccess'), 21);
  assert.deepEqual(rules(), { damage: true, fly: false, terraform: false });
  ask('setregioninfo', 'N', 'N');
  assert.deepEqual(rules(), { damage: true, fly: true, terraform: true });
  assert.deepEqual(script(ask('telehub')), []);
});
