// What a viewer is told by the event queue about regions: a neighbour to look into, and where it goes.
import { array, integer, type Llsd, map, real, string, uuid } from '../../protocol/llsd/value.ts';
import { ip, u32, u64 } from '../../protocol/llsd/wide.ts';
import type { QueuedEvent } from '../caps/event-queue.ts';
import { SEED } from '../caps/seed.ts';
import type { Presence, Session } from '../sessions.ts';
import type { Address } from '../words.ts';
import type { Region } from '../world/region.ts';
import { REGION_SIZE } from '../world/terrain/height.ts';
import type { Vector } from '../world/vector.ts';

/** A region as its viewer finds it. */
export interface Destination {
  readonly place: Region;
  /** Of its UDP door. */
  readonly address: Address;
}

/** Its UDP door; without a host where the grid announces none. */
interface Door {
  readonly host: string | undefined;
  readonly port: number;
}

/** [doors.address.1] A region is found at the address under which its viewer logged in, unless another one is announced. */
export function destinationFor({ base }: Session, place: Region, { host, port }: Door): Destination {
  return { place, address: { host: host ?? hostOf(base), port } };
}

/** [travel.finish.2] Viewers read no meaning out of it; one client takes 0 for none. */
const LOCATION = 4;

/** [child.enable.1] The viewer opens a circuit with a neighbour. */
export function enableSimulator({ address, place }: Destination): QueuedEvent {
  const region = { Handle: u64(place.handle), IP: ip(address.host), Port: integer(address.port), ...size() };
  return { name: 'EnableSimulator', body: map({ SimulatorInfo: array([map(region)]) }) };
}

/** [child.enable.2] The viewer asks the neighbour for its capabilities: the seed of that presence. */
export function establishAgentCommunication(presence: Presence, { address }: Destination): QueuedEvent {
  const body = map({
    'agent-id': uuid(presence.session.id),
    'sim-ip-and-port': string(`${address.host}:${address.port}`),
    'seed-capability': string(seedOf(presence)),
  });
  return { name: 'EstablishAgentCommunication', body };
}

/** [travel.failed.1] Nothing came of a teleport; viewers have a sentence for the reason. */
export function teleportFailed(agentId: string, reason: string): QueuedEvent {
  const info = map({ AgentID: uuid(agentId), Reason: string(reason) });
  return { name: 'TeleportFailed', body: map({ Info: array([info]), AlertInfo: array([]) }) };
}

/** [travel.finish.1] The viewer goes to another region. @param flags how the teleport came about */
export function teleportFinish(presence: Presence, { address, place }: Destination, flags: number): QueuedEvent {
  const { session } = presence;
  const info = {
    ...{ AgentID: uuid(session.id), LocationID: u32(LOCATION) },
    ...{ SimIP: ip(address.host), SimPort: integer(address.port), RegionHandle: u64(place.handle) },
    ...{ SeedCapability: string(seedOf(presence)), SimAccess: integer(place.access), TeleportFlags: u32(flags) },
    ...size(),
  };
  return { name: 'TeleportFinish', body: map({ Info: array([map(info)]) }) };
}

/** Where an avatar comes out, and where it looks; metres. */
export interface Entrance {
  readonly position: Vector;
  readonly lookAt: Vector;
}

/** [travel.cross.2] The viewer goes on in the next region, on the circuit that it has there. */
export function crossedRegion(presence: Presence, { address, place }: Destination, at: Entrance): QueuedEvent {
  const { id, sessionId }: Session = presence.session;
  const region = {
    ...{ RegionHandle: u64(place.handle), SeedCapability: string(seedOf(presence)) },
    ...{ SimIP: ip(address.host), SimPort: integer(address.port), ...size() },
  };
  const body = map({
    AgentData: array([map({ AgentID: uuid(id), SessionID: uuid(sessionId) })]),
    Info: array([map({ LookAt: reals(at.lookAt), Position: reals(at.position) })]),
    RegionData: array([map(region)]),
  });
  return { name: 'CrossedRegion', body };
}

/** The host in the start of a URL of ours. */
function hostOf(base: string): string {
  return /^http:\/\/([^/:]+)/.exec(base)?.[1] ?? '';
}

function seedOf({ seed, session }: Presence): string {
  return session.base + seed.path(SEED);
}

/** Metres along the edges. */
const size = () => ({ RegionSizeX: u32(REGION_SIZE), RegionSizeY: u32(REGION_SIZE) });
const reals = (vector: Vector): Llsd => array(vector.map(real));
