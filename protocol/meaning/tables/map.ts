// The map of the grid.

import type { MeaningRow } from '../meaning.ts';
import { enumeration, masks, scaled } from '../spell.ts';

const ITEMS = enumeration(
  'Items of the map',
  `1 telehub, 2 general event, 3 mature event, 4 popular (old), 5 agent count (old), 6 agents, 7 land for sale,
  8 classified, 9 adult event, 10 adult land for sale`,
);

const REGIONS = scaled('Place in the grid, in regions', { times: 256, unit: 'm' });

export const MAP_ROWS: readonly MeaningRow[] = [
  [
    masks('What is wanted', '2 layer, 0x10000 also what does not exist'),
    `MapItemRequest.AgentData.Flags MapNameRequest.AgentData.Flags MapBlockRequest.AgentData.Flags
    MapItemReply.AgentData.Flags MapBlockReply.AgentData.Flags MapLayerRequest.AgentData.Flags
    MapLayerReply.AgentData.Flags`,
  ],
  [ITEMS, 'MapItemRequest.RequestData.ItemType MapItemReply.RequestData.ItemType'],
  [REGIONS, 'MapBlockReply.Data.X|Y MapLayerReply.LayerData.Left|Right|Top|Bottom'],
  [scaled('Height of the water', { unit: 'm' }), 'MapBlockReply.Data.WaterHeight'],
];
