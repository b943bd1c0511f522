// Being dressed by the grid: how a viewer asks for its outfit, and what it is told of its looks.
import { array, asInteger, binary, boolean, get, integer, map, string, uuid } from '../../protocol/llsd/value.ts';
import { LOOK_FACES, type Look, VERSION_OF } from '../world/looks.ts';
import { readFaces } from '../world/prims/faces.ts';
import { type Capability, ok } from './capability.ts';

/** [look.server.5] The outfit is put on at once, unless the viewer knows less of it than is kept here. */
export const dressing: Capability = ({ body }, { agentId, inventory, wishes }) => {
  const [version, expected] = [asInteger(get(body, 'cof_version')), inventory.currentOutfit?.version ?? 0];
  if (version < expected) {
    const error = string('The outfit is newer.');
    return ok(map({ success: boolean(false), error, expected: integer(expected) }));
  }
  const look = wishes.dress(version);
  const worn = { agent_id: uuid(agentId), cof_version: integer(version), ...(look && looksOf(look)) };
  return ok(map({ success: boolean(true), ...worn }));
};

/** [look.server.6] Some viewers believe nothing else about themselves: not even AvatarAppearance. */
function looksOf({ entry, params }: Look) {
  const faces = readFaces(entry);
  const textures = Array.from({ length: LOOK_FACES }, (_, face) => faces?.others.get(face) ?? faces?.rest);
  return {
    appearance_version: integer(VERSION_OF.server),
    textures: array(textures.flatMap((face) => (face === undefined ? [] : uuid(face.texture)))),
    visual_params: binary(Uint8Array.from(params)),
  };
}
