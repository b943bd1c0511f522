// What a schema asks for at a place: keys that a map lacks, and values that are the only ones.
import { alternativesOf, type Described, describedAt } from '../../protocol/llidl/describe.ts';
import type { LlidlType, MemberSpec, Spec } from '../../protocol/llidl/model.ts';
import type { LlsdKind } from '../../protocol/llsd/value.ts';
import type { Read } from '../languages.ts';
import { specText } from '../llidl/words.ts';
import type { LlsdFile } from './file.ts';
import type { Description } from './schema.ts';
import { isBeingWritten, isInside, type OfferedKey, siblingKeys } from './siblings.ts';

/** The keys that the map around an offset lacks: those that its schema describes, then those that the maps beside it have. */
export function keysAt({ file, description }: Read<LlsdFile>, at: number): readonly OfferedKey[] {
  const described = description === undefined ? [] : describedKeys(description, file, at);
  const known = new Set(described.map(({ key }) => key));
  return [...described, ...siblingKeys(file, at).filter(({ key }) => !known.has(key))];
}

function describedKeys(description: Description, { root, text }: LlsdFile, at: number): readonly OfferedKey[] {
  const place = describedAt(description, root, at).findLast(
    ({ node }) => node?.kind === 'map' && isInside(node, at, text),
  );
  if (place?.node?.kind !== 'map') return [];
  const had = new Set(place.node.members.filter((member) => !isBeingWritten(member, at)).map(({ key }) => key));
  const offered = new Map<string, OfferedKey>();
  for (const member of membersOf(place))
    if (!had.has(member.name) && !offered.has(member.name)) offered.set(member.name, offerOf(member, description));
  return [...offered.values()];
}

const membersOf = ({ specs }: Described): readonly MemberSpec[] =>
  specs.flatMap((spec) => (spec.kind === 'map' ? spec.members : []));

function offerOf({ name, value }: MemberSpec, { file }: Description): OfferedKey {
  const [spec = value] = alternativesOf([value], file);
  const about = `described as ${specText(value)}`;
  return { key: name, kind: kindOf(spec), about, ...(spec.kind === 'selector' ? { value: spec.value } : {}) };
}

/** [llidl.describe.1] The only values that the value at an offset may have, each once. */
export function describedValues(
  { file, description }: Read<LlsdFile>,
  at: number,
): readonly (boolean | number | string)[] {
  const specs = description === undefined ? [] : (describedAt(description, file.root, at).at(-1)?.specs ?? []);
  return [...new Set(specs.flatMap((spec) => (spec.kind === 'selector' ? [spec.value] : [])))];
}

function kindOf(spec: Spec): LlsdKind | undefined {
  if (spec.kind === 'type') return KINDS[spec.type];
  if (spec.kind === 'selector') return SELECTOR_KINDS[typeof spec.value];
  if (spec.kind === 'dictionary') return 'map';
  return spec.kind === 'variant' ? undefined : spec.kind;
}

const KINDS: { readonly [type in LlidlType]: LlsdKind | undefined } = {
  undef: undefined,
  bool: 'boolean',
  int: 'integer',
  real: 'real',
  string: 'string',
  date: 'date',
  uuid: 'uuid',
  uri: 'uri',
  binary: 'binary',
};

const SELECTOR_KINDS: { readonly [type in string]?: LlsdKind } = {
  boolean: 'boolean',
  number: 'integer',
  string: 'string',
};
