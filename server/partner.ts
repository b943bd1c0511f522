// The other file of a pair, as it lies in the workspace.
import type { Documents, OpenDocument } from './documents.ts';
import { LLSD_XML, TEMPLATE } from './languages.ts';
import { nearestFirst } from './nearest.ts';
import type { Half } from './pairs.ts';

/** [template.pair.1] The message.xml that is nearest to a template, or the other way round. Reads no further than it must. */
export function partnerOf(
  { uri, text }: OpenDocument,
  documents: Pick<Documents, 'urisIn' | 'get'>,
): OpenDocument | undefined {
  const own = text.half();
  if (own === undefined) return undefined;
  const { language, kind } = OTHER_HALF[own.kind];
  for (const other of nearestFirst(uri, documents.urisIn(language))) {
    const document = documents.get(other);
    if (document?.text.half()?.kind === kind) return document;
  }
  return undefined;
}

const OTHER_HALF: { readonly [own in Half['kind']]: { readonly language: string; readonly kind: Half['kind'] } } = {
  template: { language: LLSD_XML.id, kind: 'message-xml' },
  'message-xml': { language: TEMPLATE.id, kind: 'template' },
};
