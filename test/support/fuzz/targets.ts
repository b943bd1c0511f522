// Everything that reads what others wrote, and so is fuzzed.
import { BINARY, BINARY_EDIT } from './binary.ts';
import { CAPTURE_FILE, HTTP } from './capture.ts';
import { COMPARED_BODY } from './compared-body.ts';
import { FILTER } from './filter.ts';
import { FILTER_LANGUAGE } from './filter-language.ts';
import { GLTF } from './gltf.ts';
import { JSON_TEXT } from './json.ts';
import { LANDMARK } from './landmark.ts';
import { LLIDL, LLIDL_LAYOUT, LLIDL_MATCH } from './llidl.ts';
import { NOTATION, NOTATION_LAYOUT, NOTATION_OCTETS } from './notation.ts';
import { NOTECARD } from './notecard.ts';
import { PACKED_BYTES } from './packed-bytes.ts';
import { DATAGRAM, DATAGRAM_TEXT, ZERO_CODING } from './packet.ts';
import type { Target } from './target.ts';
import { TEMPLATE, TEMPLATE_LAYOUT } from './template.ts';
import { XML, XML_LAYOUT } from './xml.ts';
import { XML_RPC } from './xml-rpc.ts';

export const TARGETS: readonly Target[] = [
  ...[XML, XML_LAYOUT, NOTATION, NOTATION_LAYOUT, NOTATION_OCTETS, BINARY, BINARY_EDIT, JSON_TEXT],
  ...[LLIDL, LLIDL_LAYOUT, LLIDL_MATCH, TEMPLATE, TEMPLATE_LAYOUT],
  ...[DATAGRAM, ZERO_CODING, DATAGRAM_TEXT, XML_RPC, FILTER, FILTER_LANGUAGE],
  ...[CAPTURE_FILE, HTTP, PACKED_BYTES, LANDMARK, NOTECARD, GLTF, COMPARED_BODY],
];

/** How many of so many inputs a target gets, by its share; together never fewer than asked for. */
export function shareOf(target: Target, inputs: number, among: readonly Target[] = TARGETS): number {
  const shares = among.reduce((sum, { share }) => sum + share, 0);
  return Math.ceil((inputs * target.share) / shares);
}
