// What a viewer says at the start of a session, message by message, with the values that it has at that point.
import { fromHex } from '../../protocol/bytes.ts';
import type { LooseMessage } from '../../protocol/packet/codec.ts';

/** Who says it. */
export interface Speaker {
  readonly id: string;
  readonly sessionId: string;
  readonly code: number;
}

/** The animation of somebody who is busy; every viewer stops it when it arrives. */
const BUSY = 'efcf670c-2d18-8128-973a-034ebc806b67';
/** Seven rates in bits per second, as a viewer asks for by default: a preset of 3000 kbit/s, half as much again. */
const THROTTLES = [460_800, 317_440, 63_488, 63_488, 1_564_672, 1_564_672, 573_440];
/** Send every object in full, and the avatar's own looks may come from the region. */
const HANDSHAKE_FLAGS = 0b101;
/** Nobody at either end, and a point ten metres into a region. */
const EFFECT_DATA = `${'00'.repeat(32)}00000000280810410000000050700f410000000000002440`;

type Words = (who: Speaker, ids: { readonly AgentID: string; readonly SessionID: string }) => LooseMessage;

const WORDS: Readonly<Record<string, Words>> = {
  UseCircuitCode: ({ code: Code, id: ID, sessionId: SessionID }) => ({ CircuitCode: { Code, SessionID, ID } }),
  CompleteAgentMovement: ({ code: CircuitCode }, ids) => ({ AgentData: { ...ids, CircuitCode } }),
  EconomyDataRequest: () => ({}),
  ViewerEffect: (_who, ids) => ({ AgentData: ids, Effect: [loginEffect(ids.AgentID)] }),
  RegionHandshakeReply: (_who, ids) => ({ AgentData: ids, RegionInfo: { Flags: HANDSHAKE_FLAGS } }),
  AgentThrottle: ({ code: CircuitCode }, ids) => ({
    AgentData: { ...ids, CircuitCode },
    Throttle: { Throttles: floats(THROTTLES) },
  }),
  AgentHeightWidth: ({ code: CircuitCode }, ids) => ({
    AgentData: { ...ids, CircuitCode },
    HeightWidthBlock: { Height: 1017, Width: 1920 },
  }),
  AgentUpdate: (_who, ids) => ({
    AgentData: { ...ids, ...LOOKING_EAST, BodyRotation: [0, 0, 0, 1], HeadRotation: [0, 0, 0, 1], Far: 128 },
  }),
  AgentAnimation: (_who, ids) => ({
    AgentData: ids,
    AnimationList: [{ AnimID: BUSY, StartAnim: false }],
    PhysicalAvatarEventList: [{}],
  }),
  SetAlwaysRun: (_who, ids) => ({ AgentData: ids }),
  MuteListRequest: (_who, ids) => ({ AgentData: ids }),
  MoneyBalanceRequest: (_who, ids) => ({ AgentData: ids }),
  AgentDataUpdateRequest: (_who, ids) => ({ AgentData: ids }),
  StartPingCheck: () => ({}),
};

const LOOKING_EAST = {
  CameraCenter: [128, 128, 25],
  CameraAtAxis: [1, 0, 0],
  CameraLeftAxis: [0, 1, 0],
  CameraUpAxis: [0, 0, 1],
};

/** The blocks of a message of a viewer; none for one that has nothing to tell. Throws on a message that no viewer says here. */
export function wordsOf(name: string, who: Speaker): LooseMessage {
  const words = WORDS[name];
  if (words === undefined) throw new Error(`A viewer does not say ${name} here.`);
  return words(who, { AgentID: who.id, SessionID: who.sessionId });
}

function loginEffect(AgentID: string) {
  return {
    ID: '43fa4f0b-dbd8-978d-7ee8-a2e683b0d0e2',
    AgentID,
    Type: 9,
    Duration: 0.5,
    Color: Uint8Array.of(255, 255, 255, 255),
    TypeData: fromHex(EFFECT_DATA) ?? new Uint8Array(0),
  };
}

function floats(values: readonly number[]): Uint8Array {
  const view = new DataView(new ArrayBuffer(values.length * 4));
  for (const [index, value] of values.entries()) view.setFloat32(index * 4, value, true);
  return new Uint8Array(view.buffer);
}
