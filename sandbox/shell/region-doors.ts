// The UDP doors of a world's regions: all of them, or none.
import type { Address } from '../words.ts';
import { atPort, atPortOrAny } from './port.ts';
import { openUdp, type UdpDoor, type UdpOptions } from './udp.ts';

/** The UDP port of the first region, if it is free; the next ones have the next ports. */
const FIRST_REGION_PORT = 13_000;

export interface RegionDoorsOptions {
  readonly host: string;
  /** The ports that the world file wishes for, one for each region; 0 = any. */
  readonly ports: readonly number[];
  onDatagram(region: number, from: Address, bytes: Uint8Array): void;
  onTrouble(message: string): void;
}

/** A port that was asked for is had or refused in a sentence; then the doors that did open are closed again. */
export async function openRegionDoors(options: RegionDoorsOptions): Promise<readonly UdpDoor[]> {
  const opened = await Promise.allSettled(options.ports.map((port, region) => openOne(port, region, options)));
  const refused = opened.find((outcome) => outcome.status === 'rejected');
  const doors = opened.flatMap((outcome) => (outcome.status === 'fulfilled' ? [outcome.value] : []));
  if (refused === undefined) return doors;
  await Promise.all(doors.map((door) => door.close()));
  throw refused.reason;
}

function openOne(port: number, region: number, { host, onDatagram, onTrouble }: RegionDoorsOptions): Promise<UdpDoor> {
  const door: UdpOptions = {
    host,
    port: port === 0 ? FIRST_REGION_PORT + region : port,
    onDatagram: (from, bytes) => onDatagram(region, from, bytes),
    onTrouble,
  };
  return port === 0 ? atPortOrAny(door) : atPort(port, host, () => openUdp(door));
}
