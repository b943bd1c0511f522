// Whether a document of ten or a hundred times the size takes ten or a hundred times as long, and what its value weighs.
import { array, type Llsd } from '../../protocol/llsd/value.ts';
import { readLlsdXml, readXmlDocument, writeLlsdXml } from '../../protocol/llsd/xml.ts';
import { type Figure, perSecond } from './figure.ts';
import { processorTime } from './measure.ts';
import { memoryInUse } from './memory.ts';

const MEGABYTE = 1_000_000;
/** Beyond what anybody is sent: the bounds are out of the way. */
const LIMITS = { size: 1_000_000_000, values: 100_000_000 };

export function measureSizes(one: Llsd): readonly Figure[] {
  const xml = writeLlsdXml(one);
  return [...measureGrowth(one, xml), ...measureMemory(xml)];
}

function measureGrowth(one: Llsd, xml: string): readonly Figure[] {
  const repeated = (times: number) => writeLlsdXml(array(Array.from({ length: times }, () => one)));
  const [ten, hundred] = [repeated(10), repeated(100)];
  const read = (text: string) => () => readLlsdXml(text, LIMITS).value.kind;
  const times = processorTime({ one: read(xml), ten: read(ten), hundred: read(hundred) });
  const unit = 'MB/s of processor time';
  const single = { name: 'one', values: perSecond(xml.length / MEGABYTE, times.one) };
  const figure = (count: number, text: string, ms: readonly number[]): Figure => {
    const what = `read LLSD-XML, ${count} inventories of ${(xml.length / MEGABYTE).toFixed(2)} MB in one document`;
    return { what, unit, values: perSecond(text.length / MEGABYTE, ms), against: [single] };
  };
  return [figure(10, ten, times.ten), figure(100, hundred, times.hundred)];
}

/** Kept while memory is looked at. */
const KEPT = 8;

function measureMemory(xml: string): readonly Figure[] {
  const weigh = (what: string, read: (text: string) => unknown): Figure => {
    // Each from a text of its own: values are pieces of their text, which stays as long as they do.
    const values = Array.from({ length: 3 }, () => {
      const before = memoryInUse();
      const kept = Array.from({ length: KEPT }, () => read(Buffer.from(xml).toString()));
      const grown = (memoryInUse() - before) / kept.length;
      return grown / Buffer.byteLength(xml);
    });
    return { what, unit: 'times the octets of the text, which is part of it', values, against: [] };
  };
  return [
    weigh('memory of a value read from LLSD-XML', (text) => readLlsdXml(text)),
    weigh('memory of a document read with places', (text) => readXmlDocument(text)),
  ];
}
