// What the grid says about itself to who has not logged in: as XML, as JSON, and as an XML-RPC answer.
import { map, string } from '../../protocol/llsd/value.ts';
import { escapeXml } from '../../protocol/xml-characters.ts';
import { writeResponse } from '../../protocol/xmlrpc.ts';
import type { Reply } from '../effects.ts';
import type { GridFile } from '../world-file/shape.ts';

/** What a grid says of itself on every occasion. */
export interface GridFacts {
  readonly name: string;
  /** The sign of its money. */
  readonly currency: string;
}

/** How a grid is called, and its money, unless the world file says it. */
export function gridFacts({ currency = 'SB$', name = 'Sandbox' }: GridFile): GridFacts {
  return { name, currency };
}

/** Key and text; keys as clients know them. */
export type GridInfo = Readonly<Record<string, string>>;

/** [login.gridinfo.1] @param base start of every URL: scheme, host and port, a slash at the end */
export function gridInfo(name: string, base: string): GridInfo {
  return {
    gridname: name,
    gridnick: name.toLowerCase().replace(/[^a-z0-9]+/g, '') || 'sandbox',
    platform: 'OpenSim',
    login: base,
    welcome: `${base}welcome`,
    helperuri: base,
  };
}

/** [login.gridinfo.1] `GET /get_grid_info`: flat, one element for each key. */
export function gridInfoXml(info: GridInfo): Reply {
  const lines = Object.entries(info).map(([key, text]) => `<${key}>${escapeXml(text)}</${key}>\n`);
  const body = `<?xml version="1.0" encoding="utf-8"?>\n<gridinfo>\n${lines.join('')}</gridinfo>\n`;
  return { status: 200, contentType: 'application/xml', body };
}

/** [login.gridinfo.2] `GET /json_grid_info` */
export function gridInfoJson(info: GridInfo): Reply {
  return { status: 200, contentType: 'application/json', body: JSON.stringify(info) };
}

/** [login.gridinfo.2] The XML-RPC method `get_grid_info`. */
export function gridInfoRpc(info: GridInfo): Reply {
  const members = Object.entries(info).map(([key, text]) => [key, string(text)] as const);
  return { status: 200, contentType: 'text/xml', body: writeResponse(map(members)) };
}
