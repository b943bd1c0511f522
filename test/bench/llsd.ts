// LLSD from octets and to octets, as a capability reads and writes its bodies.
import { readLlsdBinary, writeLlsdBinary } from '../../protocol/llsd/binary.ts';
import { readLlsdNotationBytes, readNotationDocument, writeLlsdNotation } from '../../protocol/llsd/notation.ts';
import type { Llsd } from '../../protocol/llsd/value.ts';
import { readLlsdXml, readXmlDocument, writeLlsdXml } from '../../protocol/llsd/xml.ts';
import { type Figure, perSecond } from './figure.ts';
import { inventoryDocument } from './inventory.ts';
import { xmlPeers } from './llsd-peers.ts';
import { measureSizes } from './llsd-sizes.ts';
import { processorTime } from './measure.ts';

const MEGABYTE = 1_000_000;

const encoder = new TextEncoder();
const decoder = new TextDecoder();

export async function measureLlsd(): Promise<readonly Figure[]> {
  const value = inventoryDocument();
  return [...(await measureXml(value)), ...measureBinary(value), ...measureNotation(value), ...measureSizes(value)];
}

const UNIT = 'MB/s of processor time';
const SCAN = 'TextDecoder and a look at every character';

async function measureXml(value: Llsd): Promise<readonly Figure[]> {
  const xml = encoder.encode(writeLlsdXml(value));
  const peers = await xmlPeers(decoder.decode(xml), value);
  const scan = { [SCAN]: () => tagsIn(decoder.decode(xml)) };
  const read = processorTime({
    ours: () => readLlsdXml(decoder.decode(xml)).value.kind,
    places: () => readXmlDocument(decoder.decode(xml)).root?.kind,
    ...scan,
    ...peers.read,
  });
  const write = processorTime({ ours: () => encoder.encode(writeLlsdXml(value)).length, ...scan, ...peers.write });
  const size = `${(xml.length / MEGABYTE).toFixed(2)} MB`;
  const rate = (ms: readonly number[]) => perSecond(xml.length / MEGABYTE, ms);
  const figure = (
    what: string,
    ms: readonly number[],
    others: Readonly<Record<string, readonly number[]>>,
  ): Figure => ({
    what: `${what}, an inventory of ${size}`,
    unit: UNIT,
    values: rate(ms),
    against: Object.entries(others).map(([name, times]) => ({ name, values: rate(times) })),
  });
  const { ours, places, ...readers } = read;
  const { ours: written, ...writers } = write;
  return [
    figure('read LLSD-XML', ours, readers),
    figure('read LLSD-XML with places', places, { 'without them': ours }),
    figure('write LLSD-XML', written, writers),
  ];
}

function measureBinary(value: Llsd): readonly Figure[] {
  const binary = writeLlsdBinary(value);
  const times = processorTime({
    readBinary: () => readLlsdBinary(binary).value.kind,
    writeBinary: () => writeLlsdBinary(value).length,
    scanBinary: () => tagsIn(decoder.decode(binary)),
  });
  const rate = (ms: readonly number[]) => perSecond(binary.length / MEGABYTE, ms);
  const size = `${(binary.length / MEGABYTE).toFixed(2)} MB`;
  const figure = (what: string, ms: readonly number[]): Figure => ({
    what: `${what}, an inventory of ${size}`,
    unit: UNIT,
    values: rate(ms),
    against: [{ name: SCAN, values: rate(times.scanBinary) }],
  });
  return [figure('read binary LLSD', times.readBinary), figure('write binary LLSD', times.writeBinary)];
}

function measureNotation(value: Llsd): readonly Figure[] {
  const notation = encoder.encode(writeLlsdNotation(value));
  const times = processorTime({
    read: () => readLlsdNotationBytes(notation).value.kind,
    places: () => readNotationDocument(decoder.decode(notation)).root?.kind,
    write: () => encoder.encode(writeLlsdNotation(value)).length,
    scan: () => tagsIn(decoder.decode(notation)),
  });
  const rate = (ms: readonly number[]) => perSecond(notation.length / MEGABYTE, ms);
  const size = `${(notation.length / MEGABYTE).toFixed(2)} MB`;
  const figure = (what: string, ms: readonly number[]): Figure => ({
    what: `${what}, an inventory of ${size}`,
    unit: UNIT,
    values: rate(ms),
    against: [{ name: SCAN, values: rate(times.scan) }],
  });
  return [
    figure('read LLSD notation', times.read),
    figure('read LLSD notation with places', times.places),
    figure('write LLSD notation', times.write),
  ];
}

function tagsIn(text: string): number {
  let tags = 0;
  for (let at = 0; at < text.length; at += 1) if (text.charCodeAt(at) === 0x3c) tags += 1;
  return tags;
}
