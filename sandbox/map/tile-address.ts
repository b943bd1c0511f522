// Tiles of the map by their names, and the squares of the map that they show.

/** First element of the paths of all tiles. */
export const MAP_ROOT = '/map/';

/** A square of the map. */
export interface TileAddress {
  /** 1 = a region; each further one is twice as wide. */
  readonly zoom: number;
  /** Of the south-west corner; grid units of 256 m. */
  readonly x: number;
  readonly y: number;
}

/** [map.tile.1] As many zooms as viewers have. */
export const ZOOMS = 8;

const NAME = /^\/map\/map-([1-8])-(\d{1,5})-(\d{1,5})-objects\.jpg$/;

/** [map.tile.1] The tile of a path; undefined = it names none. A corner between the squares means the square around it. */
export function readTile(path: string): TileAddress | undefined {
  const [, zoom, x, y] = NAME.exec(path) ?? [];
  if (zoom === undefined) return undefined;
  const edge = edgeOf({ zoom: Number(zoom) });
  const corner = (value: string | undefined) => Number(value) - (Number(value) % edge);
  return { zoom: Number(zoom), x: corner(x), y: corner(y) };
}

/** Regions along one edge of a tile. */
export function edgeOf({ zoom }: Pick<TileAddress, 'zoom'>): number {
  return 2 ** (zoom - 1);
}

export function isWithin({ x, y }: Pick<TileAddress, 'x' | 'y'>, tile: TileAddress): boolean {
  const edge = edgeOf(tile);
  return x >= tile.x && y >= tile.y && x < tile.x + edge && y < tile.y + edge;
}

/** The four tiles of the next finer zoom in it, each with its place: how far east, and how far north. */
export function quartersOf({ x, y, zoom }: TileAddress) {
  const half = edgeOf({ zoom }) / 2;
  const places = [
    [0, 0],
    [1, 0],
    [0, 1],
    [1, 1],
  ] as const;
  return places.map((place) => ({ place, tile: { zoom: zoom - 1, x: x + place[0] * half, y: y + place[1] * half } }));
}

export const tileKey = ({ x, y, zoom }: TileAddress): string => `${zoom} ${x} ${y}`;
