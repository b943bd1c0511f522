// A login's answer as HTTP: the encoding is the one that was asked in.
import type { Llsd } from '../../protocol/llsd/value.ts';
import { writeLlsdXml } from '../../protocol/llsd/xml.ts';
import { writeFault, writeResponse } from '../../protocol/xmlrpc.ts';
import type { Reply } from '../effects.ts';
import { type LoginFacts, loginAnswer } from './answer.ts';
import { type Failure, failureAnswer } from './failure.ts';
import type { LoginCall, LoginEncoding, LoginRequest } from './request.ts';

/** [login.reply.1] One has logged in. */
export function welcomeReply(request: LoginRequest, facts: LoginFacts): Reply {
  return loginReply(request.encoding, loginAnswer(request, facts));
}

/** One has been turned away, with a reason. */
export function failureReply(request: LoginRequest, failure: Failure): Reply {
  return loginReply(request.encoding, failureAnswer(request, failure));
}

/** [login.reply.2] The request was not a login, or no request at all. */
export function refusalReply(call: LoginCall & { readonly kind: 'fault' | 'bad-request' }): Reply {
  if (call.kind === 'fault') return xmlReply(writeFault(call.code, call.message));
  return { status: 400, contentType: 'text/plain; charset=utf-8', body: `${call.message}\n` };
}

/** Any answer, in the encoding of its request. */
export function loginReply(encoding: LoginEncoding, answer: Llsd): Reply {
  if (encoding === 'xmlrpc') return xmlReply(writeResponse(answer));
  return { status: 200, contentType: 'application/llsd+xml', body: writeLlsdXml(answer) };
}

function xmlReply(body: string): Reply {
  return { status: 200, contentType: 'text/xml', body };
}
