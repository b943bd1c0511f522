// LLSD from octets and to octets, as a capability reads and writes its bodies.
import { readLlsdBinary, writeLlsdBinary } from '../../protocol/llsd/binary.ts';
import { readLlsdXml, writeLlsdXml } from '../../protocol/llsd/xml.ts';
import { type Figure, perSecond } from './figure.ts';
import { inventoryDocument } from './inventory.ts';
import { processorTime } from './measure.ts';

const MEGABYTE = 1_000_000;

const encoder = new TextEncoder();
const decoder = new TextDecoder();

export function measureLlsd(): readonly Figure[] {
  const value = inventoryDocument();
  const xml = encoder.encode(writeLlsdXml(value));
  const binary = writeLlsdBinary(value);
  const times = processorTime({
    readXml: () => readLlsdXml(decoder.decode(xml)).value.kind,
    writeXml: () => encoder.encode(writeLlsdXml(value)).length,
    scanXml: () => tagsIn(decoder.decode(xml)),
    readBinary: () => readLlsdBinary(binary).value.kind,
    writeBinary: () => writeLlsdBinary(value).length,
    scanBinary: () => tagsIn(decoder.decode(binary)),
  });
  const figure = (what: string, octets: Uint8Array, ms: readonly number[], scan: readonly number[]): Figure => {
    const rate = (times: readonly number[]) => perSecond(octets.length / MEGABYTE, times);
    const size = `${(octets.length / MEGABYTE).toFixed(2)} MB`;
    const against = [{ name: 'TextDecoder and a look at every character', values: rate(scan) }];
    return { what: `${what}, an inventory of ${size}`, unit: 'MB/s of processor time', values: rate(ms), against };
  };
  return [
    figure('read LLSD-XML', xml, times.readXml, times.scanXml),
    figure('write LLSD-XML', xml, times.writeXml, times.scanXml),
    figure('read binary LLSD', binary, times.readBinary, times.scanBinary),
    figure('write binary LLSD', binary, times.writeBinary, times.scanBinary),
  ];
}

function tagsIn(text: string): number {
  let tags = 0;
  for (let at = 0; at < text.length; at += 1) if (text.charCodeAt(at) === 0x3c) tags += 1;
  return tags;
}
