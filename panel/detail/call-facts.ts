// What HTTP says of a call, as facts above its texts.
import { FIRST_BAD_STATUS, type HttpCall, statusText } from '../../contract/http.ts';
import { milliseconds } from '../words.ts';

export interface CallFact {
  readonly label: string;
  readonly value: string;
  /** What the label means. */
  readonly title: string;
  readonly isBad?: true;
}

/** In the order in which they are shown; what the capture does not have is left out. */
export function callFacts({ method, requestType, replyType, status, target, took }: HttpCall): readonly CallFact[] {
  const isBad = status === 0 || status >= FIRST_BAD_STATUS;
  const facts: readonly (CallFact | undefined)[] = [
    method === ''
      ? undefined
      : { label: 'Call', value: `${method} ${target}`, title: 'Method, path and query; secrets are blanked' },
    {
      label: 'Status',
      value: statusText(status),
      title: 'What the server answered; none if the caller hung up before, or the capture does not have it',
      ...(isBad ? { isBad: true } : {}),
    },
    took === undefined
      ? undefined
      : {
          label: 'Took',
          value: took < 1 ? `${milliseconds(1000 * took)} ms` : `${Number(took.toFixed(3))} s`,
          title: 'From the request to the end of its answer',
        },
    typeFact('Request type', requestType),
    typeFact('Reply type', replyType),
  ];
  return facts.filter((fact) => fact !== undefined);
}

const typeFact = (label: string, value: string): CallFact | undefined =>
  value === '' ? undefined : { label, value, title: 'The Content-Type of the body' };
