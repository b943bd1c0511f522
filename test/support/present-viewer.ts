// A viewer of today before the whole grid: it says what it is told to say, acks what it hears, answers pings, and keeps
// a transcript. What it hears it has read a moment later, with its next packet or its next frame.
import assert from 'node:assert/strict';
import type { Fate } from '../../contract/panel.ts';
import type { LooseMessage } from '../../protocol/packet/codec.ts';
import { Message } from '../../protocol/packet/message.ts';
import { messageName } from '../../protocol/packet/name.ts';
import { type Packet, readPacket, writePacket } from '../../protocol/packet/packet.ts';
import type { Effect } from '../../sandbox/effects.ts';
import type { Millis } from '../../sandbox/words.ts';
import { codec } from './doorway.ts';
import { repeatWhile } from './repeat.ts';
import { type Line, Transcript } from './transcript.ts';
import { wordsOf } from './viewer-words.ts';
import { eventsIn, type Login, type WholeGrid } from './whole-grid.ts';

/** A viewer looks at its socket once a frame. */
const FRAME_MS = 20;
/** The first look is in the middle of a frame, so that what the grid does by its own clock is seen a little later. */
const FIRST_FRAME_MS = 10;
/** How long a viewer collects acks for a packet to carry them. */
const ACK_COLLECT_MS = 100;

interface Owed {
  readonly id: number;
  readonly since: Millis;
}

export class PresentViewer {
  readonly transcript = new Transcript();
  readonly #whole: WholeGrid;
  readonly #login: Login;
  #sequence = 0;
  #fate: Fate = 'handled';
  #frame = FIRST_FRAME_MS;
  #owed: Owed[] = [];
  #pings: number[] = [];

  constructor(whole: WholeGrid, login: Login) {
    this.#whole = whole;
    this.#login = login;
  }

  /** What became of the last datagram that the grid took. */
  get fate(): Fate {
    return this.#fate;
  }

  /** Says a message. Gives the line of its packet, and the lines of what is heard at once. */
  say(name: string, { reliable }: { readonly reliable: boolean }): readonly Line[] {
    return this.#send(name, wordsOf(name, this.#login), reliable);
  }

  /** Sends bytes that are not its own. Gives the line of the packet, and the lines of what is heard at once. */
  sendRaw(bytes: Uint8Array): readonly Line[] {
    const before = this.transcript.lines.length;
    this.transcript.write(this.#whole.now, 'viewer', lineOf(open(bytes)));
    const { grid, now } = this.#whole;
    this.#hear(grid.datagram(0, { host: '127.0.0.1', port: this.#login.port }, bytes, now));
    return this.transcript.lines.slice(before);
  }

  /** Lives on until then, frame by frame. Gives the lines of that time. */
  until(now: Millis): readonly Line[] {
    const before = this.transcript.lines.length;
    for (; this.#frame <= now; this.#frame += FRAME_MS) {
      this.#listen(this.#frame);
      this.#look();
    }
    this.#listen(now);
    return this.transcript.lines.slice(before);
  }

  /** Hears what the grid says by its own clock, each at its time. */
  #listen(until: Millis): void {
    const { grid } = this.#whole;
    repeatWhile(
      () => grid.deadline <= until,
      () => this.#hear(this.#whole.until(Math.max(this.#whole.now, grid.deadline))),
    );
    this.#whole.until(until);
  }

  #look(): void {
    for (const PingID of this.#pings.splice(0)) this.#send('CompletePingCheck', { PingID: { PingID } }, false);
    const [oldest] = this.#owed;
    if (oldest === undefined || this.#whole.now - oldest.since < ACK_COLLECT_MS) return;
    this.#send('PacketAck', { Packets: this.#owed.splice(0).map(({ id: ID }) => ({ ID })) }, false);
  }

  #send(name: string, blocks: LooseMessage, reliable: boolean): readonly Line[] {
    this.#sequence += 1;
    const zerocoded = codec.byName(name)?.zerocoded ?? false;
    const acks = name === 'PacketAck' ? [] : this.#takeAcks();
    return this.sendRaw(
      writePacket({ sequence: this.#sequence, reliable, zerocoded, body: codec.encode(name, blocks), acks }),
    );
  }

  /** What was heard before this moment. */
  #takeAcks(): readonly number[] {
    const { now } = this.#whole;
    const read = this.#owed.filter(({ since }) => since < now);
    this.#owed = this.#owed.filter(({ since }) => since >= now);
    return read.map(({ id }) => id);
  }

  #hear(effects: readonly Effect[]): void {
    for (const effect of effects) {
      for (const text of eventsIn([effect])) this.transcript.write(this.#whole.now, 'event', { text });
      if (effect.kind === 'datagram' && effect.to.port === this.#login.port) this.#read(open(effect.bytes));
      if (effect.kind === 'seen' && effect.seen.kind === 'datagram') this.#fate = effect.seen.fate;
    }
  }

  #read(packet: Packet): void {
    const { now } = this.#whole;
    this.transcript.write(now, 'sandbox', lineOf(packet));
    if (packet.flags.reliable) this.#owed.push({ id: packet.sequence, since: now });
    if (messageName(codec, packet.numberId) !== 'StartPingCheck') return;
    this.#pings.push(messageOf(packet).u8('PingID', 'PingID'));
  }
}

function open(bytes: Uint8Array): Packet {
  const packet = readPacket(bytes);
  assert.ok(!('malformed' in packet));
  return packet;
}

function messageOf(packet: Packet): Message {
  const decoded = codec.decode(packet.body);
  assert.ok(!('unknown' in decoded));
  return new Message(decoded);
}

/** The id apart, then the name, the flags R and Z, and acks: behind `acks` if appended, in brackets in a PacketAck. */
function lineOf(packet: Packet): { readonly id: number; readonly text: string } {
  const { acks, flags, sequence: id } = packet;
  const name = messageName(codec, packet.numberId);
  const signs = `${flags.reliable ? 'R' : ''}${flags.zerocoded ? 'Z' : ''}${flags.resent ? ' resent' : ''}`;
  const appended = acks.length === 0 ? '' : `acks ${acks.join(' ')}`;
  const text = [name, name === 'PacketAck' ? ackedBy(packet) : '', signs, appended].filter((word) => word !== '');
  return { id, text: text.join(' ') };
}

function ackedBy(packet: Packet): string {
  const message = messageOf(packet);
  return `[${message
    .instances('Packets')
    .map((index) => message.u32('Packets', 'ID', index))
    .join(' ')}]`;
}
