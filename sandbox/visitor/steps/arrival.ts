// From the circuit to the standing avatar: what a viewer waits for, in its order.
import { arrive } from '../event-reactions.ts';
import type { RegionView } from '../region-view.ts';
import { LAND_LAYERS } from '../surroundings.ts';
import { ARRIVAL_LIMIT_MS, OPENING_WAIT_MS } from '../timing.ts';
import type { Visit } from '../visit.ts';
import { done, failed, type Step, type Verdict } from './step.ts';

/** Times that UseCircuitCode is sent. */
const OPENINGS = 4;
const seconds = (ms: number): string => `${ms / 1000} s`;

/** [visitor.open.1] */
export const circuitStep: Step = {
  name: 'circuit',
  limitMs: (OPENINGS + 1) * OPENING_WAIT_MS,
  begin: (visit) => {
    const { circuits, now, root } = visit;
    visit.effects(circuits?.tell(root.address, now) ?? []);
    visit.effects(circuits?.open(root.address, now, OPENING_WAIT_MS) ?? []);
  },
  look: ({ isUnopened, root }) => {
    if (isUnopened) return failed(unopened(root));
    return root.here.isOpen ? done('UseCircuitCode was acknowledged') : undefined;
  },
  late: ({ root }) => unopened(root),
};

const unopened = ({ address: { host, port } }: RegionView): string =>
  `The region at ${host}:${port} acknowledged none of ${OPENINGS} UseCircuitCode in ${seconds(OPENINGS * OPENING_WAIT_MS)}. A viewer says that the login packet was never received.`;

/** A viewer takes another handle than the region's for a region that it does not know, and logs out. */
export const movementStep: Step = {
  name: 'movement',
  limitMs: ARRIVAL_LIMIT_MS,
  begin: (visit) => arrive(visit, visit.root),
  look: ({ root }) => {
    const { movement } = root.here;
    if (movement === undefined) return undefined;
    if (movement.handle === root.handle) return done(movement.channel);
    return failed(
      `AgentMovementComplete names region ${place(movement.handle)} and the login ${place(root.handle)}: a viewer logs out.`,
    );
  },
  late: () =>
    `CompleteAgentMovement was not answered by AgentMovementComplete within ${seconds(ARRIVAL_LIMIT_MS)}. A viewer says "Connecting to region…" for four minutes and gives up.`,
};

const place = (handle: bigint): string => `(${handle >> 32n}, ${handle & 0xffff_ffffn})`;

/** Waits until something was heard of the region. */
function heard(name: string, late: string, look: (visit: Visit) => Verdict | undefined): Step {
  return {
    name,
    limitMs: ARRIVAL_LIMIT_MS,
    begin: () => undefined,
    look,
    late: () => `${late} within ${seconds(ARRIVAL_LIMIT_MS)}.`,
  };
}

export const handshakeStep = heard(
  'handshake',
  'RegionHandshake did not come: a viewer has no name and no ground texture for the region, and a bot stops',
  ({ root: { here } }) => here.handshake && done(here.handshake.name),
);

export const avatarStep = heard(
  'avatar',
  'No ObjectUpdate told of the own avatar: a viewer stays at "Loading world…"',
  ({ root: { here } }) => here.self && done(`local id ${here.self.localId}`),
);

export const landStep = heard(
  'land',
  'No LayerData told of the land: a viewer stands in the void',
  ({ root: { here } }) => ([...here.layers].some((type) => LAND_LAYERS.has(type)) ? done('LayerData came') : undefined),
);

export const parcelStep = heard(
  'parcel',
  'The event queue did not tell of the own parcel (ParcelProperties): a viewer shows no parcel name, and no teleport ends',
  ({ root: { here } }) => here.parcel && done(here.parcel.name),
);
