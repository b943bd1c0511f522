// AgentThrottle: how much a viewer wants to be told in a second.
import type { Message } from '../../protocol/packet/message.ts';

/** Seven F32, little-endian. */
const WISHES = 7;
const F32_BYTES = 4;

/** Of the circuit that it came on. */
interface Wisher {
  /** The last counter that was not 0. */
  throttleGeneration: number;
  throttlesIgnored: number;
}

/**
 * [circuit.throttle.6] The wish of an AgentThrottle in bits per second, in the order of the categories. Undefined, and
 * counted, if it is cut short, or older than the last one that had a counter other than 0. The viewer always says 0.
 */
export function takeThrottleWish(wisher: Wisher, message: Message): readonly number[] | undefined {
  const generation = message.u32('Throttle', 'GenCounter');
  const bytes = message.bytes('Throttle', 'Throttles');
  const isOld = generation !== 0 && generation < wisher.throttleGeneration;
  if (isOld || bytes.length < WISHES * F32_BYTES) {
    wisher.throttlesIgnored += 1;
    return undefined;
  }
  if (generation !== 0) wisher.throttleGeneration = generation;
  const floats = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  return Array.from({ length: WISHES }, (_, index) => floats.getFloat32(index * F32_BYTES, true));
}
