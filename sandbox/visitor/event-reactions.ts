// What a visitor does by itself when a region's queue or circuit tells something, whichever step it is at.
import type { Llsd } from '../../protocol/llsd/value.ts';
import type { Message } from '../../protocol/packet/message.ts';
import { askSeed } from './capabilities.ts';
import { messageComplaints } from './complaints/messages.ts';
import { eventComplaints, type RegionEvent, readEvent } from './region-events.ts';
import type { RegionView } from './region-view.ts';
import type { Visit } from './visit.ts';

/** Send every object in full, and the looks of one's own avatar may come from the region. */
const HANDSHAKE_FLAGS = 0b101;
/** Seven rates in bits per second, as a viewer asks for by default: a preset of 3000 kbit/s, half as much again. */
const THROTTLES = [460_800, 317_440, 63_488, 63_488, 1_564_672, 1_564_672, 573_440];
const WINDOW = { Height: 720, Width: 1280 };

/** An event of a region's queue. */
export function takeEvent(visit: Visit, region: RegionView, name: string, body: Llsd): void {
  visit.complain(...eventComplaints(name, body));
  obey(visit, region, readEvent(name, body));
}

function obey(visit: Visit, region: RegionView, event: RegionEvent): void {
  switch (event.kind) {
    case 'neighbour':
      visit.region(event.region).handle = event.handle;
      openChild(visit, visit.region(event.region));
      return;
    case 'seed':
      greetSeed(visit, visit.region(event.region), event.seed);
      return;
    case 'parcel':
      if (event.sequence >= 0) region.here.parcel = { name: event.name };
      return;
    case 'teleported':
    case 'crossed':
      moveOn(visit, event);
      return;
    case 'teleportFailed':
      region.here.teleport = { kind: 'failed', reason: event.reason };
      return;
    case 'other':
  }
}

/** [visitor.regions.1] A neighbour: a circuit and nothing more. */
function openChild(visit: Visit, region: RegionView): void {
  region.isLeft = false;
  visit.effects(visit.circuits?.tell(region.address, visit.now) ?? []);
  visit.effects(visit.circuits?.open(region.address, visit.now) ?? []);
}

function greetSeed(visit: Visit, region: RegionView, seed: string): void {
  if (seed === '' || seed === region.seed) return;
  region.seed = seed;
  askSeed(visit, region, () => undefined);
}

/** [visitor.regions.2] Another region: after a teleport both messages at once, after a crossing only the second. */
function moveOn(
  visit: Visit,
  { handle, kind, region: address, seed }: Extract<RegionEvent, { kind: 'teleported' | 'crossed' }>,
): void {
  const region = visit.region(address);
  region.handle = handle;
  region.here.movement = undefined;
  visit.destination = region;
  if (kind === 'teleported') openChild(visit, region);
  arrive(visit, region);
  greetSeed(visit, region, seed);
}

/** Asks a region to let one stand in it. */
export function arrive(visit: Visit, to: RegionView): void {
  visit.say('CompleteAgentMovement', { AgentData: { ...visit.ids, CircuitCode: visit.code } }, { to });
}

/** A message of a region. */
export function takeMessage(visit: Visit, region: RegionView, message: Message): void {
  region.here.hear(message);
  visit.complain(...messageComplaints(message));
  if ((visit.options.script ?? []).length > 0) visit.remember(message);
  if (message.name === 'RegionHandshake') {
    visit.say('RegionHandshakeReply', { AgentData: visit.ids, RegionInfo: { Flags: HANDSHAKE_FLAGS } }, { to: region });
  }
  if (message.name === 'AgentMovementComplete') settle(visit, region);
  if (message.name === 'LogoutReply') visit.isReleased = true;
  const said = message.name === 'ChatFromSimulator' ? region.here.chats.at(-1) : undefined;
  if (said !== undefined && said.text !== '') {
    visit.report({ event: 'chat', at: Math.round(visit.now - visit.options.now), from: said.from, text: said.text });
  }
}

/** [visitor.arrival.1] One stands: what every viewer says then. */
function settle(visit: Visit, region: RegionView): void {
  if (region === visit.destination) {
    visit.root = region;
    visit.destination = undefined;
  }
  if (region !== visit.root) return;
  const AgentData = visit.ids;
  const withCode = { ...AgentData, CircuitCode: visit.code };
  visit.say('AgentThrottle', { AgentData: withCode, Throttle: { Throttles: floats(THROTTLES) } });
  visit.say('AgentHeightWidth', { AgentData: withCode, HeightWidthBlock: WINDOW });
  sayUpdate(visit, true);
  visit.say('SetAlwaysRun', { AgentData });
  visit.say('MuteListRequest', { AgentData });
  visit.say('MoneyBalanceRequest', { AgentData });
  visit.say('AgentDataUpdateRequest', { AgentData });
}

/** [visitor.arrival.2] Where one looks, and what the keys of one's body are. */
export function sayUpdate(visit: Visit, reliable = false): void {
  const position = visit.root.here.position ?? [128, 128, 30];
  const { controls: ControlFlags, facing } = visit;
  const body = { BodyRotation: facing, HeadRotation: facing, ControlFlags };
  const camera = {
    CameraCenter: position,
    CameraAtAxis: [1, 0, 0],
    CameraLeftAxis: [0, 1, 0],
    CameraUpAxis: [0, 0, 1],
    Far: 128,
  };
  visit.say('AgentUpdate', { AgentData: { ...visit.ids, ...body, ...camera } }, { reliable });
}

function floats(values: readonly number[]): Uint8Array {
  const view = new DataView(new ArrayBuffer(values.length * 4));
  for (const [index, value] of values.entries()) view.setFloat32(index * 4, value, true);
  return new Uint8Array(view.buffer);
}
