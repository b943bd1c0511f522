// The textures of avatars that the grid dresses: viewers fetch them from the address that the login told, and nowhere else.
import type { Asset } from '../assets/shelf.ts';
import { partOf } from '../caps/assets.ts';
import { octetsReply, sentence } from '../caps/calls.ts';
import type { Reply } from '../effects.ts';

/** [look.service.1] Behind the grid's own address. */
export const APPEARANCE_PATH = 'appearance/';
const UUID = '[0-9a-fA-F]{8}(?:-[0-9a-fA-F]{4}){3}-[0-9a-fA-F]{12}';
/** Whose it is and for which part do not matter: the id of a texture says everything. */
const PATH = new RegExp(`^/${APPEARANCE_PATH}texture/${UUID}/\\w{1,16}/(${UUID})$`);

/** [look.service.1] Undefined for the path of another page. */
export function bakedPage(path: string, range: string, find: (id: string) => Asset | undefined): Reply | undefined {
  const id = PATH.exec(path)?.[1]?.toLowerCase();
  if (id === undefined) return undefined;
  const found = find(id);
  if (found === undefined) return sentence(404, 'There is no such texture.');
  const { octets, status } = partOf(found, range);
  return octetsReply(status, octets);
}
