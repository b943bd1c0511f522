// Capability calls: from a path and a body to the capability, and back to text. The event queue is told apart,
// because its answers may come much later.

import { readUtf8 } from '../../protocol/bytes.ts';
import { readLlsdBinary } from '../../protocol/llsd/binary.ts';
import { sniffLlsd } from '../../protocol/llsd/sniff.ts';
import { type Llsd, undef } from '../../protocol/llsd/value.ts';
import { readLlsdXml, writeLlsdXml } from '../../protocol/llsd/xml.ts';
import type { Call, Reply } from '../effects.ts';
import type { CapabilityOwner, Octets } from './capability.ts';
import { CAPS_ROOT, SEED, type Seed } from './seed.ts';
import { CAPABILITIES, EVENT_QUEUE } from './table.ts';
import { isUploader, UPLOAD_LIMIT } from './uploads.ts';

/** [doors.body.1] Bytes of a capability's body: a request for all folders of a large inventory takes a tenth of it. */
export const CAPABILITY_BODY_LIMIT = 1024 * 1024;

/** [doors.body.1] Bytes that may be sent to a path under the root of capabilities. */
export function capabilityBodyLimit({ rest }: CapabilityPath): number {
  return isUploader(rest) ? UPLOAD_LIMIT : CAPABILITY_BODY_LIMIT;
}

/** What a client may nest and say in a capability's body. */
export const BODY_LIMITS = { depth: 32, size: CAPABILITY_BODY_LIMIT, values: 100_000 };

/** Where a call under the root of capabilities goes. */
export interface CapabilityPath {
  readonly key: string;
  /** Behind the key, with its slash; often empty. */
  readonly rest: string;
}

/** The parts of a capability path; undefined = it is none. */
export function capabilityPath(path: string): CapabilityPath | undefined {
  if (!path.startsWith(CAPS_ROOT)) return undefined;
  const [key = '', ...rest] = path.slice(CAPS_ROOT.length).split('/');
  return { key, rest: rest.map((element) => `/${element}`).join('') };
}

/** The body of a call as LLSD in whichever form it came; undef when there is none. */
export function readBody(call: Call): Llsd | { readonly problem: string } {
  if (call.body.length === 0) return undef;
  return sniffLlsd(call.body, call.contentType) === 'binary' ? readBinaryBody(call.body) : readXmlBody(call.body);
}

/** Answers a call of any capability but the event queue; `name` as the seed knows it. */
export function answerCall(name: string, call: Call, owner: CapabilityOwner & SeedOwner): Reply {
  if (name === EVENT_QUEUE) throw new Error('The event queue holds its answers: it is asked through its own door.');
  const rest = capabilityPath(call.path)?.rest ?? '';
  const body = isUploader(rest) ? undef : readBody(call);
  if ('problem' in body) return sentence(400, `${name}: ${body.problem}`);
  if (name === SEED) return answerSeed(call, body, owner);
  const entry = CAPABILITIES.get(name);
  if (entry === undefined) throw new Error(`The seed gave an address for ${name}, which is not in the table.`);
  if (!entry.methods.includes(call.method)) return wrongMethod(name, entry.methods);
  const { body: bytes, destination = '', method, query, range = '' } = call;
  const answer = entry.answer({ method, rest, query, body, bytes, range, destination }, owner);
  if (answer.octets !== undefined) return octetsReply(answer.status, answer.octets);
  if (answer.body === undefined)
    return sentence(answer.status, `${name}: ${answer.problem ?? 'there is nothing of that kind.'}`);
  return { ...llsdReply(answer.body), status: answer.status };
}

export interface SeedOwner {
  readonly seed: Seed;
  readonly base: string;
}

/** [caps.reply.1] LLSD as every client reads it: XML without a declaration, with the content type that some insist on. */
export function llsdReply(value: Llsd): Reply {
  return { status: 200, contentType: 'application/llsd+xml', body: writeLlsdXml(value) };
}

/** The log is told how many there were. */
export function octetsReply(status: number, { bytes, contentType, headers = {} }: Octets): Reply {
  return { status, contentType, body: `${bytes.length} bytes of ${contentType}`, bytes, headers };
}

export function sentence(status: number, text: string): Reply {
  return { status, contentType: 'text/plain; charset=utf-8', body: `${text}\n` };
}

export function wrongMethod(name: string, methods: readonly string[]): Reply {
  return sentence(405, `${name} is called by ${methods.join(' or ')}.`);
}

function answerSeed(call: Call, names: Llsd, owner: SeedOwner): Reply {
  if (call.method !== 'POST') return wrongMethod(SEED, ['POST']);
  if (names.kind !== 'array') return sentence(400, 'The seed wants an LLSD array of capability names.');
  return llsdReply(owner.seed.answer(names, owner.base));
}

function readXmlBody(bytes: Uint8Array): Llsd | { readonly problem: string } {
  const text = readUtf8(bytes);
  if (text === undefined) return { problem: 'the body is not UTF-8.' };
  const { value, problems } = readLlsdXml(text, BODY_LIMITS);
  const error = problems.find((problem) => problem.severity === 'error');
  return error === undefined ? value : { problem: `the body is not LLSD: ${error.message}` };
}

function readBinaryBody(bytes: Uint8Array): Llsd | { readonly problem: string } {
  const { value, problems } = readLlsdBinary(bytes, BODY_LIMITS);
  const error = problems.find((problem) => problem.severity === 'error');
  return error === undefined ? value : { problem: `the body is not LLSD: ${error.message}` };
}
