// The states of a circuit as its simulator sees them, and what each event makes of each of them: the whole table.

/**
 * none: nobody is expected. expected: a login whose circuit code was not used yet. child, root: open. closing: open for
 * the last acks. tombstone: ended less than two minutes ago.
 */
export const STATES = ['none', 'expected', 'child', 'root', 'closing', 'tombstone'] as const;
export type State = (typeof STATES)[number];

export const EVENTS = [
  'the same agent logs in',
  'UseCircuitCode',
  'UseCircuitCode with another session',
  'UseCircuitCode from another endpoint',
  'UseCircuitCode of another login',
  'CompleteAgentMovement',
  'AgentUpdate',
  'a message in another name',
  'a trusted message',
  'StartPingCheck',
  'CompletePingCheck',
  'AgentPause',
  'AgentResume',
  'LogoutRequest',
  'CloseCircuit',
  'AgentQuitCopy',
  'the agent is kicked',
  'a second',
  'four seconds',
  'a minute',
  'two minutes',
  'three minutes',
] as const;
export type Event = (typeof EVENTS)[number];

export interface Outcome {
  readonly next: State;
  /** Names of the messages that leave for the endpoint meanwhile, in alphabetical order. */
  readonly sends: readonly string[];
}

/** The next state, and what is sent; what is not here changes nothing and sends nothing. */
const TABLE: Readonly<Record<Event, Partial<Readonly<Record<State, readonly [State, ...string[]]>>>>> = {
  'the same agent logs in': { none: ['expected'], child: ['closing', 'KickUser'], root: ['closing', 'KickUser'] },
  UseCircuitCode: {
    expected: ['child', 'PacketAck'],
    child: ['child', 'PacketAck'],
    root: ['root', 'PacketAck'],
    closing: ['closing', 'PacketAck'],
  },
  'UseCircuitCode with another session': {},
  'UseCircuitCode from another endpoint': { child: ['tombstone'], root: ['tombstone'] },
  'UseCircuitCode of another login': {
    expected: ['child', 'PacketAck'],
    child: ['child', 'PacketAck'],
    root: ['child', 'PacketAck'],
    closing: ['child', 'PacketAck'],
    tombstone: ['child', 'PacketAck'],
  },
  CompleteAgentMovement: {
    child: ['root', 'AgentMovementComplete', 'RegionHandshake'],
    root: ['root', 'AgentMovementComplete', 'RegionHandshake'],
    closing: ['closing', 'PacketAck'],
  },
  AgentUpdate: {},
  'a message in another name': {},
  'a trusted message': {},
  StartPingCheck: {
    child: ['child', 'CompletePingCheck'],
    root: ['root', 'CompletePingCheck'],
    closing: ['closing', 'CompletePingCheck'],
  },
  CompletePingCheck: {},
  AgentPause: {},
  AgentResume: {},
  LogoutRequest: {
    child: ['closing', 'LogoutReply'],
    root: ['closing', 'LogoutReply'],
    closing: ['closing', 'PacketAck'],
  },
  CloseCircuit: { child: ['tombstone'], root: ['tombstone'] },
  AgentQuitCopy: { child: ['tombstone'], root: ['tombstone'] },
  'the agent is kicked': { expected: ['none'], child: ['closing', 'KickUser'], root: ['closing', 'KickUser'] },
  'a second': {
    child: ['child', 'StartPingCheck'],
    root: ['root', 'PacketAck', 'StartPingCheck'],
    closing: ['closing', 'LogoutReply'],
  },
  'four seconds': {
    child: ['child', 'StartPingCheck'],
    root: ['root', 'PacketAck', 'StartPingCheck'],
    closing: ['tombstone', 'LogoutReply'],
  },
  'a minute': {
    child: ['tombstone', 'DisableSimulator', 'StartPingCheck'],
    root: ['tombstone', 'KickUser', 'PacketAck', 'StartPingCheck'],
    closing: ['tombstone', 'LogoutReply'],
  },
  'two minutes': {
    child: ['tombstone', 'DisableSimulator', 'StartPingCheck'],
    root: ['tombstone', 'KickUser', 'PacketAck', 'StartPingCheck'],
    closing: ['tombstone', 'LogoutReply'],
    tombstone: ['none'],
  },
  'three minutes': {
    expected: ['none'],
    child: ['none', 'DisableSimulator', 'StartPingCheck'],
    root: ['none', 'KickUser', 'PacketAck', 'StartPingCheck'],
    closing: ['none', 'LogoutReply'],
    tombstone: ['none'],
  },
};

export function outcomeOf(state: State, event: Event): Outcome {
  const [next, ...sends] = TABLE[event][state] ?? [state];
  return { next, sends };
}
