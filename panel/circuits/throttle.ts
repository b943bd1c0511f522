// The buckets of a circuit's throttle as labelled words.
import type { ThrottleFigures } from '../../contract/panel.ts';
import { byteSize, grouped } from '../words.ts';
import { type Figure, figure } from './figures.ts';
import { bitRate } from './quantities.ts';

export function throttleFigure(bucket: ThrottleFigures): Figure {
  const { category, dropped, grantedBytesPerSecond, requestedBitsPerSecond, sentBytes, tokenBytes, waiting } = bucket;
  const asked = requestedBitsPerSecond === undefined ? 'not asked for' : `${bitRate(requestedBitsPerSecond)} asked for`;
  const queue = `${byteSize(bucket.waitingBytes)} in ${grouped(waiting)} waiting, ${grouped(dropped)} dropped`;
  const now = `${asked}, ${grouped(Math.round(tokenBytes))} B in the bucket, ${byteSize(sentBytes)} sent, ${queue}`;
  const value = `${bitRate(grantedBytesPerSecond * BITS_PER_BYTE)}${waiting === 0 ? '' : `, ${grouped(waiting)} wait`}`;
  return figure(category, value, MEANS, { alarming: dropped > 0, now });
}

const MEANS =
  'Bits per second that this kind of message may take: what the viewer asked for in AgentThrottle, within bounds. The bucket fills at that rate, and what is sent takes from it';

const BITS_PER_BYTE = 8;
