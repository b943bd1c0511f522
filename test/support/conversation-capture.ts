// Captures of whole conversations for tests: what crossed a wire, a tenth of a second apart.
import { utf8 } from '../../protocol/bytes.ts';
import { array, integer, map, string, undef, uuid } from '../../protocol/llsd/value.ts';
import { ip } from '../../protocol/llsd/wide.ts';
import { writeLlsdXml } from '../../protocol/llsd/xml.ts';
import { compileCodec, type LooseMessage } from '../../protocol/packet/codec.ts';
import { writePacket } from '../../protocol/packet/packet.ts';
import { writeResponse } from '../../protocol/xmlrpc.ts';
import { builtInTemplate } from './built-in-template.ts';
import { datagramPacket, type End, type FileFrame, SIMULATOR, segmentPacket, VIEWER } from './captures.ts';

export const codec = compileCodec(builtInTemplate);
export const AGENT = '11111111-2222-3333-4444-555555555555';
export const WEB: End = { host: '10.0.0.1', port: 9000 };
export const CALLER: End = { host: '10.0.0.2', port: 40000 };
export const START = 1795252800;

export function message(sequence: number, name: string, blocks: LooseMessage = {}, reliable = true): Uint8Array {
  return writePacket({ sequence, reliable, zerocoded: false, body: codec.encode(name, blocks) });
}

export const opening = (sequence: number, code = 7) =>
  message(sequence, 'UseCircuitCode', { CircuitCode: { Code: code, SessionID: AGENT, ID: AGENT } });

/** Frames of a capture, one after the other; each takes a tenth of a second. */
export class Wire {
  readonly frames: FileFrame[] = [];
  readonly #next = new Map<string, number>();

  udp(from: End, to: End, bytes: Uint8Array): this {
    return this.#add(datagramPacket(from, to, bytes));
  }

  say(from: End, to: End, text: string): this {
    const key = `${from.host}:${from.port} ${to.host}:${to.port}`;
    const sequence = this.#next.get(key) ?? 100;
    this.#next.set(key, sequence + utf8(text).length);
    return this.#add(segmentPacket(from, to, { sequence }, text));
  }

  /** A call of HTTP and its answer. */
  call(target: string, request: string, reply: string, type = 'application/llsd+xml'): this {
    this.say(CALLER, WEB, `POST ${target} HTTP/1.1\r\nContent-Length: ${utf8(request).length}\r\n\r\n${request}`);
    const head = `HTTP/1.1 200 OK\r\nContent-Type: ${type}\r\nContent-Length: ${utf8(reply).length}\r\n\r\n`;
    return this.say(WEB, CALLER, head + reply);
  }

  #add(bytes: Uint8Array): this {
    this.frames.push({ time: START + this.frames.length / 10, bytes });
    return this;
  }
}

export const SEED_URL = 'http://10.0.0.1:9000/cap/00000000-1111-2222-3333-444444444444';
export const QUEUE_URL = 'http://10.0.0.1:9000/CE/99999999-1111-2222-3333-444444444444';

export const loginCall =
  '<?xml version="1.0"?><methodCall><methodName>login_to_simulator</methodName><params><param><value><struct>' +
  '<member><name>first</name><value><string>Ada</string></value></member><member><name>passwd</name><value><string>$1$0123456789abcdef0123456789abcdef</string></value></member></struct></value></param></params></methodCall>';
export const loginAnswer = writeResponse(
  map({
    login: string('true'),
    agent_id: uuid(AGENT),
    first_name: string('"Ada"'),
    last_name: string('Sandbox'),
    sim_ip: string(SIMULATOR.host),
    sim_port: integer(SIMULATOR.port),
    circuit_code: integer(7),
    secure_session_id: uuid('deadbeef-0000-1111-2222-333333333333'),
    seed_capability: string(SEED_URL),
  }),
);

export const seedCall = writeLlsdXml(array([string('EventQueueGet')]));
export const seedAnswer = writeLlsdXml(map({ EventQueueGet: string(QUEUE_URL) }));
export const poll = (ack: number | undefined) =>
  writeLlsdXml(map({ ack: ack === undefined ? undef : integer(ack), done: integer(0) }));
export const NEIGHBOUR: End = { host: '10.0.0.9', port: 13001 };
export const events = writeLlsdXml(
  map({
    id: integer(5),
    events: array([
      map({
        message: string('EnableSimulator'),
        body: map({ SimulatorInfo: array([map({ IP: ip(NEIGHBOUR.host), Port: integer(NEIGHBOUR.port) })]) }),
      }),
      map({ message: string('AgentStateUpdate'), body: map({}) }),
    ]),
  }),
);

export const session = () =>
  new Wire()
    .call('/', loginCall, loginAnswer, 'text/xml')
    .call(new URL(SEED_URL).pathname, seedCall, seedAnswer)
    .udp(VIEWER, SIMULATOR, opening(1))
    .call(`${new URL(QUEUE_URL).pathname}?x=1`, poll(undefined), events)
    .udp(NEIGHBOUR, VIEWER, message(1, 'StartPingCheck', {}, false));
