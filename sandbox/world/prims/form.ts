// The numbers that make a form out of a path and a profile, in the quanta in which they travel.
import type { Message } from '../../../protocol/packet/message.ts';

/** [prim.form.1] By the names of the template: the eighteen numbers of ObjectAdd, ObjectShape and ObjectUpdate. */
export interface Form {
  readonly PathCurve: number;
  readonly ProfileCurve: number;
  readonly PathBegin: number;
  readonly PathEnd: number;
  readonly PathScaleX: number;
  readonly PathScaleY: number;
  readonly PathShearX: number;
  readonly PathShearY: number;
  readonly PathTwist: number;
  readonly PathTwistBegin: number;
  readonly PathRadiusOffset: number;
  readonly PathTaperX: number;
  readonly PathTaperY: number;
  readonly PathRevolutions: number;
  readonly PathSkew: number;
  readonly ProfileBegin: number;
  readonly ProfileEnd: number;
  readonly ProfileHollow: number;
}

export type FormName = 'box' | 'cylinder' | 'prism' | 'sphere' | 'torus' | 'tube' | 'ring';

const LINE = 16;
const CIRCLE_PATH = 32;
const PROFILE = { circle: 0, square: 1, triangle: 3, halfCircle: 5 } as const;
/** A scale of 1, and of ½: a ring whose tube is half as wide as the ring. */
const FULL_SCALE = 100;
const HALF_SCALE = 150;

/** [prim.form.2] The forms that have names. */
export const FORMS: Readonly<Record<FormName, Form>> = {
  box: form(LINE, PROFILE.square),
  cylinder: form(LINE, PROFILE.circle),
  prism: form(LINE, PROFILE.triangle),
  sphere: form(CIRCLE_PATH, PROFILE.halfCircle),
  torus: form(CIRCLE_PATH, PROFILE.circle, HALF_SCALE),
  tube: form(CIRCLE_PATH, PROFILE.square, HALF_SCALE),
  ring: form(CIRCLE_PATH, PROFILE.triangle, HALF_SCALE),
};

/** The numbers of a form in the order in which a world file writes them. */
export const FORM_FIELDS = Object.keys(FORMS.box) as readonly (keyof Form)[];

/** The form in one instance of a block that has the eighteen fields. */
export function formIn(message: Message, block: string, instance = 0): Form {
  const u8 = (field: keyof Form) => message.u8(block, field, instance);
  const s8 = (field: keyof Form) => message.s8(block, field, instance);
  const u16 = (field: keyof Form) => message.u16(block, field, instance);
  return {
    PathCurve: u8('PathCurve'),
    ProfileCurve: u8('ProfileCurve'),
    PathBegin: u16('PathBegin'),
    PathEnd: u16('PathEnd'),
    PathScaleX: u8('PathScaleX'),
    PathScaleY: u8('PathScaleY'),
    PathShearX: u8('PathShearX'),
    PathShearY: u8('PathShearY'),
    PathTwist: s8('PathTwist'),
    PathTwistBegin: s8('PathTwistBegin'),
    PathRadiusOffset: s8('PathRadiusOffset'),
    PathTaperX: s8('PathTaperX'),
    PathTaperY: s8('PathTaperY'),
    PathRevolutions: u8('PathRevolutions'),
    PathSkew: s8('PathSkew'),
    ProfileBegin: u16('ProfileBegin'),
    ProfileEnd: u16('ProfileEnd'),
    ProfileHollow: u16('ProfileHollow'),
  };
}

export function isSameForm(one: Form, other: Form): boolean {
  return FORM_FIELDS.every((field) => one[field] === other[field]);
}

/** The form as the numbers of a world file, and back; what is missing is 0. */
export function formNumbers(of: Form): readonly number[] {
  return FORM_FIELDS.map((field) => of[field]);
}

export function formOfNumbers(numbers: readonly number[]): Form {
  const entries = FORM_FIELDS.map((field, at) => [field, numbers[at] ?? 0] as const);
  return { ...FORMS.box, ...Object.fromEntries(entries) };
}

function form(PathCurve: number, ProfileCurve: number, PathScaleY = FULL_SCALE): Form {
  return {
    ...{ PathCurve, ProfileCurve, PathBegin: 0, PathEnd: 0, PathScaleX: FULL_SCALE, PathScaleY },
    ...{ PathShearX: 0, PathShearY: 0, PathTwist: 0, PathTwistBegin: 0, PathRadiusOffset: 0 },
    ...{ PathTaperX: 0, PathTaperY: 0, PathRevolutions: 0, PathSkew: 0 },
    ...{ ProfileBegin: 0, ProfileEnd: 0, ProfileHollow: 0 },
  };
}
