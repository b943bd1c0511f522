// What an estate is, and the rules of its regions, as viewers ask and change it in the window of the region.
import { NULL_UUID } from '../../../protocol/uuid.ts';
import type { Agent } from '../agent.ts';
import { ACCESS, type Maturity } from '../region.ts';
import { type Say, say } from '../say.ts';
import type { Scene } from '../scene.ts';
import { alert } from './alert.ts';
import { ESTATE_DECLINED } from './declining.ts';
import { changeRegion } from './estate.ts';
import { ESTATE_PEOPLE, type EstateWish } from './estate-people.ts';
import type { Handler } from './handler.ts';
import { ESTATE } from './region-facts.ts';
import { objectsReturned } from './sim-wide.ts';
import { telehubAsked } from './telehubs.ts';

/** [estate.info.1] Seen by everybody, and one teleports to where one likes, if the region lets one. */
const SEEN = 1 << 15;
const DIRECT_TELEPORT = 1 << 20;
/** [estate.lists.1] Whom it admits, which groups, whom it bans, and who manages it: each in a message of its own. */
const LISTS = [1, 2, 4, 8] as const;
const YES = 'Y';
/** [estate.lists.2] */
const NO_LISTS = 'The estate of the sandbox keeps no lists: parcels have lists of their own.';
/** [region.water.1] Metres, as in a world file. */
export const HIGHEST_WATER = 100;

/** Asked of the owner of an estate; what is not understood is not answered. */
export const estateOwnerMessage: Handler = (agent, message, scene) => {
  if (agent.presence !== 'standing') return [];
  const [method, invoice] = [message.text('MethodData', 'Method'), message.uuid('MethodData', 'Invoice')];
  const said = message.instances('ParamList').map((at) => message.text('ParamList', 'Parameter', at));
  if (method === 'getinfo')
    return [estateInfo(agent, invoice), ...LISTS.map((list) => estateList(agent, invoice, list))];
  if (method === 'estatechangeinfo') return [...estateChanged(agent, said, scene), estateInfo(agent, invoice)];
  if (method === 'estateaccessdelta')
    return [...LISTS.map((list) => estateList(agent, invoice, list)), alert(agent, NO_LISTS)];
  return WISHES.get(method)?.(agent, said, scene);
};

/** What is answered without the number of the question. */
const WISHES: ReadonlyMap<string, EstateWish> = new Map<string, EstateWish>([
  ['setregioninfo', (agent, said, scene) => changeRegion(agent.place, rulesIn(said), scene)],
  ['setregionterrain', (agent, [water = ''], scene) => changeRegion(agent.place, waterIn(water), scene)],
  ['telehub', telehubAsked],
  ['estateobjectreturn', objectsReturned],
  ...ESTATE_PEOPLE,
  ...ESTATE_DECLINED,
]);

/** [region.water.1] What is no number changes nothing. */
function waterIn(text: string) {
  const metres = Number.parseFloat(text);
  return Number.isFinite(metres) ? { water: Math.min(Math.max(metres, 0), HIGHEST_WATER) } : {};
}

/** [estate.info.1] Name, owner, number, flags, a sun that is not fixed, no parent, no covenant, for this viewer alone, no address. */
function estateInfo(agent: Agent, invoice: string): Say {
  const facts = [
    'Sandbox',
    agent.place.ownerId,
    `${ESTATE}`,
    `${SEEN | (agent.place.flags & DIRECT_TELEPORT)}`,
    '0',
    `${ESTATE}`,
    NULL_UUID,
    '0',
    '1',
    '',
  ];
  return answer(agent, ['estateupdateinfo', invoice], facts);
}

/** [estate.lists.1] Nobody stands on any: the number of the estate, which list, and four counts. */
function estateList(agent: Agent, invoice: string, list: number): Say {
  return answer(agent, ['setaccess', invoice], [`${ESTATE}`, `${list}`, '0', '0', '0', '0']);
}

function answer(agent: Agent, [Method, Invoice]: readonly [string, string], params: readonly string[]): Say {
  return say(agent.id, 'EstateOwnerMessage', {
    AgentData: { AgentID: agent.id, SessionID: agent.sessionId, TransactionID: NULL_UUID },
    MethodData: { Method, Invoice },
    ParamList: params.map((Parameter) => ({ Parameter })),
  });
}

/** [estate.change.1] Of what viewers say of an estate, whether one teleports to where one likes: the second text has the flags. */
function estateChanged(agent: Agent, [, flags = '']: readonly string[], scene: Scene): readonly Say[] {
  if (!/^\d+$/.test(flags)) return [];
  return changeRegion(agent.place, { directTeleport: (Number(flags) & DIRECT_TELEPORT) !== 0 }, scene);
}

/** [estate.rules.1] In this order: shaping and flying that are forbidden, damage that is allowed, three others, the maturity. */
function rulesIn([terraform, fly, damage, , , , access]: readonly string[]) {
  const maturity = MATURITIES.find((one) => ACCESS[one] === Number(access));
  return {
    ...(terraform === undefined ? {} : { terraform: terraform !== YES }),
    ...(fly === undefined ? {} : { fly: fly !== YES }),
    ...(damage === undefined ? {} : { damage: damage === YES }),
    ...(maturity === undefined ? {} : { maturity }),
  };
}

const MATURITIES: readonly Maturity[] = ['PG', 'M', 'A'];
