// Keys as names of one document: where the same key stands, and what renaming it would change.
import { type DocumentHighlight, DocumentHighlightKind } from 'vscode-languageserver';
import { short } from '../../protocol/llsd/finding.ts';
import type { MemberNode } from '../../protocol/llsd/node.ts';
import type { Read } from '../languages.ts';
import type { Name, NameUse, PlacedName } from '../names.ts';
import type { LlsdFile } from './file.ts';
import { mapsIn, placeAt } from './places.ts';

/** The key under a caret; one without a character is nobody's name. */
export function keyAt({ file }: Read<LlsdFile>, at: number): PlacedName | undefined {
  const place = placeAt(file.root, at)?.at;
  return place?.part === 'key' && place.member.key !== '' ? placed(place.member, file.text) : undefined;
}

/** [llsd.rename.1] Every member of that key, wherever it stands in the document: each is a mention, none the definition. */
export function keyUses({ file }: Read<LlsdFile>, { kind, path }: Name): readonly NameUse[] {
  if (kind !== 'key') return [];
  const key = path.at(-1);
  return mapsIn(file.root)
    .flatMap(({ members }) => members.filter((member) => member.key === key))
    .toSorted((a, b) => a.start - b.start)
    .map((member) => ({ ...placed(member, file.text), whole: undefined }));
}

export function keyHighlights(read: Read<LlsdFile>, at: number): readonly DocumentHighlight[] {
  const name = keyAt(read, at);
  if (name === undefined) return [];
  return keyUses(read, name).map(({ range }) => ({
    range: read.lines.range(range),
    kind: DocumentHighlightKind.Text,
  }));
}

/** [llsd.rename.2] Why a key cannot become another one: no map may hold it twice. Undefined if it can. */
export function keyProblem({ file, lines }: Read<LlsdFile>, { path }: Name, put: string): string | undefined {
  const key = path.at(-1);
  if (put === key) return undefined;
  if (put === '') return 'A key has at least one character: the viewer drops the value of an empty one.';
  const clash = mapsIn(file.root).find((map) =>
    [key, put].every((one) => map.members.some((member) => member.key === one)),
  );
  if (clash === undefined) return undefined;
  const line = lines.position(clash.start).line + 1;
  return `The map on line ${line} has a key ${shown(put)} already.`;
}

/** The text of the key; all of a key whose length is counted, since that changes, too. */
function placed({ key, keyInner, keyRange }: MemberNode, text: string): PlacedName {
  const { start, end } = /^s\(/u.test(text.slice(keyRange.start, keyRange.start + 2)) ? keyRange : keyInner;
  return { kind: 'key', path: [key], isLocal: true, range: { start, end } };
}

const shown = (text: string): string => JSON.stringify(short(text));
