// The states of a circuit as its viewer sees them, and what each event makes of each of them: the whole table.
// docs/protocol/visitor.md has the same rows, and a test compares them.

/**
 * none: no entry. enabled: the region was named, nothing was sent. waiting: UseCircuitCode is on its way.
 * alive: it was acked. zombie: the region said goodbye, and the entry goes on pinging.
 */
export const STATES = ['none', 'enabled', 'waiting', 'alive', 'zombie'] as const;
export type CircuitState = (typeof STATES)[number];

/**
 * told: a login, EnableSimulator or TeleportFinish names the region. open: the viewer wants the circuit. acked, unacked: what
 * became of UseCircuitCode. disabled: DisableSimulator. silent: pings unanswered for 100 s. kicked: KickUser.
 * quit: the viewer leaves the grid. farewell: LogoutReply, or 6 s without it.
 */
export const EVENTS = ['told', 'open', 'acked', 'unacked', 'disabled', 'silent', 'kicked', 'quit', 'farewell'] as const;
export type CircuitEvent = (typeof EVENTS)[number];

/**
 * enter: a new entry, ids from 1. use: UseCircuitCode. greet: the region may be spoken to. refuse: the region never answered.
 * drop: what was known of the region is forgotten. logout: LogoutRequest. remove: the entry goes, and what is unacked has failed.
 */
export type CircuitAction = 'enter' | 'use' | 'greet' | 'refuse' | 'drop' | 'logout' | 'remove';

export interface Step {
  readonly actions: readonly CircuitAction[];
  readonly next: CircuitState;
}

type Row = readonly [next: CircuitState, ...actions: readonly CircuitAction[]];

/** [visitor.states.1] What is not here changes nothing. */
export const TABLE: Readonly<Record<CircuitEvent, Readonly<Partial<Record<CircuitState, Row>>>>> = {
  told: { none: ['enabled', 'enter'], zombie: ['enabled'] },
  open: { enabled: ['waiting', 'use'], alive: ['alive', 'use'] },
  acked: { waiting: ['alive', 'greet'] },
  unacked: { waiting: ['none', 'refuse', 'remove'] },
  disabled: { waiting: ['zombie', 'drop'], alive: ['zombie', 'drop'] },
  silent: {
    enabled: ['none', 'remove'],
    waiting: ['none', 'refuse', 'remove'],
    alive: ['none', 'drop', 'remove'],
    zombie: ['none', 'remove'],
  },
  kicked: { waiting: ['none', 'logout', 'remove'], alive: ['none', 'logout', 'remove'] },
  quit: { waiting: ['waiting', 'logout'], alive: ['alive', 'logout'] },
  farewell: {
    enabled: ['none', 'remove'],
    waiting: ['none', 'remove'],
    alive: ['none', 'remove'],
    zombie: ['none', 'remove'],
  },
};

export function stepOf(state: CircuitState, event: CircuitEvent): Step {
  const [next, ...actions] = TABLE[event][state] ?? [state];
  return { next, actions };
}
