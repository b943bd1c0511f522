// Moving, turning and scaling prims and link sets; who sits on them goes along.
import { viewOf } from '../../../protocol/bytes.ts';
import type { Message } from '../../../protocol/packet/message.ts';
import type { Agent } from '../agent.ts';
import { placed, seenFrom } from '../prims/link-sets.ts';
import type { Prim } from '../prims/prim.ts';
import type { Placing } from '../prims/prims.ts';
import { may } from '../prims/rights.ts';
import type { Say } from '../say.ts';
import type { Scene } from '../scene.ts';
import { REGION_SIZE } from '../terrain/height.ts';
import { type Quaternion, unit, type Vector, vectorOf } from '../vector.ts';
import type { Handler } from './handler.ts';
import { changedPrim, showPrim } from './prim-view.ts';
import { carrySeated } from './seats.ts';

/** [build.place.2] What a type of MultipleObjectUpdate says, and in which order its numbers stand. */
const TYPE = { position: 1, rotation: 2, scale: 4, linkSet: 8, uniform: 16 } as const;
const VECTOR_BYTES = 12;
/** [build.place.3] Metres: an edge of a prim. */
export const SHORTEST_EDGE = 0.01;
export const LONGEST_EDGE = 64;
/** Metres: how high a prim may be. */
const CEILING = 4096;
/** The last place within a region that its east and north edges still belong to. */
const LAST_METRE = REGION_SIZE - 0.01;

interface Wish extends Partial<Placing> {
  /** Parts go along with their root. */
  readonly isWhole: boolean;
}

/** [build.place.1] Several prims, each with its own kinds of changes. */
export const multipleObjectUpdate: Handler = (agent, message, scene) =>
  message
    .instances('ObjectData')
    .flatMap((index) => place(agent, message.u32('ObjectData', 'ObjectLocalID', index), wishIn(message, index), scene));

/** [build.place.1] The older messages, with one kind of change each. */
export const objectPosition = placingBy((message, index) => {
  const position = vectorOf(message.vector('ObjectData', 'Position', index));
  return position && { position, isWhole: true };
});

export const objectRotation = placingBy((message, index) => {
  return { rotation: unit(message.rotation('ObjectData', 'Rotation', index)), isWhole: true };
});

export const objectScale = placingBy((message, index) => {
  const scale = vectorOf(message.vector('ObjectData', 'Scale', index));
  return scale && { scale, isWhole: false };
});

/** [build.spin.1] A thing that is turned by hand: it is told as it turns. */
export const objectSpinUpdate: Handler = (agent, message, scene) => {
  const prim = scene.prims(agent.place).find(message.uuid('ObjectData', 'ObjectID'));
  const rotation = unit(message.rotation('ObjectData', 'Rotation'));
  return prim === undefined ? [] : place(agent, prim.localId, { rotation, isWhole: true }, scene);
};

/** [build.undo.1] Where the prims were before, or again where they were then. */
export const undo = recallBy('undo');
export const redo = recallBy('redo');

function placingBy(read: (message: Message, index: number) => Wish | undefined): Handler {
  return (agent, message, scene) =>
    message
      .instances('ObjectData')
      .flatMap((index) => place(agent, message.u32('ObjectData', 'ObjectLocalID', index), read(message, index), scene));
}

function recallBy(way: 'undo' | 'redo'): Handler {
  return (agent, message, scene) => {
    const prims = scene.prims(agent.place);
    return message.instances('ObjectData').flatMap((index) => {
      const prim = prims.find(message.uuid('ObjectData', 'ObjectID', index));
      if (prim === undefined || !may(agent.id, 'modify', prim)) return [];
      const placing = prims.recall(prim, way);
      return placing === undefined
        ? []
        : [
            ...changedPrim(prims.change(prim.localId, placing), agent.place, scene),
            ...carrySeated(prim, scene, agent.place),
          ];
    });
  };
}

/** Undefined for a wish that is none: numbers that are no numbers, or too few. */
function wishIn(message: Message, index: number): Wish | undefined {
  const type = message.u8('ObjectData', 'Type', index);
  const bytes = message.bytes('ObjectData', 'Data', index);
  const kinds = (['position', 'rotation', 'scale'] as const).filter((kind) => type & TYPE[kind]);
  if (kinds.length === 0 || bytes.length < kinds.length * VECTOR_BYTES) return undefined;
  const view = viewOf(bytes);
  const entries = kinds.map((kind, at) => [kind, numbersAt(view, at * VECTOR_BYTES)] as const);
  if (entries.some(([, numbers]) => numbers === undefined)) return undefined;
  const { position, rotation, scale } = Object.fromEntries(entries) as Readonly<Record<string, Vector | undefined>>;
  return {
    ...(position && { position }),
    ...(rotation && { rotation: rotationOf(rotation) }),
    ...(scale && { scale }),
    isWhole: (type & TYPE.linkSet) !== 0,
  };
}

function numbersAt(view: DataView, at: number): Vector | undefined {
  return vectorOf([0, 4, 8].map((offset) => view.getFloat32(at + offset, true)));
}

function rotationOf([x, y, z]: Vector): Quaternion {
  return unit([x, y, z, Math.sqrt(Math.max(0, 1 - x * x - y * y - z * z))]);
}

function place(agent: Agent, localId: number, wish: Wish | undefined, scene: Scene): readonly Say[] {
  const prims = scene.prims(agent.place);
  const prim = prims.get(localId);
  if (prim === undefined) return [];
  // [build.refused.1] A viewer shows its wish at once: whose wish is refused is told how things are.
  if (wish === undefined || !may(agent.id, 'modify', prim)) return [showPrim(agent.id, prim, agent.place)];
  prims.remember(prim);
  const parts = prims.linkSet(prim).slice(1);
  const moved = { ...prim, ...allowed(prim, wish) };
  const changed = [moved, ...parts.map((part) => partAfter(part, prim, moved, wish.isWhole))];
  return [
    ...changed.flatMap(({ localId: number, position, rotation, scale }, at) => {
      if (at > 0 && !movesParts(wish)) return [];
      return changedPrim(prims.change(number, { position, rotation, scale }), agent.place, scene);
    }),
    ...carrySeated(prim, scene, agent.place),
  ];
}

/** A root that is placed alone leaves its parts where they are, so that their offsets change; whole sets grow in step. */
function movesParts({ isWhole, scale }: Wish): boolean {
  return !isWhole || scale !== undefined;
}

function partAfter(part: Prim, before: Prim, after: Prim, isWhole: boolean): Prim {
  if (!isWhole) {
    const { position, rotation } = seenFrom(after, placed(part, before));
    return { ...part, position: withinReach(position), rotation };
  }
  const grown = (numbers: Vector): Vector => [
    (numbers[0] * after.scale[0]) / before.scale[0],
    (numbers[1] * after.scale[1]) / before.scale[1],
    (numbers[2] * after.scale[2]) / before.scale[2],
  ];
  return { ...part, position: withinReach(grown(part.position)), scale: withinScale(grown(part.scale)) };
}

/** [build.place.3] As near to the wish as a region allows. */
function allowed(prim: Prim, { position, rotation, scale }: Wish): Partial<Placing> {
  return {
    ...(position && { position: prim.parent === 0 ? withinRegion(position) : withinReach(position) }),
    ...(rotation && { rotation }),
    ...(scale && { scale: withinScale(scale) }),
  };
}

export function withinRegion([x, y, z]: Vector): Vector {
  return [clamp(x, 0, LAST_METRE), clamp(y, 0, LAST_METRE), clamp(z, -CEILING, CEILING)];
}

/** Parts are no farther from their root than a region is wide. */
function withinReach([x, y, z]: Vector): Vector {
  return [clamp(x, -REGION_SIZE, REGION_SIZE), clamp(y, -REGION_SIZE, REGION_SIZE), clamp(z, -CEILING, CEILING)];
}

export function withinScale([x, y, z]: Vector): Vector {
  return [
    clamp(x, SHORTEST_EDGE, LONGEST_EDGE),
    clamp(y, SHORTEST_EDGE, LONGEST_EDGE),
    clamp(z, SHORTEST_EDGE, LONGEST_EDGE),
  ];
}

function clamp(value: number, low: number, high: number): number {
  return Math.min(Math.max(value, low), high);
}
