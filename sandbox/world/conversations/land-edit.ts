// Shaping the land: with a brush, over an area, and back again.
import type { Message } from '../../../protocol/packet/message.ts';
import type { Agent } from '../agent.ts';
import { HALF_HEIGHT } from '../motion.ts';
import { mayBeShaped, type Region } from '../region.ts';
import { type Say, say } from '../say.ts';
import type { Scene } from '../scene.ts';
import { BRUSHES, type BrushArea, boundsOf, type Stroke, sculptOf } from '../terrain/brush.ts';
import { REGION_SIZE } from '../terrain/height.ts';
import type { PatchPlace } from '../terrain/layer.ts';
import { toAudience } from './audience.ts';
import { movements } from './avatar.ts';
import type { Handler } from './handler.ts';
import { changedLand } from './land.ts';

/** [land.brush.4] Metres: brushes of old viewers by their numbers, and the widest of the others. */
const RADII = [1, 2, 4];
export const WIDEST_BRUSH = 64;
/** [land.brush.4] A brush works no longer with one message; viewers say ten times a second that it does. */
export const LONGEST_STROKE_S = 10;
/** [land.brush.4] Places in one message; viewers name one for each region. */
export const MOST_PLACES = 4;

const REFUSED = 'The land may not be shaped here.';

/** [land.change.1] Who may not is told so; all who watch are told the patches that changed. */
export const modifyLand: Handler = (agent, message, scene) => {
  if (agent.presence !== 'standing') return [];
  const strokes = strokesIn(message);
  const { place } = agent;
  const reachable = strokes.filter(({ area }) => isReached(area, place));
  if (strokes.length > 0 && reachable.length === 0) return [refused(agent)];
  place.strokes.begin(agent.id, scene.now);
  const touched = reachable.flatMap((stroke) => {
    const sculpt = sculptOf(stroke, { planned: place.land.planned, random: () => scene.chance() });
    return place.land.change(boundsOf(stroke.area), (x, y, at) =>
      mayBeShaped(place, x, y) ? sculpt(x, y, at) : at(x, y),
    );
  });
  place.strokes.touch(agent.id, touched);
  return reshaped(touched, place, scene);
};

/** [land.undo.1] */
export const undoLand: Handler = (agent, _message, scene) => {
  if (agent.presence !== 'standing') return [];
  return reshaped(agent.place.strokes.undo(agent.id), agent.place, scene);
};

function strokesIn(message: Message): readonly Stroke[] {
  const brush = BRUSHES[message.u8('ModifyBlock', 'Action')];
  const [seconds, height] = [message.f32('ModifyBlock', 'Seconds'), message.f32('ModifyBlock', 'Height')];
  if (brush === undefined || !(seconds > 0) || !Number.isFinite(height)) return [];
  return message
    .instances('ParcelData')
    .slice(0, MOST_PLACES)
    .flatMap((at) => areaIn(message, at) ?? [])
    .map((area) => ({ brush, area, seconds: Math.min(seconds, LONGEST_STROKE_S), height }));
}

/** [land.brush.3] A place without width is where a round brush is. */
function areaIn(message: Message, at: number): BrushArea | undefined {
  const edge = (name: string) => Math.min(Math.max(message.f32('ParcelData', name, at), 0), REGION_SIZE);
  const [west, south, east, north] = [edge('West'), edge('South'), edge('East'), edge('North')];
  if (![west, south, east, north].every(Number.isFinite) || east < west || north < south) return undefined;
  if (west < east && south < north) return { kind: 'rectangle', west, south, east, north };
  return { kind: 'round', x: west, y: south, radius: radiusIn(message, at) };
}

function radiusIn(message: Message, at: number): number {
  const old = RADII[message.u8('ModifyBlock', 'BrushSize')] ?? WIDEST_BRUSH;
  const said = at < message.count('ModifyBlockExtended') ? message.f32('ModifyBlockExtended', 'BrushSize', at) : old;
  return said > 0 ? Math.min(said, WIDEST_BRUSH) : old;
}

/** Whether any sample of it may be shaped. */
function isReached(area: BrushArea, place: Region): boolean {
  const { east, north, south, west } = boundsOf(area);
  for (let y = south; y <= north; y++) for (let x = west; x <= east; x++) if (mayBeShaped(place, x, y)) return true;
  return false;
}

function refused(agent: Agent): Say {
  const AlertData = { Modal: false, Message: REFUSED };
  return say(agent.id, 'AgentAlertMessage', { AgentData: { AgentID: agent.id }, AlertData });
}

function reshaped(touched: readonly PatchPlace[], place: Region, scene: Scene): readonly Say[] {
  if (touched.length === 0) return [];
  return [...changedLand(place, scene), ...lifted(place, scene)];
}

/** [land.change.3] Who stands on the land is lifted and lowered with it; who flies only where it would be under it. */
function lifted(place: Region, scene: Scene): readonly Say[] {
  const moved = scene.standing(place).filter((agent) => {
    const { body, seat } = agent;
    const [x, y, z] = body.position;
    const floor = place.height(x, y) + HALF_HEIGHT;
    const isFree = body.stance === 'flying' || body.stance === 'airborne';
    if (seat !== undefined || z === floor || (isFree && z > floor)) return false;
    agent.body = { ...body, position: [x, y, floor] };
    agent.shown = agent.body;
    return true;
  });
  return moved.length === 0 ? [] : toAudience(place, scene, (to) => movements(to, moved));
}
