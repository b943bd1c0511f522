// The control flags of AgentUpdate, as questions. [move.controls.1]

export const CONTROL = {
  atPlus: 0x1,
  atMinus: 0x2,
  leftPlus: 0x4,
  leftMinus: 0x8,
  upPlus: 0x10,
  upMinus: 0x20,
  fastAt: 0x400,
  fastLeft: 0x800,
  fastUp: 0x1000,
  fly: 0x2000,
  stop: 0x4000,
  finishAnimation: 0x8000,
  standUp: 0x10000,
  sitOnGround: 0x20000,
  turnLeft: 0x200_0000,
  turnRight: 0x400_0000,
  away: 0x800_0000,
} as const;

/** The six nudges stand in the order of the six base bits, this many bits above them. */
const NUDGE_SHIFT = 19;
const AXES = 0x3f;

/** What an agent wants of its body. */
export interface Controls {
  /** U32 as sent. */
  readonly flags: number;
  readonly alwaysRun: boolean;
}

export const AT_REST: Controls = { flags: 0, alwaysRun: false };

export function has(controls: Controls, flag: number): boolean {
  return (controls.flags & flag) !== 0;
}

/** [move.controls.2] Forward, left and up as −1, 0 or 1; opposites cancel out; a nudge counts as its base bit. */
export function axes(controls: Controls): readonly [number, number, number] {
  const bits = (controls.flags | (controls.flags >>> NUDGE_SHIFT)) & AXES;
  const axis = (plus: number, minus: number) => Number((bits & plus) !== 0) - Number((bits & minus) !== 0);
  return [
    axis(CONTROL.atPlus, CONTROL.atMinus),
    axis(CONTROL.leftPlus, CONTROL.leftMinus),
    axis(CONTROL.upPlus, CONTROL.upMinus),
  ];
}
