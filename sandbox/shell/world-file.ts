// Reads a world file and the land that it names. What cannot be read is a sentence that the user can act on.
import { readFile as read, stat } from 'node:fs/promises';
import path from 'node:path';
import { convertIndexedToRgb, type DecodedPng, decode, hasPngSignature } from 'fast-png';
import { readUtf8 } from '../../protocol/bytes.ts';
import { readLlsdXml } from '../../protocol/llsd/xml.ts';
import type { Asset } from '../assets/shelf.ts';
import { DAY_LIMIT, type Light, readLight } from '../caps/environment.ts';
import { landOfPicture, type Picture } from '../world-file/picture-land.ts';
import { planOf, type WorldPlan } from '../world-file/plan.ts';
import { landOfBytes } from '../world-file/raw-land.ts';
import { readWorldFile, WORLD_FILE_LIMIT } from '../world-file/read.ts';
import type { RegionFile, TerrainFile, WorldFile } from '../world-file/shape.ts';
import { loadAssets } from './asset-folder.ts';
import type { WorldOrigin } from './saved-world.ts';

/** Bytes of a picture of land; one with 16 bits for each of 4096 × 4096 pixels has fewer. */
export const PICTURE_LIMIT = 64 * 1024 * 1024;
/** Pixels of a picture of land: sixteen for each sample in both directions. */
export const PIXEL_LIMIT = 4096 * 4096;
/** Bytes of a file with a day: one of `DAY_LIMIT` takes several times as much as XML. */
export const DAY_FILE_LIMIT = 8 * DAY_LIMIT;
/** Where a PNG says how wide and how high it is: two numbers of 32 bits. */
const PNG_SIZE_AT = 16;

/** What a grid is told about the world, with its assets. */
export type LoadedWorld = WorldPlan & { readonly assets: readonly Asset[]; readonly origin: WorldOrigin };

type LandFile = Extract<TerrainFile, { readonly file: string }>;

/** A world file with everything it names. No file: the usual world. Rejects with a sentence. */
export async function loadWorld(file: string | undefined): Promise<LoadedWorld> {
  if (file === undefined) return { ...planOf({}, noLand), assets: [], origin: { file: {}, folder: '.' } };
  const world = parsed(file, await readFile(file, WORLD_FILE_LIMIT));
  const folder = path.dirname(file);
  const lands = new Map<LandFile, Float32Array>();
  for (const terrain of landFilesOf(world)) lands.set(terrain, await land(terrain, path.resolve(folder, terrain.file)));
  const lights = await lightsOf(world, folder);
  const plan = planOf(
    world,
    (terrain) => lands.get(terrain) ?? noLand(terrain),
    (named) => lights.get(named) ?? unread(named),
  );
  const assets = world.assets === undefined ? [] : await loadAssets(path.resolve(folder, world.assets));
  return { ...plan, assets, origin: { file: world, folder } };
}

function parsed(file: string, bytes: Uint8Array): WorldFile {
  const text = readUtf8(bytes);
  if (text === undefined) throw new Error(`${file}: A world file is UTF-8.`);
  const reading = readWorldFile(text.replace(/^\ufeff/, ''));
  if ('problem' in reading) throw new Error(`${file}: ${reading.problem}`);
  return reading.world;
}

function landFilesOf({ regions = [] }: WorldFile): readonly LandFile[] {
  return regions.flatMap(({ terrain }) => (terrain !== undefined && 'file' in terrain ? [terrain] : []));
}

/** [world.export.6] By the names that regions have for them. Rejects with a sentence. */
async function lightsOf({ regions = [] }: WorldFile, folder: string): Promise<ReadonlyMap<string, Light>> {
  const lights = new Map<string, Light>();
  for (const named of regions.flatMap(lightsNamedIn)) {
    const file = path.resolve(folder, named);
    const text = readUtf8(await readFile(file, DAY_FILE_LIMIT));
    const { problems, value } = readLlsdXml(text ?? '');
    const error = problems.find(({ severity }) => severity === 'error');
    if (error !== undefined) throw new Error(`${file} is no LLSD: ${error.message}`);
    const light = readLight(value);
    if ('problem' in light) throw new Error(`${file} is no light of a region: ${light.problem}`);
    lights.set(named, light);
  }
  return lights;
}

/** [world.export.9] Also those of its parcels. */
function lightsNamedIn({ environment, parcel, parcels = [] }: RegionFile): readonly string[] {
  return [environment, parcel?.environment, ...parcels.map((one) => one.environment)].flatMap((name) => name ?? []);
}

function noLand({ file }: LandFile): never {
  return unread(file);
}

function unread(file: string): never {
  throw new Error(`${file} was not read.`);
}

async function land(terrain: LandFile, file: string): Promise<Float32Array> {
  const bytes = await readFile(file, PICTURE_LIMIT);
  const samples = terrain.kind === 'raw' ? landOfBytes(bytes) : landOfPng(bytes, terrain);
  if ('problem' in samples) throw new Error(`${file} ${samples.problem}.`);
  return samples;
}

function landOfPng(bytes: Uint8Array, span: { readonly low: number; readonly high: number }) {
  if (!hasPngSignature(bytes)) return { problem: 'is no PNG picture' };
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  const pixels = bytes.length < PNG_SIZE_AT + 8 ? 0 : view.getUint32(PNG_SIZE_AT) * view.getUint32(PNG_SIZE_AT + 4);
  if (pixels > PIXEL_LIMIT) return { problem: `has ${pixels} pixels; at most ${PIXEL_LIMIT} are read` };
  try {
    return landOfPicture(pictureOf(decode(bytes)), span);
  } catch (error) {
    return { problem: `cannot be read as a picture: ${error instanceof Error ? error.message : String(error)}` };
  }
}

/** Colours of a palette are looked up. */
function pictureOf(png: DecodedPng): Picture {
  const { channels, data, depth, height, palette, width } = png;
  const colours = palette?.[0]?.length;
  if (colours === undefined && depth < 8) throw new Error(`it has ${depth} bits for each value; 8 or 16 are read`);
  if (colours === undefined) return { width, height, channels, white: 2 ** depth - 1, data };
  return { width, height, channels: colours, white: 255, data: convertIndexedToRgb(png) };
}

async function readFile(file: string, limit: number): Promise<Uint8Array> {
  const facts = await stat(file).catch((error: Error) => unreadable(file, error));
  if (!facts.isFile()) throw new Error(`${file} is no file.`);
  if (facts.size > limit) throw new Error(`${file} has ${facts.size} bytes; at most ${limit} are read.`);
  return new Uint8Array(await read(file).catch((error: Error) => unreadable(file, error)));
}

function unreadable(file: string, error: Error): never {
  throw new Error(`${file} cannot be read: ${error.message}.`, { cause: error });
}
