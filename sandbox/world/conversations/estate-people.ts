// People in an estate, as its window has them sent home, logged out, and written to all together.
import { fullName } from '../../person.ts';
import { type Agent, EASTWARDS, MIDDLE } from '../agent.ts';
import { type Say, say } from '../say.ts';
import type { Scene } from '../scene.ts';
import { alert } from './alert.ts';
import { disappear } from './departure.ts';
import { DIALOG, instantMessage, present } from './instant-message.ts';
import { sentTo, TELEPORT } from './teleport.ts';

/** What is said of a method, as texts, and what comes of it. */
export type EstateWish = (agent: Agent, said: readonly string[], scene: Scene) => readonly Say[];

const NOT_HERE = 'There is nobody else of that name in this region.';
const NOT_LET_IN = 'cannot go home: it is on the way to elsewhere, or not let in.';
const NOT_IN_WORLD = 'There is nobody else of that name in the world now.';

/** [estate.home.1] The second text is who. */
const sendHome: EstateWish = (agent, [, id = ''], scene) => {
  const guest = present(id.toLowerCase(), scene);
  if (guest === undefined || guest === agent || guest.place !== agent.place) return [alert(agent, NOT_HERE)];
  const says = home(guest, agent, scene);
  return [...says, alert(agent, `${fullName(guest)} ${says.length === 0 ? NOT_LET_IN : 'was sent home.'}`)];
};

/** [estate.home.2] But not who asks. */
const sendAllHome: EstateWish = (agent, _said, scene) => {
  const guests = scene.standing(agent.place).filter((other) => other !== agent);
  const gone = guests.map((guest) => home(guest, agent, scene)).filter((says) => says.length > 0);
  const count = gone.length === 1 ? '1 other was' : `${gone.length} others were`;
  return [...gone.flat(), alert(agent, `${count} sent home.`)];
};

/** [estate.home.3] Nothing if it is not let in there. */
function home(guest: Agent, from: Agent, scene: Scene): readonly Say[] {
  const { lookAt = EASTWARDS, position = MIDDLE, region } = guest.home;
  const way = { place: scene.regions[region], position, lookAt, flags: TELEPORT.home };
  const gone = sentTo(guest, way, scene);
  return gone === undefined ? [] : [alert(guest, `${fullName(from)} has sent you home.`), ...gone];
}

/** [estate.kick.1] The estate has all regions, so that nothing is left but to log somebody out. */
const kick: EstateWish = (agent, [id = ''], scene) => {
  const guest = present(id.toLowerCase(), scene);
  if (guest === undefined || guest === agent) return [alert(agent, NOT_IN_WORLD)];
  const Reason = `${fullName(agent)} has sent you out of the estate.`;
  const UserInfo = { AgentID: guest.id, SessionID: guest.sessionId, Reason };
  return [
    say(guest.id, 'KickUser', { UserInfo }),
    ...disappear(guest, scene),
    { kind: 'farewell', agent: guest.id, reason: `kicked: ${Reason}` },
    alert(agent, `${fullName(guest)} was logged out.`),
  ];
};

/** [estate.words.1] After four other texts: to all in the region. */
const tellRegion: EstateWish = (agent, [, , , , text = ''], scene) =>
  told(agent, text, [scene.standing(agent.place), scene]);

/** [estate.words.1] After the name: to all in the world. */
const tellEstate: EstateWish = (agent, [, text = ''], scene) => {
  const standing = scene.agents().filter(({ presence }) => presence === 'standing');
  return told(agent, text, [standing, scene]);
};

function told(agent: Agent, text: string, [listeners, scene]: readonly [readonly Agent[], Scene]): readonly Say[] {
  if (text === '') return [];
  const said = { dialog: DIALOG.box, id: scene.newId(), text };
  return listeners.map((listener) => instantMessage(listener, agent, said, scene));
}

export const ESTATE_PEOPLE: readonly (readonly [method: string, wish: EstateWish])[] = [
  ['teleporthomeuser', sendHome],
  ['teleporthomeallusers', sendAllHome],
  ['kickestate', kick],
  ['simulatormessage', tellRegion],
  ['instantmessage', tellEstate],
];
