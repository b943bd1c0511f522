// Messages that come as often as the clock says: how many there are depends on how long one stayed, not on what was said.

/** [compare.clock.1] They serve the circuit, and say nothing. */
export const SIGNALS: ReadonlySet<string> = new Set(['StartPingCheck', 'CompletePingCheck', 'PacketAck']);

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
