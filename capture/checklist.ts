// The handshake as a list to tick off: from the login to an avatar that stands. What is missing is told with what a viewer
// shows meanwhile, so that people who look at the viewer find themselves.
import type { SeenLogin } from './history/calls.ts';
import type { CircuitHistory, Heard } from './history/circuit.ts';
import type { History } from './history/history.ts';

/** A step of the handshake. */
export interface Step {
  readonly name: string;
  /** Who does it, in words. */
  readonly what: string;
  /** What a viewer shows, and for how long, if it is missing. */
  readonly without: string;
  /** Where it was seen first; undefined if it was not. */
  readonly done: Heard | undefined;
}

export interface Checklist {
  /** 0 if it did not come to one. */
  readonly circuit: number;
  readonly agentId: string | undefined;
  readonly steps: readonly Step[];
  /** The first step that was not done. */
  readonly missing: Step | undefined;
  /** The row of the login; undefined if the capture does not have it. */
  readonly login: number | undefined;
  /** Why a login was refused, in the words of the grid. */
  readonly refusal?: string;
}

/** What a list is made of: all that was seen of one arrival. */
interface Arrival {
  readonly history: History;
  readonly circuit: CircuitHistory | undefined;
  readonly login: SeenLogin | undefined;
  /** [checklist.lists.4] Where the agent asked for a circuit, and got none. */
  readonly refused: Heard | undefined;
}

type StepRule = Omit<Step, 'done'> & { seen(arrival: Arrival): Heard | undefined };

const CONNECTION_LOST = 'the alert LoginPacketNeverReceived';

/** [checklist.steps.1] In the order in which a viewer needs them. */
const STEPS: readonly StepRule[] = [
  {
    name: 'login',
    what: 'the grid lets the agent in',
    without: 'The viewer shows “Logging in…” for up to 90 s, or what the grid answered.',
    seen: ({ circuit, login }) => (login === undefined || login.isRefused ? beforeCapture(circuit) : login),
  },
  {
    name: 'SeedCapability',
    what: 'the viewer asks for its capabilities and is answered',
    without: `The viewer shows “Requesting region capabilities…”, tries again, and after the fifth failure ${CONNECTION_LOST}.`,
    seen: seedOf,
  },
  {
    name: 'UseCircuitCode',
    what: 'the viewer opens its circuit',
    without: 'The viewer has not got as far as its circuit: it still waits for the login or the capabilities.',
    seen: ({ circuit, refused }) => circuit?.first('in', 'UseCircuitCode') ?? refused,
  },
  {
    name: 'ack of UseCircuitCode',
    what: 'the simulator acks it',
    without: `The viewer shows “Waiting for region handshake…”, although it waits for this ack alone; after three tries of 5 s ${CONNECTION_LOST}.`,
    seen: ({ circuit }) => circuit?.openings.find(({ ack }) => ack !== undefined)?.ack,
  },
  {
    name: 'CompleteAgentMovement',
    what: 'the viewer says that its agent comes',
    without: 'The circuit is that of a child agent, or the viewer stopped behind the ack.',
    seen: ({ circuit }) => circuit?.first('in', 'CompleteAgentMovement'),
  },
  {
    name: 'RegionHandshake',
    what: 'the simulator describes the region',
    without:
      'A viewer reaches the world, but the region has no name, the land no textures, and no objects come; bots give up after 10 to 60 s.',
    seen: ({ circuit }) => circuit?.first('out', 'RegionHandshake'),
  },
  {
    name: 'AgentMovementComplete',
    what: 'the simulator says where the agent is',
    without: `The viewer shows “Connecting to region…” for up to 240 s, then ${CONNECTION_LOST}.`,
    seen: ({ circuit }) => circuit?.first('out', 'AgentMovementComplete'),
  },
  {
    name: 'RegionHandshakeReply',
    what: 'the viewer is ready for objects',
    without: 'The simulator waits with its objects: the world stays empty.',
    seen: ({ circuit }) => circuit?.first('in', 'RegionHandshakeReply'),
  },
  {
    name: 'ObjectUpdate of the own avatar',
    what: 'the simulator sends the avatar of the agent',
    without: 'The viewer stays at “Loading world…”, and nothing can be done without an avatar.',
    seen: ({ circuit }) => circuit?.ownAvatar,
  },
  {
    name: 'LayerData',
    what: 'the simulator sends the land',
    without: 'There is a void under the feet, and the camera is under water.',
    seen: ({ circuit }) => circuit?.first('out', 'LayerData'),
  },
  {
    name: 'EventQueueGet',
    what: 'the viewer fetches events',
    without: 'No events arrive: no parcels, no teleports, no group chat.',
    seen: ({ circuit, history }) => (circuit === undefined ? undefined : history.calls.firstPoll(circuit.number)),
  },
  {
    name: 'AgentUpdate',
    what: 'the avatar stands, and the viewer says so again and again',
    without: 'The simulator has no sign of life of the viewer.',
    seen: ({ circuit }) => circuit?.first('in', 'AgentUpdate'),
  },
];

/** [checklist.lists.1] One for each circuit of an agent that comes itself, and one for each login that led to none. */
export function* checklists(history: History): Generator<Checklist> {
  const opened = [...history.circuits.values()].filter(
    (circuit) => circuit.first('in', 'UseCircuitCode') !== undefined,
  );
  const { logins } = history.calls;
  const fruitless = new Set(logins);
  for (const circuit of opened) {
    const login = loginOf(circuit, logins);
    if (login !== undefined) fruitless.delete(login);
    if (!isChild(circuit, opened)) yield listOf({ history, circuit, login, refused: undefined });
  }
  for (const login of fruitless)
    yield listOf({ history, circuit: undefined, login, refused: history.refused.get(login.agentId ?? '') });
}

function listOf(arrival: Arrival): Checklist {
  const { circuit, login } = arrival;
  const steps = STEPS.map(({ seen, ...words }) => ({ ...words, done: heard(seen(arrival)) }));
  const refusal = login?.refusal;
  return {
    circuit: circuit?.number ?? 0,
    agentId: circuit?.agentId,
    steps,
    login: login?.row,
    missing: steps.find(({ done }) => done === undefined),
    ...(refusal === undefined ? {} : { refusal }),
  };
}

const heard = (seen: Heard | undefined): Heard | undefined =>
  seen === undefined ? undefined : { row: seen.row, time: seen.time };

/** [checklist.lists.2] An agent that came by another circuit looks in as a child: it does not complete its movement here. */
function isChild(circuit: CircuitHistory, all: readonly CircuitHistory[]): boolean {
  if (circuit.first('in', 'CompleteAgentMovement') !== undefined) return false;
  return all.some(
    (other) =>
      other !== circuit &&
      other.agentId === circuit.agentId &&
      other.first('in', 'CompleteAgentMovement') !== undefined,
  );
}

/** The login that the circuit came from: the latest before it whose answer names its agent. */
function loginOf(circuit: CircuitHistory, logins: readonly SeenLogin[]): SeenLogin | undefined {
  const { agentId } = circuit;
  const opening = circuit.first('in', 'UseCircuitCode');
  if (agentId === undefined || opening === undefined) return undefined;
  return logins.findLast((login) => login.time <= opening.time && login.agentId === agentId);
}

/** [checklist.lists.3] A circuit that was opened proves the login that the capture does not have. */
const beforeCapture = (circuit: CircuitHistory | undefined): Heard | undefined =>
  circuit?.first('in', 'UseCircuitCode');

/** A seed may be answered before its circuit has a number. */
function seedOf({ circuit, history, login }: Arrival): Heard | undefined {
  const seed = history.calls.seeds.find(
    ({ circuit: number, time }) => number === circuit?.number || (number === 0 && time >= (login?.time ?? 0)),
  );
  return seed ?? (login === undefined ? beforeCapture(circuit) : undefined);
}
