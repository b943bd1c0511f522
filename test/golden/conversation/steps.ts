// The same conversation with a viewer of today: what it says, step by step, and what the sandbox is to answer.
import type { CircuitFigures } from '../../../contract/panel.ts';
import type { Millis } from '../../../sandbox/words.ts';

/** A part of what the panel shows of a circuit. */
export interface Shown {
  readonly role?: CircuitFigures['role'];
  /** What the viewer asked for, in bits per second, in the order of the categories. */
  readonly asked?: readonly number[];
  readonly pingsSent?: number;
  readonly pingsAnswered?: number;
  readonly pingNowMs?: number;
}

export interface Step {
  readonly step: number;
  readonly at: Millis;
  /** What the viewer writes: id, name, flags (R reliable, Z zero-coded), acks. */
  readonly viewer: string;
  /** All that the sandbox sends in answer. */
  readonly answer?: readonly string[];
  /** Among what it sends in answer; without ids and acks, for they depend on how much land leaves before. */
  readonly among?: readonly string[];
  /** What the sandbox sends some time later. */
  readonly later?: { readonly at: Millis; readonly line: string };
  /** What the panel shows then. */
  readonly shown?: Shown;
  readonly why: string;
}

// biome-ignore format: one line per step
export const STEPS: readonly Step[] = [
  { step: 1, at: 0, viewer: '1 UseCircuitCode R', answer: ['1 PacketAck [1]'], shown: { role: 'child' }, why: 'acked at once, and no more is said: some clients begin to listen with this ack' },
  { step: 2, at: 40, viewer: '2 CompleteAgentMovement R', answer: ['2 RegionHandshake RZ acks 2', '3 AgentMovementComplete R'], shown: { role: 'root' }, why: 'acked at once, and the first answer takes the ack along' },
  { step: 3, at: 40, viewer: '3 ViewerEffect Z', answer: [], why: 'nobody else is there to see it, and nothing is to be acked' },
  { step: 4, at: 80, viewer: '4 RegionHandshakeReply R acks 2 3', among: ['ObjectUpdate RZ', 'LayerData R', 'AvatarAppearance RZ', 'AvatarAnimation R', 'HealthMessage R'], why: 'now the avatar and the land are sent, and how healthy it is: plain, for coding 100 gains nothing' },
  { step: 5, at: 80, viewer: '5 AgentThrottle RZ', answer: [], shown: { asked: [460_800, 317_440, 63_488, 63_488, 1_564_672, 1_564_672, 573_440] }, why: 'one byte shorter when it is zero-coded, so it is' },
  { step: 6, at: 80, viewer: '6 AgentHeightWidth R', answer: [], why: 'heard quietly; the ack waits for a packet to ride on' },
  { step: 7, at: 80, viewer: '7 AgentUpdate RZ', answer: [], why: 'the one that is reliable' },
  { step: 8, at: 80, viewer: '8 AgentAnimation R', answer: [], why: 'what it stops did not run, so nobody is told' },
  { step: 9, at: 80, viewer: '9 SetAlwaysRun R', answer: [], why: 'it walks as before' },
  { step: 10, at: 1500, viewer: '17 MuteListRequest R', answer: ['80 GenericMessage RZ acks 17'], why: 'there is nothing in its list; 10 to 16 acked the land and answered a ping' },
  { step: 10, at: 1500, viewer: '18 MoneyBalanceRequest RZ', answer: ['81 MoneyBalanceReply RZ acks 18'], why: 'each answer takes the ack of its question along' },
  { step: 10, at: 1500, viewer: '19 AgentDataUpdateRequest R', answer: ['82 AgentDataUpdate RZ acks 19'], why: 'sent when asked for' },
  { step: 11, at: 5000, viewer: '21 StartPingCheck', answer: ['85 CompletePingCheck'], shown: { pingsSent: 1, pingsAnswered: 1, pingNowMs: 10 }, why: 'our own first ping left after a second' },
  { step: 12, at: 5200, viewer: '22 SetAlwaysRun R', answer: [], later: { at: 5300, line: '87 PacketAck [22]' }, why: 'nothing else is to be said: the ack leaves alone, after 100 ms' },
];
