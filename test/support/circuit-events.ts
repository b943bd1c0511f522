// The states of a circuit as its simulator sees them, and what may happen to it.

/**
 * none: nobody is expected. expected: a login or a neighbour told the circuit code, which was not used yet. child, root: open.
 * paused, blocked, stalled: root, and the viewer asked for a pause, answers no pings, or acks nothing until the window is full.
 * closing: open for the last acks. tombstone: ended less than two minutes ago.
 */
export const STATES = [
  'none',
  'expected',
  'child',
  'root',
  'paused',
  'blocked',
  'stalled',
  'closing',
  'tombstone',
] as const;
export type State = (typeof STATES)[number];

export const EVENTS = [
  'the same agent logs in',
  'UseCircuitCode',
  'UseCircuitCode once more',
  'UseCircuitCode with another session',
  'UseCircuitCode from another endpoint',
  'UseCircuitCode of another login',
  'CompleteAgentMovement',
  'CompleteAgentMovement with another code',
  'AgentUpdate, and 100 ms',
  'AgentUpdate, and 2 s',
  'a message in another name',
  'a trusted message, and 100 ms',
  'StartPingCheck',
  'CompletePingCheck',
  'no pong for 16 s',
  'no ack for a second',
  'all acks',
  'AgentPause',
  'AgentResume',
  'LogoutRequest',
  'LogoutRequest in another name',
  'CloseCircuit',
  'AgentQuitCopy',
  'AgentQuitCopy with another code',
  'the agent is kicked',
  'the grid stops',
  'four seconds',
  'a minute of silence',
  'two minutes of silence',
  'three minutes of silence',
  'five minutes of silence',
] as const;

/** What leads from region to region: tried in a grid of two, in the one state that each is about. */
export const NEXT_DOOR_EVENTS = ['AddCircuitCode', 'CompleteAgentMovement in a neighbour'] as const;
export type NextDoorEvent = (typeof NEXT_DOOR_EVENTS)[number];
export type Event = (typeof EVENTS)[number];
