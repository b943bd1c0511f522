// What the grid says about itself to who has not logged in: as XML, as JSON, and as an XML-RPC answer.
import { map, string } from '../../protocol/llsd/value.ts';
import { escapeXml } from '../../protocol/xml-characters.ts';
import { writeResponse } from '../../protocol/xmlrpc.ts';
import type { Reply } from '../effects.ts';
import type { FeesFile, GridFile, LinksFile } from '../world-file/shape.ts';
import { INFO_LINKS } from './links.ts';

/** What viewers show before the login. */
export const WELCOME_PATH = 'welcome';

/** What a grid says of itself on every occasion. */
export interface GridFacts {
  readonly name: string;
  /** The sign of its money. */
  readonly currency: string;
  readonly links: LinksFile;
  readonly fees: FeesFile;
}

/** What the world file says of it, and how a grid is called that has none. */
export function gridFacts({ currency = 'SB$', fees = {}, links = {}, name = 'Sandbox' }: GridFile): GridFacts {
  return { name, currency, links, fees };
}

/** Key and text; keys as clients know them. */
export type GridInfo = Readonly<Record<string, string>>;

/** [login.gridinfo.1] @param base start of every URL: scheme, host and port, a slash at the end */
export function gridInfo({ links, name }: Pick<GridFacts, 'links' | 'name'>, base: string): GridInfo {
  const told = INFO_LINKS.flatMap(([key, link]) => (links[link] === undefined ? [] : [[key, links[link]] as const]));
  return {
    gridname: name,
    gridnick: name.toLowerCase().replace(/[^a-z0-9]+/g, '') || 'sandbox',
    platform: 'OpenSim',
    login: base,
    welcome: base + WELCOME_PATH,
    helperuri: links.economy ?? base,
    ...Object.fromEntries(told),
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
