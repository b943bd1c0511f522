// One prim as it stands now: a plain value. What is changed is another value with a higher CRC.
import { NULL_UUID } from '../../../protocol/uuid.ts';
import type { Millis } from '../../words.ts';
import { type Quaternion, UPRIGHT, type Vector } from '../vector.ts';
import { type Contents, NO_CONTENTS } from './contents.ts';
import { type Extras, NO_EXTRAS } from './extras.ts';
import { plainFace, writeFaces } from './faces.ts';
import { FORMS, type Form } from './form.ts';
import { NO_OVERRIDES, type Overrides } from './overrides.ts';
import { type Physics, USUAL_PHYSICS } from './physics.ts';
import { OWN_RIGHTS, type Rights } from './rights.ts';

export interface Prim {
  readonly id: string;
  /** Unique in the whole world, never 0. */
  readonly localId: number;
  /** [prim.crc.1] Higher after each change. */
  readonly crc: number;
  /** 9 prim, 95 grass, 111 and 255 trees. */
  readonly code: number;
  /** For plants the species, for attachments the place. */
  readonly state: number;
  readonly form: Form;
  readonly material: number;
  readonly clickAction: number;
  /** Metres. */
  readonly scale: Vector;
  /** Metres, from the region's corner; of a part of a link set from its root. */
  readonly position: Vector;
  readonly rotation: Quaternion;
  /** Local id of the root; 0 = it is one. */
  readonly parent: number;
  /** Physical, phantom, temporary: those of the flags that are the same for everybody. */
  readonly flags: number;
  /** A texture entry. */
  readonly faces: Uint8Array;
  readonly extras: Extras;
  /** [prim.overrides.1] What is changed of the materials on its faces. */
  readonly overrides: Overrides;
  readonly physics: Physics;
  readonly mediaUrl: string;
  readonly text: string;
  /** Red, green, blue and opacity, 0 to 255. */
  readonly textColor: readonly [number, number, number, number];
  readonly name: string;
  readonly description: string;
  readonly ownerId: string;
  readonly creatorId: string;
  readonly groupId: string;
  readonly rights: Rights;
  readonly saleType: number;
  readonly salePrice: number;
  readonly category: number;
  /** Milliseconds since 1970. */
  readonly madeAt: Millis;
  /** [parcel.clean.2] Milliseconds since 1970 when it was put into the region. */
  readonly arrivedAt: Millis;
  /** [touch.count.1] How often it was touched. */
  readonly touches: number;
  /** [attach.place.1] Of what is worn: by whom, and where. In an inventory: where it was worn last. */
  readonly worn: Worn | undefined;
  /** What lies in it. */
  readonly contents: Contents;
}

/** Where a link set hangs on a body. */
export interface Worn {
  readonly agentId: string;
  /** 1 to 55: chest, head, hands, ..., places of the screen from 31 to 38. */
  readonly point: number;
  /** The item of the inventory that its root is; empty for its parts. */
  readonly itemId: string;
}

/** What is not chosen of a prim when it is made. */
export type NewPrim = Omit<Prim, 'localId' | 'crc'>;

export const PRIM_CODE = 9;
export const PLANT_CODES: ReadonlySet<number> = new Set([95, 111, 255]);
export const WOOD = 3;
/** [prim.flags.2] The bits of `flags`. */
export const PRIM_FLAG = { physical: 1, phantom: 0x400, temporary: 0x2000_0000 } as const;
export const PLAIN_FACES = writeFaces({ rest: plainFace(), others: new Map() });
const HALF_METRE: Vector = [0.5, 0.5, 0.5];

/** A box of plywood. */
export function plainPrim(own: Pick<Prim, 'id' | 'ownerId' | 'position' | 'madeAt'>): NewPrim {
  return {
    ...{ code: PRIM_CODE, state: 0, form: FORMS.box, material: WOOD, clickAction: 0 },
    ...{ scale: HALF_METRE, rotation: UPRIGHT, parent: 0, flags: 0 },
    ...{
      faces: PLAIN_FACES,
      extras: NO_EXTRAS,
      overrides: NO_OVERRIDES,
      physics: USUAL_PHYSICS,
      mediaUrl: '',
      text: '',
      textColor: [255, 255, 255, 255],
    },
    ...{ name: 'Object', description: '', creatorId: own.ownerId, groupId: NULL_UUID, rights: OWN_RIGHTS },
    arrivedAt: own.madeAt,
    ...{ saleType: 0, salePrice: 0, category: 0, touches: 0, worn: undefined, contents: NO_CONTENTS },
    ...own,
  };
}

/** [touch.count.1] What hovers above it: its own text, and how often it was touched. */
export function shownText({ text, touches }: Prim): string {
  if (touches === 0) return text;
  return [...(text === '' ? [] : [text]), `Touches: ${touches}`].join('\n');
}
