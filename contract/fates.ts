// What became of a datagram, in a sentence for people.
import type { Fate } from './panel.ts';

/** What each fate means, for its sender too: whether it is acked. */
export const FATE_MEANINGS: Readonly<Record<Fate, string>> = {
  handled: 'It was taken, and is acked if it asks for that.',
  duplicate: 'A packet with this number came before: it is acked again, and nothing else is done.',
  malformed:
    'It cannot be read: the header, the acks, the zero-coding or the fields are not as they must be. It is not acked.',
  unknown: 'The template has no message with this number. It is acked, so that it does not come again.',
  offCircuit: 'Its sender has no circuit here, and did not open one with a code that the grid gave.',
  afterClose: 'The circuit of its sender was closed a moment ago.',
  held: 'It came before the UseCircuitCode that opens its circuit, and waited for that.',
  trustRejected: 'Only servers may send this message, and the sender has not proven to be one. It is not acked.',
  banned: 'The template forbids this message by UDP. It is not acked.',
  idMismatch: 'It names another agent, session or code than those of its circuit. It is not acked.',
  flooded: 'More came at once than is taken: it was not looked at.',
  unanswered: 'It was taken and acked, but the grid does nothing about this message.',
  dropped: 'A fault that somebody asked for took it away on its way.',
};
