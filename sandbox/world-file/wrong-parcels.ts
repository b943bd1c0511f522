// What a schema cannot say of parcels: land that nobody has, and land that is named twice in two ways.
import type { JSONPath } from 'jsonc-parser';
import type { Found } from './contradictions.ts';
import type { RegionFile } from './shape.ts';

/** [world.parcels.1] [world.parcels.2] In the parcels of one region. */
export function wrongParcels({ parcel, parcels = [] }: RegionFile, path: JSONPath): readonly Found[] {
  const named = (['area', 'cells'] as const).filter((name) => parcel?.[name] !== undefined);
  return [
    ...named.map((name) => ({
      path: [...path, 'parcel', name],
      message: 'is for other parcels; this one has the rest',
    })),
    ...parcels.flatMap(({ area, cells }, at): readonly Found[] => {
      const place = [...path, 'parcels', at];
      if (area === undefined && cells === undefined) return [{ path: place, message: 'needs "area" or "cells"' }];
      if (area !== undefined && cells !== undefined)
        return [{ path: [...place, 'area'], message: 'is told by "cells", too' }];
      const [west, south, east, north] = area ?? [0, 0, 1, 1];
      return west < east && south < north
        ? []
        : [{ path: [...place, 'area'], message: 'must go from south-west to north-east' }];
    }),
  ];
}
