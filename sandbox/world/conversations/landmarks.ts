// Landmarks: made of where an agent stands, and led to by the ids of their assets.
import { LANDMARK, landmarkBytes, readLandmark } from '../../assets/landmark.ts';
import type { Agent } from '../agent.ts';
import { PARCEL_FLAG } from '../parcels/parcel.ts';
import type { Region } from '../region.ts';
import { type Say, say } from '../say.ts';
import type { Scene } from '../scene.ts';
import type { Vector } from '../vector.ts';

/** [landmark.make.1] The asset of a landmark of this place; undefined where the parcel does not allow one. */
export function landmarkHere({ body, place }: Agent, scene: Scene): string | undefined {
  const [x, y] = body.position;
  if ((place.parcels.at(x, y).flags & PARCEL_FLAG.landmark) === 0) return undefined;
  const id = scene.newId();
  scene.assets.add({ id, type: LANDMARK, bytes: landmarkBytes({ regionId: place.id, position: body.position }) });
  return id;
}

/** [landmark.make.2] */
export function noLandmarkHere({ id }: Agent): Say {
  const AlertData = { Modal: false, Message: 'No landmarks may be made of this place.' };
  return say(id, 'AgentAlertMessage', { AgentData: { AgentID: id }, AlertData });
}

/** [landmark.go.1] Where a landmark leads; the region is undefined if it is none of ours. */
export interface Led {
  readonly place: Region | undefined;
  readonly position: Vector;
}

/** Undefined if the asset is no landmark. */
export function ledBy(assetId: string, scene: Scene): Led | undefined {
  const asset = scene.assets.find(assetId);
  const landmark = asset?.type === LANDMARK ? readLandmark(asset.bytes) : undefined;
  if (landmark === undefined) return undefined;
  return { place: scene.regions.find(({ id }) => id === landmark.regionId), position: landmark.position };
}
