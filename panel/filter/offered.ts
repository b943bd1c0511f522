// Filters that are offered beside those that somebody saved; none is used unasked.
import type { SavedFilter } from '../../contract/filter.ts';

/** What comes all the time and hides everything else. */
const CHATTER = [
  'StartPingCheck',
  'CompletePingCheck',
  'PacketAck',
  'AgentUpdate',
  'ViewerEffect',
  'CoarseLocationUpdate',
  'LayerData',
  'ImprovedTerseObjectUpdate',
  'SimStats',
  'SimulatorViewerTimeMessage',
];

export const OFFERED: readonly SavedFilter[] = [{ name: 'Without the chatter', filter: `!(${CHATTER.join(' || ')})` }];
