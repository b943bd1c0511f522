// Going elsewhere at once: within the region, to another one, home, or nowhere, with the reason.
import { array, map, string, uuid } from '../../../protocol/llsd/value.ts';
import { NULL_UUID } from '../../../protocol/uuid.ts';
import { type Agent, EASTWARDS, MIDDLE } from '../agent.ts';
import { CONTROL, has } from '../controls.ts';
import { alighted } from '../motion.ts';
import { closureOf, landingOf } from '../parcels/parcel.ts';
import { comesOutAt, isOpenTo, type Region } from '../region.ts';
import { queue, type Say, say } from '../say.ts';
import type { Scene } from '../scene.ts';
import { facing, lengthOf, turned, type Vector, vectorOf, ZERO } from '../vector.ts';
import { changedAnimations } from './animation.ts';
import { toAudience } from './audience.ts';
import { movements } from './avatar.ts';
import { settle } from './estate.ts';
import type { Handler } from './handler.ts';
import { ledBy } from './landmarks.ts';
import { ownParcel } from './parcel.ts';
import { riseFromSeat } from './seats.ts';

/** [travel.flags.1] How a teleport came about. */
export const TELEPORT = { lure: 1 << 2, landmark: 1 << 3, location: 1 << 4, home: 1 << 5, flying: 1 << 13 } as const;
/** [travel.failed.1] Reasons that viewers have sentences for. */
export type TeleportRefusal = 'no_host' | 'nolandmark_tport' | 'invalid_tport' | 'noaccess_tport' | 'preexisting_tport';

const FAILED = 'TeleportFailed';
/** [travel.finish.2] */
const LOCATION = 4;

/** Where somebody is to come out, and how that came about. */
export interface Wish {
  /** Undefined = there is no such region. */
  readonly place: Region | undefined;
  /** Undefined = no place at all. */
  readonly position: Vector | undefined;
  readonly lookAt: Vector;
  readonly flags: number;
}

/** [travel.local.1] To a place in the region with this handle. */
export const teleportLocationRequest: Handler = (agent, message, scene) => {
  const handle = message.u64('Info', 'RegionHandle');
  return teleport(
    agent,
    {
      place: scene.regions.find((region) => region.handle === handle),
      position: vectorOf(message.vector('Info', 'Position')),
      lookAt: vectorOf(message.vector('Info', 'LookAt')) ?? ZERO,
      flags: TELEPORT.location,
    },
    scene,
  );
};

/** [travel.local.1] The same, with the id of the region. */
export const teleportRequest: Handler = (agent, message, scene) => {
  const id = message.uuid('Info', 'RegionID');
  return teleport(
    agent,
    {
      place: scene.regions.find((region) => region.id === id),
      position: vectorOf(message.vector('Info', 'Position')),
      lookAt: vectorOf(message.vector('Info', 'LookAt')) ?? ZERO,
      flags: TELEPORT.location,
    },
    scene,
  );
};

/** [travel.home.1] No landmark means home. [landmark.go.1] Others lead where they were made. */
export const teleportLandmarkRequest: Handler = (agent, message, scene) => {
  const id = message.uuid('Info', 'LandmarkID');
  if (id !== NULL_UUID) {
    const led = ledBy(id, scene);
    if (led === undefined) return failed(agent, 'nolandmark_tport');
    return teleport(agent, { ...led, lookAt: ZERO, flags: TELEPORT.landmark }, scene);
  }
  const { lookAt = EASTWARDS, position = MIDDLE, region } = agent.home;
  return teleport(agent, { place: scene.regions[region], position, lookAt, flags: TELEPORT.home }, scene);
};

/** [lure.accept.1] To where somebody was who offered it. [travel.failed.1] What was not offered leads nowhere. */
export const teleportLureRequest: Handler = (agent, message, scene) => {
  const lure = scene.lures.find(message.uuid('Info', 'LureID'), agent.id);
  return lure === undefined
    ? failed(agent, 'invalid_tport')
    : teleport(agent, { ...lure, flags: TELEPORT.lure }, scene);
};

/** [travel.cancel.1] */
export const teleportCancel: Handler = (agent) => [{ kind: 'stay', agent: agent.id }];

/** [travel.home.1] Home is here from now on. */
export const setStartLocationRequest: Handler = (agent, message) => {
  const position = vectorOf(message.vector('StartLocationData', 'LocationPos'));
  if (agent.presence !== 'standing' || position === undefined) return [];
  const lookAt = vectorOf(message.vector('StartLocationData', 'LocationLookAt')) ?? ZERO;
  const AlertData = { Modal: false, Message: 'Home position set.' };
  return [
    say(agent.id, 'AgentAlertMessage', { AgentData: { AgentID: agent.id }, AlertData }),
    ...settle(agent, position, lookAt),
  ];
};

/** Somebody else has it go; undefined if it may not go there, or is on its way already. */
export function sentTo(agent: Agent, wish: Wish, scene: Scene): readonly Say[] | undefined {
  const says = teleport(agent, wish, scene);
  const isRefused = says.length === 0 || says.some((said) => said.kind === 'queue' && said.event === FAILED);
  return isRefused ? undefined : says;
}

function teleport(agent: Agent, wish: Wish, scene: Scene): readonly Say[] {
  const { place } = wish;
  const position = placeIn(agent, wish);
  if (agent.presence !== 'standing') return [];
  if (agent.travel !== 'none') return failed(agent, 'preexisting_tport');
  if (place === undefined) return failed(agent, 'no_host');
  if (position === undefined) return failed(agent, 'invalid_tport');
  if (!isOpenTo(place, agent.maturity)) return failed(agent, 'noaccess_tport');
  const parcel = place.parcels.at(position[0], position[1]);
  if (closureOf(agent.id, parcel, scene.date / 1000) !== undefined) return failed(agent, 'noaccess_tport');
  const isFlying = has(agent.controls, CONTROL.fly);
  const flags = wish.flags | (isFlying ? TELEPORT.flying : 0);
  const rotation = lengthOf([wish.lookAt[0], wish.lookAt[1], 0]) > 0 ? facing(wish.lookAt) : agent.body.rotation;
  const controls = { flags: isFlying ? CONTROL.fly : 0, alwaysRun: agent.controls.alwaysRun };
  const arrival = { position: landingOf(parcel, position), velocity: ZERO, rotation, controls };
  if (place === agent.place) {
    agent.controls = controls;
    const risen = riseFromSeat(agent, scene);
    agent.body = alighted(arrival, place.height);
    return [...risen, ...landed(agent, flags, scene)];
  }
  agent.travel = 'teleport';
  return [
    say(agent.id, 'TeleportStart', { Info: { TeleportFlags: flags } }),
    say(agent.id, 'TeleportProgress', {
      AgentData: { AgentID: agent.id },
      Info: { TeleportFlags: flags, Message: 'contacting' },
    }),
    { kind: 'depart', agent: agent.id, way: 'teleport', to: scene.regions.indexOf(place), flags, arrival },
  ];
}

/** [telehub.arrive.1] Who comes from elsewhere may have to come out at the telehub. */
function placeIn(agent: Agent, { place, position }: Wish): Vector | undefined {
  const isElsewhere = place !== undefined && place !== agent.place;
  return isElsewhere && position !== undefined ? comesOutAt(place, position) : position;
}

/** [travel.local.1] In the same region: the viewer is told, the others see it, and the parcel ends the viewer's waiting. */
function landed(agent: Agent, flags: number, scene: Scene): readonly Say[] {
  agent.movedAt = scene.now;
  agent.shown = agent.body;
  const { position, rotation } = agent.body;
  const Info = {
    ...{ AgentID: agent.id, LocationID: LOCATION, TeleportFlags: flags },
    ...{ Position: position, LookAt: turned([1, 0, 0], rotation) },
  };
  return [
    say(agent.id, 'TeleportStart', { Info: { TeleportFlags: flags } }),
    say(agent.id, 'TeleportLocal', { Info }),
    ...toAudience(agent.place, scene, (to) => movements(to, [agent])),
    ...changedAnimations(agent, scene),
    ownParcel(agent, scene),
  ];
}

/** [travel.failed.1] By the event queue, since some clients hear it nowhere else. */
function failed(agent: Agent, reason: TeleportRefusal): readonly Say[] {
  const Info = array([map({ AgentID: uuid(agent.id), Reason: string(reason) })]);
  return [queue(agent.id, FAILED, map({ Info, AlertInfo: array([]) }))];
}
