// Paints tiles of the map, a little at a time: whoever asks for one waits, and the grid goes on meanwhile.
import { forgetOldest } from '../memory.ts';
import { writeCodestream } from './j2k/codestream.ts';
import { JpegWriter, STRIP_ROWS } from './jpeg.ts';
import { drawRows, type View, WATER } from './landscape.ts';
import { PICTURE_EDGE, type Picture, plainPicture, putQuarter, rowsOf } from './picture.ts';
import { isWithin, quartersOf, type TileAddress, tileKey } from './tile-address.ts';

/** [map.tile.3] Pictures that are kept: 200 KB each. The one that was painted longest ago is forgotten first. */
export const PICTURE_LIMIT = 64;
/** Rows that are drawn in one go. */
const ROWS_AT_ONCE = STRIP_ROWS;

/** A region, as the painter finds it. */
export interface Site {
  /** Grid units of 256 m. */
  readonly x: number;
  readonly y: number;
  /** Another one after each change of how it looks. */
  readonly version: string;
  /** [map.picture.1] Id of the picture of this version, and how those of all versions begin. */
  readonly picture: string;
  readonly series: string;
  view(): View;
}

interface Painted {
  readonly version: string;
  readonly picture: Picture;
  jpeg: Uint8Array | undefined;
}

type Steps<Result> = Generator<undefined, Result, undefined>;

export class Painter {
  readonly #sites: () => readonly Site[];
  readonly #limit: number;
  readonly #painted = new Map<string, Painted>();

  /** @param sites all regions as they are now */
  constructor(sites: () => readonly Site[], limit = PICTURE_LIMIT) {
    this.#sites = sites;
    this.#limit = limit;
  }

  /** [map.tile.2] Whether anything is there. */
  isEmpty(tile: TileAddress): boolean {
    return this.#sites().every((site) => !isWithin(site, tile));
  }

  /** [map.tile.3] The tile as a JPEG, step by step; a tile that was painted before and looks the same takes no step. */
  *tile(tile: TileAddress): Steps<Uint8Array> {
    const painted = yield* this.#paint(tile);
    if (painted.jpeg !== undefined) return painted.jpeg;
    const writer = new JpegWriter(PICTURE_EDGE, PICTURE_EDGE);
    for (let row = 0; row < PICTURE_EDGE; row += STRIP_ROWS) {
      writer.strip(rowsOf(painted.picture, row, STRIP_ROWS));
      yield;
    }
    painted.jpeg = writer.done();
    return painted.jpeg;
  }

  /** [map.picture.1] A region as a JPEG 2000 codestream, step by step. */
  *codestream({ x, y }: Site): Steps<Uint8Array> {
    const { picture } = yield* this.#paint({ zoom: 1, x, y });
    return yield* writeCodestream(picture, PICTURE_EDGE);
  }

  *#paint(tile: TileAddress): Steps<Painted> {
    const key = tileKey(tile);
    const sites = this.#sites().filter((site) => isWithin(site, tile));
    const version = sites.map((site) => site.version).join(' ');
    const known = this.#painted.get(key);
    if (known?.version === version) return known;
    const [site] = sites;
    const picture = tile.zoom === 1 && site !== undefined ? yield* region(site.view()) : yield* this.#quarters(tile);
    const painted = { version, picture, jpeg: undefined };
    this.#painted.delete(key);
    this.#painted.set(key, painted);
    forgetOldest(this.#painted, this.#limit);
    return painted;
  }

  /** [map.zoom.1] Where there is no region there is water. */
  *#quarters(tile: TileAddress): Steps<Picture> {
    const picture = plainPicture(WATER);
    for (const { place, tile: quarter } of quartersOf(tile)) {
      if (this.isEmpty(quarter)) continue;
      const { picture: painted } = yield* this.#paint(quarter);
      putQuarter(picture, painted, place);
      yield;
    }
    return picture;
  }
}

function* region(view: View): Steps<Picture> {
  const picture = plainPicture(WATER);
  for (let row = 0; row < PICTURE_EDGE; row += ROWS_AT_ONCE) {
    drawRows(picture, view, [row, ROWS_AT_ONCE]);
    yield;
  }
  return picture;
}
