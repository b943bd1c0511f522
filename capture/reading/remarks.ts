// What a sound file has that gave no rows, in sentences for whoever wonders where it is.
import type { Traffic } from './traffic.ts';

/** At most one sentence of each kind. */
export function remarksOn(traffic: Traffic, placed: number): readonly string[] {
  const { conversations, cut, datagrams, frames } = traffic;
  const others = datagrams.length - placed;
  const unread = [...traffic.unknownLinks].map(([link, count]) => `${packets(count)} of link type ${link}`);
  const torn = datagrams.filter(({ isCut }) => isCut).length;
  return [
    ...(frames === 0 ? ['The capture has no packets.'] : []),
    ...(unread.length === 0 ? [] : [`Not read: ${unread.join(', ')}.`]),
    ...(cut === 0 ? [] : [`Of ${packets(cut)} only the start was captured; ${torn} of them are datagrams.`]),
    ...(others === 0 ? [] : [`Left out: ${others} ${others === 1 ? 'datagram' : 'datagrams'} of other protocols.`]),
    ...(conversations.refused === 0 ? [] : [`Not read: ${conversations.refused} segments of too many connections.`]),
  ];
}

const packets = (count: number): string => `${count} ${count === 1 ? 'packet' : 'packets'}`;
