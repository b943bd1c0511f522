// The map of the world.
import { NULL_UUID } from '../../../protocol/uuid.ts';
import { siteOf } from '../../map/site.ts';
import type { Agent } from '../agent.ts';
import { chunks } from '../chunks.ts';
import { MOST_PARCEL_NAME_BYTES, PARCEL_FLAG } from '../parcels/parcel.ts';
import { cornersOf, SQUARE } from '../parcels/squares.ts';
import { ACCESS, type Region } from '../region.ts';
import { type Say, say } from '../say.ts';
import type { Scene } from '../scene.ts';
import { REGION_SIZE } from '../terrain/height.ts';
import { clipped, MAX_SHORT_TEXT } from '../text.ts';
import type { Handler } from './handler.ts';

/** [map.flags.1] The only flags whose blocks viewers look at. */
const MAP_FLAGS = 2;
/** Grid units; the viewers' map ends here. */
const MAP_EDGE = 30_000;
/** [map.block.2] A viewer that was clicked where it sees nothing wants to be told so. */
const WITH_NOTHING = 0x10000;
/** [map.name.2] The access of a region that does not exist. */
const NO_SUCH_REGION = 255;
const MAX_BYTE = 255;
/** Blocks in one MapBlockReply: up to about 290 bytes each when names are long, mostly 50. */
const BLOCKS_PER_REPLY = 4;

/** [map.layer.1] One layer without a picture covers the map. */
export const mapLayerRequest: Handler = (agent) => [
  say(agent.id, 'MapLayerReply', {
    AgentData: { AgentID: agent.id, Flags: MAP_FLAGS },
    LayerData: [{ Left: 0, Right: MAP_EDGE, Top: MAP_EDGE, Bottom: 0, ImageID: NULL_UUID }],
  }),
];

/** [map.block.1] The regions within a rectangle; its edges are in. Grid units. */
export const mapBlockRequest: Handler = (agent, message, scene) => {
  const edge = (name: string) => message.u16('PositionData', name);
  const [west, east, south, north] = [edge('MinX'), edge('MaxX'), edge('MinY'), edge('MaxY')];
  const found = scene.regions.filter(
    ({ gridX, gridY }) => west <= gridX && gridX <= east && south <= gridY && gridY <= north,
  );
  const isAsked = (message.u32('AgentData', 'Flags') & WITH_NOTHING) !== 0 && west === east && south === north;
  const nothing = isAsked && found.length === 0 ? [{ X: west, Y: south, Access: NO_SUCH_REGION }] : [];
  return reply(agent, [...found.map((region) => block(region, scene)), ...nothing]);
};

/** [map.name.1] The regions whose name begins as asked, in any case; [map.name.2] the last block says: that is all. */
export const mapNameRequest: Handler = (agent, message, scene) => {
  const name = clipped(message.text('NameData', 'Name'), MAX_SHORT_TEXT);
  const found = scene.regions.filter((region) => region.name.toLowerCase().startsWith(name.toLowerCase()));
  return reply(agent, [...found.map((region) => block(region, scene)), { Name: name, Access: NO_SUCH_REGION }]);
};

/** [map.item.1] [map.item.3] Kinds of items: people, land for sale, and land for sale where adults go. Nothing else takes place here. */
const KIND = { people: 6, forSale: 7, forSaleToAdults: 10 } as const;
/** [map.item.4] Items in one answer: up to 100 bytes each; and in all answers to one request. */
const ITEMS_PER_REPLY = 10;
export const MOST_ITEMS = 100;

/** [map.item.1] Where people are, counted by places of 4 m, in metres of the map. */
export const mapItemRequest: Handler = (agent, message, scene) => {
  const ItemType = message.u32('RequestData', 'ItemType');
  const handle = message.u64('RequestData', 'RegionHandle');
  const place = handle === 0n ? agent.place : scene.regions.find((region) => region.handle === handle);
  const items = place === undefined ? [] : itemsOf(ItemType, place, scene).slice(0, MOST_ITEMS);
  const answer = { AgentData: { AgentID: agent.id, Flags: MAP_FLAGS }, RequestData: { ItemType } };
  const groups = items.length === 0 ? [items] : chunks(items, ITEMS_PER_REPLY);
  return groups.map((Data) => say(agent.id, 'MapItemReply', { ...answer, Data }));
};

function itemsOf(kind: number, place: Region, scene: Scene) {
  if (kind === KIND.people) return places(place, scene);
  const sold = place.access === ACCESS.A ? KIND.forSaleToAdults : KIND.forSale;
  return kind === sold ? landForSale(place) : [];
}

/** [map.item.3] Each parcel with its size and its price. */
function landForSale({ gridX, gridY, parcels }: Region) {
  const sold = parcels.all().filter(({ flags }) => (flags & PARCEL_FLAG.forSale) !== 0);
  return sold.map((parcel) => {
    const squares = parcels.squaresOf(parcel);
    const [low, high] = cornersOf(squares);
    const middle = (axis: 0 | 1) => Math.floor((low[axis] + high[axis]) / 2);
    const [X, Y] = [gridX * REGION_SIZE + middle(0), gridY * REGION_SIZE + middle(1)];
    const [Extra, Extra2] = [squares.length * SQUARE * SQUARE, parcel.salePrice];
    return { X, Y, Extra, Extra2, ID: parcel.id, Name: clipped(parcel.name, MOST_PARCEL_NAME_BYTES) };
  });
}

/** [map.item.2] Where nobody is, one place says so: some clients wait for one. */
function places(place: Region, scene: Scene) {
  const nobody = { X: place.gridX * REGION_SIZE, Y: place.gridY * REGION_SIZE };
  const counts = new Map<string, { readonly X: number; readonly Y: number; Extra: number }>();
  for (const { body } of scene.standing(place)) {
    const [X, Y] = [
      place.gridX * REGION_SIZE + cell(body.position[0]),
      place.gridY * REGION_SIZE + cell(body.position[1]),
    ];
    const known = counts.get(`${X} ${Y}`);
    if (known === undefined) counts.set(`${X} ${Y}`, { X, Y, Extra: 1 });
    else known.Extra += 1;
  }
  if (counts.size === 0) counts.set('', { ...nobody, Extra: 0 });
  return [...counts.values()].map((item) => ({ ...item, ID: NULL_UUID, Name: place.name }));
}

const CELL = 4;
const cell = (coordinate: number) => Math.floor(coordinate / CELL) * CELL;

function block(region: Region, scene: Scene) {
  return {
    X: region.gridX,
    Y: region.gridY,
    Name: region.name,
    Access: region.access,
    RegionFlags: region.flags,
    WaterHeight: Math.min(Math.max(Math.round(region.water), 0), MAX_BYTE),
    Agents: Math.min(scene.standing(region).length, MAX_BYTE),
    MapImageID: siteOf(region, scene.prims(region), (octets) => scene.digestId(octets)).picture,
  };
}

type Block = ReturnType<typeof block> | Nothing;

/** What is not there. */
type Nothing = {
  readonly X?: number;
  readonly Y?: number;
  readonly Name?: string;
  readonly Access: number;
};

function reply(agent: Agent, blocks: readonly Block[]): readonly Say[] {
  return chunks(blocks, BLOCKS_PER_REPLY).map((Data) =>
    say(agent.id, 'MapBlockReply', { AgentData: { AgentID: agent.id, Flags: MAP_FLAGS }, Data }),
  );
}
