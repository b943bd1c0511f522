// What this simulator can and cannot do, said to viewers once per region.
import { array, boolean, integer, map, real, string } from '../../protocol/llsd/value.ts';
import { ATTACHMENT_LIMIT, animatedLimit, groupLimit, PICKS_LIMIT } from '../login/benefits.ts';
import { MAP_ROOT } from '../map/tile-address.ts';
import { HEARING } from '../world/conversations/chat.ts';
import { LONGEST_EDGE, SHORTEST_EDGE } from '../world/conversations/placing.ts';
import { type Capability, ok } from './capability.ts';

/** Triangles of one animated object, as the official grid has it. */
const ANIMATED_TRIANGLES = 100_000;

/**
 * Meshes are served and seen, and not taken: what a viewer uploads it would split into parts. No LSLSyntaxId: with one,
 * viewers would come to fetch the syntax.
 */
const FEATURES = {
  MeshRezEnabled: boolean(true),
  MeshUploadEnabled: boolean(false),
  MeshXferEnabled: boolean(true),
  PhysicsMaterialsEnabled: boolean(true),
  BakesOnMeshEnabled: boolean(true),
  DynamicPathfindingEnabled: boolean(false),
  AvatarHoverHeightEnabled: boolean(false),
  MirrorsEnabled: boolean(false),
  PBRTerrainEnabled: boolean(false),
  PBRMaterialSwatchEnabled: boolean(false),
  GLTFEnabled: boolean(false),
  PhysicsShapeTypes: map({ convex: boolean(true), none: boolean(true), prim: boolean(true) }),
  AnimatedObjects: map({
    AnimatedObjectMaxTris: integer(ANIMATED_TRIANGLES),
    MaxAgentAnimatedObjectAttachments: integer(animatedLimit('Base')),
  }),
  MaxAgentAttachments: integer(ATTACHMENT_LIMIT),
  MaxAgentGroupsBasic: integer(groupLimit('Base')),
  MaxAgentGroupsPremium: integer(groupLimit('Premium')),
  MaxTextureResolution: integer(2048),
  MaxProfilePicks: integer(PICKS_LIMIT),
  MaxEstateAccessIds: integer(500),
  MaxEstateManagers: integer(20),
  god_names: map({ full_names: array([]), last_names: array([]) }),
};

/**
 * [caps.features.1] The limits are those of the login, and the grid is called as it is there. [caps.features.2] Its address ends without a slash: some
 * viewers compare it with where they logged in. How long an edge of a prim may be is ours: viewers would offer more.
 */
export const simulatorFeatures: Capability = (_request, { base, commons: { grid } }) =>
  ok(
    map({
      ...FEATURES,
      OpenSimExtras: map({
        'say-range': integer(HEARING.say),
        'whisper-range': integer(HEARING.whisper),
        'shout-range': integer(HEARING.shout),
        'map-server-url': string(`${base}${MAP_ROOT}`),
        'search-server-url': grid.links.search === undefined ? undefined : string(grid.links.search),
        currency: string(grid.currency),
        GridName: string(grid.name),
        GridURL: string(base),
        ExportSupported: boolean(false),
        MinPrimScale: real(SHORTEST_EDGE),
        MaxPrimScale: real(LONGEST_EDGE),
        MaxPhysPrimScale: real(LONGEST_EDGE),
      }),
    }),
  );
