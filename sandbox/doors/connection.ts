// One circuit as its owner sees it: whose it is, which endpoint is at the other end, and how it ends.
import type { CircuitFigures } from '../../contract/panel.ts';
import type { Circuit } from '../circuit/circuit.ts';
import type { Effect } from '../effects.ts';
import { fullName } from '../person.ts';
import type { Session } from '../sessions.ts';
import { Denial } from '../trust/denial.ts';
import type { Address, Millis } from '../words.ts';

/** A circuit that says goodbye: nothing is handed to the region any more. */
export interface Goodbye {
  /** Why the circuit ends, in words. */
  readonly reason: string;
  /** The message whose ack ends it at once. */
  readonly last: string;
  /** When it ends without that ack. */
  readonly until: Millis;
}

export interface Connection {
  /** From 1 as circuits appear. */
  readonly number: number;
  readonly door: number;
  readonly region: string;
  readonly peer: Address;
  readonly session: Session;
  readonly circuit: Circuit;
  role: 'root' | 'child';
  /** Its first UseCircuitCode was heard: another one asks for everything anew. */
  isWelcome: boolean;
  goodbye: Goodbye | undefined;
  /** The first message that was never acked. */
  firstFailed: string | undefined;
  /** The highest counter of an AgentThrottle. */
  throttleGeneration: number;
  /** SerialNum of the last AgentPause or AgentResume that counted, and how many did not; undefined before the first message. */
  pause: { readonly serial: number | undefined; readonly late: number } | undefined;
  /** AgentThrottles that were cut short or late. */
  throttlesIgnored: number;
  /** Id of our end in matters of trust; drawn when it is needed. */
  endPoint: string | undefined;
  /** What a viewer is told that sends trusted messages. */
  readonly denial: Denial;
}

/** Characters of a session id that are shown: enough to tell sessions apart, too few to act for one. */
const SHOWN_SESSION = 8;

/** A circuit that opens: a child until the agent stands in the region. */
export function newConnection(
  parts: Pick<Connection, 'number' | 'door' | 'region' | 'peer' | 'session' | 'circuit'>,
): Connection {
  return {
    ...parts,
    role: 'child',
    isWelcome: false,
    goodbye: undefined,
    firstFailed: undefined,
    pause: undefined,
    throttleGeneration: 0,
    throttlesIgnored: 0,
    endPoint: undefined,
    denial: new Denial(),
  };
}

/** The reason of a goodbye that the viewer asked for. */
export const LOGOUT = 'logout';

/** Whether its viewer went by itself: it has no circuit anywhere any more. */
export const isLoggedOut = ({ presences, region }: Session): boolean =>
  presences.get(region)?.connection?.goodbye?.reason === LOGOUT;

/** Whether a session is only waiting for the last acks. */
export const isLeaving = ({ presences, region }: Session): boolean =>
  presences.get(region)?.connection?.goodbye !== undefined;

/** What the panel and the terminal are told of a circuit, its state among the rest. [session.states.1] */
export function figuresOf(connection: Connection, now: Millis): CircuitFigures {
  const { circuit, goodbye, number, pause, peer, region, role, session } = connection;
  return {
    ...circuit.figures(now),
    circuit: number,
    agent: fullName(session),
    agentId: session.id,
    region,
    endpoint: `${peer.host}:${peer.port}`,
    ipDiffers: peer.host !== session.loginHost,
    state: goodbye === undefined ? 'open' : 'closing',
    role,
    session: session.sessionId.slice(0, SHOWN_SESSION),
    code: session.circuitCode,
    ...(pause?.serial === undefined ? {} : { pauseSerial: pause.serial }),
    pausesIgnored: pause?.late ?? 0,
    throttlesIgnored: connection.throttlesIgnored,
    ...trustOf(connection),
    ...(goodbye === undefined ? {} : { reason: goodbye.reason }),
  };
}

/** A datagram that leaves on its circuit. */
export function leavingOn({ door, number: circuit, peer: to, session: agent }: Connection, bytes: Uint8Array): Effect {
  return { kind: 'datagram', door, to, bytes, circuit, agent };
}

export function deadlineOf(connection: Connection): Millis {
  const { circuit, denial, goodbye } = connection;
  return Math.min(circuit.deadline, denial.deadline, goodbye?.until ?? Number.POSITIVE_INFINITY);
}

/** No viewer is trusted, nor does one prove anything. */
function trustOf({ denial }: Connection): Pick<CircuitFigures, 'trust'> {
  if (denial.sent === 0) return {};
  const none = { createsOut: 0, createsIn: 0, createsRefused: 0, deniesIn: 0, trustFailures: 0 };
  return { trust: { weTrust: false, peerTrusts: false, ...none, deniesOut: denial.sent } };
}
