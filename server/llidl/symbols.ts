// The outline: resources with what they take and give, names for alternatives, keys.
import type { DocumentSymbol } from 'vscode-languageserver';
import { SymbolKind } from 'vscode-languageserver';
import type { Lines } from '../../protocol/lines.ts';
import type { Definition, MemberSpec, Resource, Spec } from '../../protocol/llidl/model.ts';
import type { Range } from '../../protocol/text.ts';
import type { Read } from '../languages.ts';
import type { LlidlText } from './file.ts';
import { specText } from './words.ts';

/** In the order of the text. */
export function symbols({ file: { schema }, lines }: Read<LlidlText>): readonly DocumentSymbol[] {
  const entries = [
    ...schema.resources.map((resource) => resourceSymbol(resource, lines)),
    ...schema.definitions.map((definition) => definitionSymbol(definition, lines)),
    ...(schema.value === undefined ? [] : membersOf(schema.value, lines)),
  ];
  return entries.toSorted(
    ({ range: { start: a } }, { range: { start: b } }) => a.line - b.line || a.character - b.character,
  );
}

function resourceSymbol(
  { name, nameRange, kind, request, response, ...range }: Resource,
  lines: Lines,
): DocumentSymbol {
  const parts =
    request === response
      ? [sideSymbol('request and response', request, lines)]
      : [sideSymbol('request', request, lines), sideSymbol('response', response, lines)];
  return {
    name,
    detail: kind,
    kind: SymbolKind.Interface,
    ...placed(range, nameRange, lines),
    children: parts.flat(),
  };
}

const sideSymbol = (name: string, spec: Spec | undefined, lines: Lines): readonly DocumentSymbol[] =>
  spec === undefined
    ? []
    : [
        {
          name,
          detail: specText(spec),
          kind: SymbolKind.Object,
          ...placed(spec, spec, lines),
          children: membersOf(spec, lines),
        },
      ];

const definitionSymbol = ({ name, nameRange, value, ...range }: Definition, lines: Lines): DocumentSymbol => ({
  name: `&${name}`,
  detail: specText(value),
  kind: SymbolKind.Enum,
  ...placed(range, nameRange, lines),
  children: membersOf(value, lines),
});

/** The keys of a map, also of one that is repeated in an array. */
function membersOf(spec: Spec, lines: Lines): DocumentSymbol[] {
  if (spec.kind === 'map') return spec.members.map((member) => memberSymbol(member, lines));
  return spec.kind === 'array' ? spec.items.flatMap((item) => membersOf(item, lines)) : [];
}

const memberSymbol = ({ name, nameRange, value }: MemberSpec, lines: Lines): DocumentSymbol => ({
  name,
  detail: specText(value),
  kind: SymbolKind.Field,
  ...placed({ start: nameRange.start, end: value.end }, nameRange, lines),
  children: membersOf(value, lines),
});

const placed = (range: Range, name: Range, lines: Lines) => ({
  range: lines.range(range),
  selectionRange: lines.range(name),
});
