// What this simulator can and cannot do, said to viewers once per region.
import { array, boolean, integer, map, string } from '../../protocol/llsd/value.ts';
import { type Capability, ok } from './capability.ts';

/** No LSLSyntaxId: with one, viewers would come to fetch the syntax. */
const FEATURES = map({
  MeshRezEnabled: boolean(false),
  MeshUploadEnabled: boolean(false),
  MeshXferEnabled: boolean(false),
  PhysicsMaterialsEnabled: boolean(false),
  BakesOnMeshEnabled: boolean(true),
  DynamicPathfindingEnabled: boolean(false),
  AvatarHoverHeightEnabled: boolean(false),
  MirrorsEnabled: boolean(false),
  PBRTerrainEnabled: boolean(false),
  PBRMaterialSwatchEnabled: boolean(false),
  GLTFEnabled: boolean(false),
  PhysicsShapeTypes: map({ convex: boolean(true), none: boolean(true), prim: boolean(true) }),
  AnimatedObjects: map({
    AnimatedObjectMaxTris: integer(0),
    MaxAgentAnimatedObjectAttachments: integer(0),
  }),
  MaxAgentAttachments: integer(38),
  MaxAgentGroupsBasic: integer(42),
  MaxAgentGroupsPremium: integer(70),
  MaxTextureResolution: integer(2048),
  MaxProfilePicks: integer(10),
  MaxEstateAccessIds: integer(500),
  MaxEstateManagers: integer(20),
  god_names: map({ full_names: array([]), last_names: array([]) }),
  OpenSimExtras: map({
    'say-range': integer(20),
    'whisper-range': integer(10),
    'shout-range': integer(100),
    GridName: string('Sandbox'),
    ExportSupported: boolean(false),
  }),
});

export const simulatorFeatures: Capability = () => ok(FEATURES);
