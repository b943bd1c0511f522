// Mistakes in what a circuit does with what comes in.
import type { Mutation } from './mutation.ts';

export const INWARD: readonly Mutation[] = [
  {
    mistake: 'a repeat is not acked again',
    file: 'circuit.ts',
    find: `    this.#duplicates.remember(sequence, now);
    this.#outbound.owe(sequence, now, out);
    this.#outbound.sendAcks(now, out);`,
    replace: '    this.#duplicates.remember(sequence, now);',
    test: 'circuit-acks.test.ts',
    title: '[circuit.acks.3]',
  },
  {
    mistake: 'the ack of a repeat waits like any other',
    file: 'circuit.ts',
    find: `    this.#outbound.owe(sequence, now, out);
    this.#outbound.sendAcks(now, out);`,
    replace: '    this.#outbound.owe(sequence, now, out);',
    test: 'circuit-acks.test.ts',
    title: '[circuit.acks.3]',
  },
  {
    mistake: 'a repeat does not renew the memory of its id',
    file: 'circuit.ts',
    find: `    this.#duplicates.remember(sequence, now);
    this.#outbound.owe(sequence, now, out);
    this.#outbound.sendAcks`,
    replace: `    this.#outbound.owe(sequence, now, out);
    this.#outbound.sendAcks`,
    test: 'circuit-acks.test.ts',
    title: '[circuit.duplicates.1]',
  },
  {
    mistake: 'only copies that say so are repeats',
    file: 'circuit.ts',
    find: 'if (flags.reliable && this.#duplicates.has(sequence, now))',
    replace: 'if (flags.reliable && flags.resent && this.#duplicates.has(sequence, now))',
    test: 'two-circuits.test.ts',
    title: '[circuit.resends.5]',
  },
  {
    mistake: 'what was refused is remembered and acked',
    file: 'circuit.ts',
    find: `    if (refusal !== undefined) return this.#count(refusal, refusal);
    this.#accept(packet, now, out);`,
    replace: `    this.#accept(packet, now, out);
    if (refusal !== undefined) return this.#count(refusal, refusal);`,
    test: 'circuit.test.ts',
    title: '[circuit.order.2]',
  },
  {
    mistake: 'acks on a repeat do not count',
    file: 'circuit.ts',
    find: 'if (packet.acks.length > 0) this.#outbound',
    replace: 'if (packet.acks.length > 0 && !this.#duplicates.has(packet.sequence, now)) this.#outbound',
    test: 'circuit-acks.test.ts',
    title: '[circuit.acks.7]',
  },
  {
    mistake: 'an unknown reliable message is not acked',
    file: 'circuit.ts',
    find: '      if (flags.reliable) this.#outbound.owe(sequence, now, out);\n',
    replace: '',
    test: 'circuit-acks.test.ts',
    title: '[circuit.acks.1]',
  },
  {
    mistake: 'nobody waits for the acks that open a session',
    file: 'circuit.ts',
    find: 'if (message !== undefined && ACKED_AT_ONCE.has(message.name)) this.#outbound.hastenAcks(now);',
    replace: '',
    test: 'circuit-acks.test.ts',
    title: '[circuit.acks.4]',
  },
  {
    mistake: 'a circuit that is silent says so again and again',
    file: 'circuit.ts',
    find: '    this.#silent = true;\n',
    replace: '',
    test: 'circuit-pings.test.ts',
    title: '[circuit.silence.1]',
  },
  {
    mistake: 'a machine that slept takes everybody for dead',
    file: 'circuit.ts',
    find: '    this.#heardAt = now;\n    this.#duplicates.restart(now);',
    replace: '    this.#duplicates.restart(now);',
    test: 'circuit-pings.test.ts',
    title: '[circuit.silence.2]',
  },
  {
    mistake: 'a sleep makes forget what came',
    file: 'circuit.ts',
    find: '    this.#duplicates.restart(now);\n',
    replace: '',
    test: 'simulation.long.test.ts',
    title: '[circuit.resends.5] [circuit.silence.2]',
  },
  {
    mistake: 'an id is remembered a moment too long',
    file: 'duplicates.ts',
    find: 'now - seenAt < DUPLICATE_MEMORY_MS',
    replace: 'now - seenAt <= DUPLICATE_MEMORY_MS',
    test: 'duplicates.test.ts',
    title: '[circuit.duplicates.1]',
  },
  {
    mistake: 'a ping forgets ids at once',
    file: 'duplicates.ts',
    find: '      if (now - seenAt <= DUPLICATE_GRACE_MS) return;\n',
    replace: '',
    test: 'duplicates.test.ts',
    title: '[circuit.duplicates.2]',
  },
  {
    mistake: 'a ping forgets the oldest unacked id, too',
    file: 'duplicates.ts',
    find: 'if (below > 0 && below',
    replace: 'if (below >= 0 && below',
    test: 'duplicates.test.ts',
    title: '[circuit.duplicates.2]',
  },
  {
    mistake: 'ids of a PacketAck are big-endian',
    file: 'signals.ts',
    find: 'fields.setUint32(5 + 4 * index, sequence, true)',
    replace: 'fields.setUint32(5 + 4 * index, sequence)',
    test: 'signals.test.ts',
    title: '[circuit.acks.6]',
  },
  {
    mistake: 'a step of exactly 4096 is taken for a jump',
    file: 'losses.ts',
    find: 'Math.abs(ahead) > SEQUENCE_REACH',
    replace: 'Math.abs(ahead) >= SEQUENCE_REACH',
    test: 'losses.test.ts',
    title: '[circuit.losses.1]',
  },
];
