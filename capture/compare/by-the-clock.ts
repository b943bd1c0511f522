// Messages that come as often as the clock says: how many there are depends on how long one stayed, not on what was said.

/** [compare.clock.1] They serve the circuit, and say nothing. */
export const SIGNALS: ReadonlySet<string> = new Set(['StartPingCheck', 'CompletePingCheck', 'PacketAck']);

/** Whether rows of this name are not laid beside each other one by one. */
export const isByTheClock = (name: string): boolean => SIGNALS.has(name) || BY_THE_CLOCK.has(name);

/** [compare.clock.2] They tell again and again how things are now. */
export const BY_THE_CLOCK: ReadonlySet<string> = new Set([
  'AgentUpdate',
  'ChildAgentPositionUpdate',
  'ChildAgentUpdate',
  'CoarseLocationUpdate',
  'EventQueueGet',
  'ImprovedTerseObjectUpdate',
  'SimStats',
  'SimulatorViewerTimeMessage',
  'ViewerEffect',
]);
