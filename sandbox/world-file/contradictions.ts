// What a schema cannot say of a world: names that are used twice, places that are not there.
import { findNodeAtLocation, type JSONPath, type Node } from 'jsonc-parser';
import type { Mistake } from './schema.ts';
import type { PlaceFile, WorldFile } from './shape.ts';
import { wrongParcels } from './wrong-parcels.ts';
import { wrongPeople } from './wrong-people.ts';
import { wrongPrims } from './wrong-prims.ts';

/** Metres along the edge of a region. */
const EDGE = 256;

/** [world.file.2] In a document that follows the schema. */
export function contradictionsIn(document: Node, world: WorldFile): readonly Mistake[] {
  const { accounts = [], regions = [] } = world;
  const names = new Set(regions.map(({ name }) => name.toLowerCase()));
  const found: Found[] = [
    ...twice(regions.map(({ name }, at) => [name.toLowerCase(), ['regions', at, 'name']])),
    ...twice(regions.map(({ x, y }, at) => [`${x} ${y}`, ['regions', at, 'x']])),
    ...twice(
      regions.flatMap(({ port = 0 }, at) => (port === 0 ? [] : [[`${port}`, ['regions', at, 'port']] as const])),
    ),
    ...twice(accounts.map(({ first, last }, at) => [`${first} ${last}`.toLowerCase(), ['accounts', at, 'first']])),
    ...ids(world),
    ...accounts.flatMap(({ home, start }, at) => [
      ...wrongPlace(start, ['accounts', at, 'start'], names),
      ...wrongPlace(home, ['accounts', at, 'home'], names),
    ]),
    ...regions.flatMap(({ prims = [] }, region) =>
      prims.flatMap(({ exact, position }, at) =>
        exact?.link === undefined ? outside(position, ['regions', region, 'prims', at, 'position']) : [],
      ),
    ),
    ...wrongPeople(world),
    ...(world.people ?? []).flatMap(({ home, left }, at) => [
      ...wrongPlace(home, ['people', at, 'home'], names),
      ...wrongPlace(left, ['people', at, 'left'], names),
    ]),
    ...regions.flatMap((region, at) => wrongParcels(region, ['regions', at])),
    ...regions.flatMap(({ prims = [] }, region) => wrongPrims(prims, ['regions', region, 'prims'])),
  ];
  return found.map(({ message, path }) => ({ path: pathText(path), message, ...spanOf(document, path) }));
}

/** A mistake, and where it is. */
export interface Found {
  readonly path: JSONPath;
  readonly message: string;
}

type Keyed = readonly [key: string, path: JSONPath];

function twice(keyed: readonly Keyed[]): readonly Found[] {
  const seen = new Map<string, JSONPath>();
  return keyed.flatMap(([key, path]) => {
    const earlier = seen.get(key);
    seen.set(key, earlier ?? path);
    return earlier === undefined ? [] : [{ path, message: `is taken by ${pathText(earlier.slice(0, -1))}` }];
  });
}

/** Everything that has an id of its own has another one. */
function ids({ accounts = [], regions = [] }: WorldFile): readonly Found[] {
  return twice([
    ...accounts.flatMap(({ id }, at) => keyedId(id, ['accounts', at, 'id'])),
    ...regions.flatMap(({ id, parcel, parcels = [], prims = [] }, region) => [
      ...keyedId(id, ['regions', region, 'id']),
      ...keyedId(parcel?.id, ['regions', region, 'parcel', 'id']),
      ...parcels.flatMap((one, at) => keyedId(one.id, ['regions', region, 'parcels', at, 'id'])),
      ...prims.flatMap((prim, at) => keyedId(prim.id, ['regions', region, 'prims', at, 'id'])),
    ]),
  ]);
}

function keyedId(id: string | undefined, path: JSONPath): readonly Keyed[] {
  return id === undefined ? [] : [[id.toLowerCase(), path]];
}

/** Without regions of its own a world has the two usual ones, which no file can misspell. */
function wrongPlace(place: PlaceFile | undefined, path: JSONPath, names: ReadonlySet<string>): readonly Found[] {
  if (place === undefined) return [];
  const isKnown = names.size === 0 || names.has(place.region.toLowerCase());
  const region = isKnown ? [] : [{ path: [...path, 'region'], message: 'is no region of this world' }];
  return [...region, ...(place.position === undefined ? [] : outside(place.position, [...path, 'position']))];
}

function outside([x, y]: readonly [number, number, number], path: JSONPath): readonly Found[] {
  const isInside = x >= 0 && y >= 0 && x < EDGE && y < EDGE;
  return isInside ? [] : [{ path, message: `lies outside of the region, which is ${EDGE} m wide` }];
}

function spanOf(document: Node, path: JSONPath): { readonly start: number; readonly end: number } {
  const node = findNodeAtLocation(document, path) ?? document;
  return { start: node.offset, end: node.offset + node.length };
}

/** As in `regions[0].name`. */
function pathText(path: JSONPath): string {
  return path
    .map((step) => (typeof step === 'number' ? `[${step}]` : `.${step}`))
    .join('')
    .slice(1);
}
