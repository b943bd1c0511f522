// How a prim would fall, slide and bounce. It is kept and told; here nothing falls.
import { integer, type Llsd, real } from '../../../protocol/llsd/value.ts';
import type { Message } from '../../../protocol/packet/message.ts';

export interface Physics {
  /** 0 as it looks, 1 none, 2 its convex hull. */
  readonly shape: number;
  /** Kilograms per cubic metre. */
  readonly density: number;
  readonly friction: number;
  readonly restitution: number;
  /** How much of gravity it feels. */
  readonly gravity: number;
}

/** [prim.physics.1] As all things are that nobody has changed. */
export const USUAL_PHYSICS: Physics = { shape: 0, density: 1000, friction: 0.6, restitution: 0.5, gravity: 1 };

/** [prim.physics.2] What viewers offer: the least and the most of each. */
const RANGES: Readonly<Record<keyof Physics, readonly [least: number, most: number]>> = {
  shape: [0, 2],
  density: [1, 22_587],
  friction: [0, 255],
  restitution: [0, 1],
  gravity: [-1, 28],
};

/** What ObjectFlagUpdate says of it, if anything; what is no number stays as it is. */
export function changedPhysics(physics: Physics, message: Message): Physics {
  if (message.count('ExtraPhysics') === 0) return physics;
  const said = {
    shape: message.u8('ExtraPhysics', 'PhysicsShapeType'),
    density: message.f32('ExtraPhysics', 'Density'),
    friction: message.f32('ExtraPhysics', 'Friction'),
    restitution: message.f32('ExtraPhysics', 'Restitution'),
    gravity: message.f32('ExtraPhysics', 'GravityMultiplier'),
  };
  return limited(said, physics);
}

/** [prim.physics.2] Each number moved to the least or the most that can be; what is no number is that of `former`. */
function limited(said: Physics, former: Physics): Physics {
  const within = (name: keyof Physics) => {
    const [least, most] = RANGES[name];
    return Number.isNaN(said[name]) ? former[name] : Math.min(Math.max(said[name], least), most);
  };
  return {
    shape: within('shape'),
    density: within('density'),
    friction: within('friction'),
    restitution: within('restitution'),
    gravity: within('gravity'),
  };
}

/** [world.exact.1] In the order of a world file: shape, density, friction, restitution, gravity. */
export type PhysicsNumbers = readonly [number, number, number, number, number];

/** As usual where a file says nothing. */
export function physicsOfNumbers(numbers: PhysicsNumbers = physicsNumbers(USUAL_PHYSICS)): Physics {
  const [shape, density, friction, restitution, gravity] = numbers;
  return limited({ shape: Math.round(shape), density, friction, restitution, gravity }, USUAL_PHYSICS);
}

export function physicsNumbers({ density, friction, gravity, restitution, shape }: Physics): PhysicsNumbers {
  return [shape, density, friction, restitution, gravity];
}

/** Whether it is as nobody has changed it. */
export function isUsual(physics: Physics): boolean {
  const usual = physicsNumbers(USUAL_PHYSICS);
  return physicsNumbers(physics).every((number, at) => number === usual[at]);
}

/** As capabilities and events call it. */
export function toldPhysics({
  density,
  friction,
  gravity,
  restitution,
  shape,
}: Physics): Readonly<Record<string, Llsd>> {
  return {
    PhysicsShapeType: integer(shape),
    Density: real(density),
    Friction: real(friction),
    Restitution: real(restitution),
    GravityMultiplier: real(gravity),
  };
}
