// The form in which viewers send what they change of a material on a face: a glTF document with one material.
import { array, boolean, integer, type Llsd, map, real, undef, uuid } from '../../../protocol/llsd/value.ts';
import { NULL_UUID, uuidBytes } from '../../../protocol/uuid.ts';

/** [objects.overrides.1] Undefined for what is no such document. What it does not say is not changed. */
export function overrideOf(text: string): Llsd | undefined {
  const document = parsed(text);
  const material = at(document, 'materials', 0);
  if (!isRecord(document) || !isRecord(material)) return undefined;
  const pbr = at(material, 'pbrMetallicRoughness');
  const slots = [
    at(pbr, 'baseColorTexture'),
    at(material, 'normalTexture'),
    at(pbr, 'metallicRoughnessTexture'),
    at(material, 'emissiveTexture'),
  ];
  return map({
    tex: listed(
      slots.map((slot) => pictureOf(document, slot)),
      undef,
    ),
    bc: reals(at(pbr, 'baseColorFactor'), 4),
    ec: reals(at(material, 'emissiveFactor'), 3),
    mf: oneReal(at(pbr, 'metallicFactor')),
    rf: oneReal(at(pbr, 'roughnessFactor')),
    am: alphaMode(material),
    ac: oneReal(at(material, 'alphaCutoff')),
    ds: doubleSided(material),
    ti: listed(slots.map(transformOf), NO_TRANSFORM),
  });
}

function parsed(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}

/** What stands there, or undefined. */
function at(value: unknown, ...path: readonly (string | number)[]): unknown {
  return path.reduce<unknown>((inner, step) => {
    if (Array.isArray(inner)) return typeof step === 'number' ? inner[step] : undefined;
    return isRecord(inner) && Object.hasOwn(inner, step) ? inner[step] : undefined;
  }, value);
}

function isRecord(value: unknown): value is Readonly<Record<string, unknown>> {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

/** The texture of a slot; the null id says nothing. */
function pictureOf(document: unknown, slot: unknown): Llsd | undefined {
  const source = at(document, 'textures', numberIn(at(slot, 'index')) ?? -1, 'source');
  const id = at(document, 'images', numberIn(source) ?? -1, 'uri');
  const isTexture = typeof id === 'string' && uuidBytes(id) !== undefined && id !== NULL_UUID;
  return isTexture ? uuid(id.toLowerCase()) : undefined;
}

/** Where a texture lies, how large it is, and how it is turned. */
function transformOf(slot: unknown): Llsd | undefined {
  const transform = at(slot, 'extensions', 'KHR_texture_transform');
  const [o, s] = [reals(at(transform, 'offset'), 2), reals(at(transform, 'scale'), 2)];
  const r = oneReal(at(transform, 'rotation'));
  return o === undefined && s === undefined && r === undefined ? undefined : map({ o, s, r });
}

/** One for each slot, if there is anything in any. */
function listed(slots: readonly (Llsd | undefined)[], nothing: Llsd): Llsd | undefined {
  return slots.some((slot) => slot !== undefined) ? array(slots.map((slot) => slot ?? nothing)) : undefined;
}

/** Some bots read a member of each. */
const NO_TRANSFORM = map({});

const ALPHA_MODES: readonly unknown[] = ['OPAQUE', 'BLEND', 'MASK'];

/** The usual mode is meant only where that is said. */
function alphaMode(material: unknown): Llsd | undefined {
  const mode = ALPHA_MODES.indexOf(at(material, 'alphaMode'));
  if (mode > 0) return integer(mode);
  return at(material, 'extras', 'override_alpha_mode') === true ? integer(0) : undefined;
}

function doubleSided(material: unknown): Llsd | undefined {
  const isDouble = at(material, 'doubleSided') === true;
  return isDouble || at(material, 'extras', 'override_double_sided') === true ? boolean(isDouble) : undefined;
}

function oneReal(value: unknown): Llsd | undefined {
  const number = numberIn(value);
  return number === undefined ? undefined : real(number);
}

function reals(value: unknown, count: number): Llsd | undefined {
  if (!Array.isArray(value) || value.length !== count) return undefined;
  const numbers = value.flatMap((one) => numberIn(one) ?? []);
  return numbers.length === count ? array(numbers.map(real)) : undefined;
}

function numberIn(value: unknown): number | undefined {
  return typeof value === 'number' && Number.isFinite(value) ? value : undefined;
}
