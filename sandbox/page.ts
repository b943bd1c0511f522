// A page of the HTTP door is answered: its row in the log, and the answer itself.
import { httpCall, requestText } from './caps/clerk.ts';
import type { Turn } from './doors/owner.ts';
import type { Call, CallId, Reply } from './effects.ts';

export interface AnsweredPage {
  readonly id: CallId;
  readonly call: Call;
  /** How it is called in the log. */
  readonly name: string;
  readonly reply: Reply;
}

export function answerPage({ call, id, name, reply }: AnsweredPage, turn: Turn): void {
  turn.out.push(
    {
      kind: 'seen',
      seen: {
        ...{ kind: 'exchange', door: 'login', direction: 'in', circuit: 0 },
        ...{ name, request: requestText(call), reply: reply.body, http: httpCall(call, reply), peer: call.from },
      },
    },
    { kind: 'reply', to: id, reply },
  );
}
