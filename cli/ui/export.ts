// [ui.export.1] The log as a file that the browser saves.
import type { ServerResponse } from 'node:http';
import { Readable } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import { EXPORT_ENDINGS, EXPORT_FORMS, type ExportForm } from '../../contract/export.ts';
import type { ExportedRows, ExportPieces } from '../../sandbox/shell/export-pieces.ts';
import { PAGE_HEADERS } from './page.ts';

export const EXPORT_PATH = '/export';

const TYPES: Readonly<Record<ExportForm, string>> = {
  pcapng: 'application/octet-stream',
  har: 'application/json; charset=utf-8',
  json: 'application/json; charset=utf-8',
  text: 'text/plain; charset=utf-8',
};

/** Which rows are asked for, in which form; undefined if there is no such form. */
export function exportedRows(words: URLSearchParams): ExportedRows | undefined {
  const form = EXPORT_FORMS.find((known) => known === words.get('form'));
  return form === undefined ? undefined : { form, filter: words.get('filter') ?? '' };
}

/** Sends them as they are written. Resolves with why there is nothing to send; what breaks later ends the answer in its middle. */
export async function sendExport(
  pieces: ExportPieces,
  form: ExportForm,
  response: ServerResponse,
): Promise<string | undefined> {
  const parts = pieces.all();
  const first = await parts.next().catch(() => undefined);
  if (first === undefined) return pieces.problem ?? 'The rows cannot be written.';
  const file = `traffic.${EXPORT_ENDINGS[form]}`;
  const headers = { 'Content-Type': TYPES[form], 'Content-Disposition': `attachment; filename="${file}"` };
  response.writeHead(200, { ...PAGE_HEADERS, ...headers });
  if (first.done !== true) response.write(first.value);
  await pipeline(Readable.from(parts), response).catch(() => response.destroy());
  return undefined;
}
