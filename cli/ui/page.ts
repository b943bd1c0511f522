// The page and what belongs to it, with the headers that keep everything else out.
import { readFile } from 'node:fs/promises';

export interface PagePart {
  readonly type: string;
  readonly body: string;
}

/** [ui.page.1] Our script and our styles only, nothing inline, no other page around it, nothing sent elsewhere. */
export const PAGE_HEADERS: Readonly<Record<string, string>> = {
  'Content-Security-Policy':
    "default-src 'none'; script-src 'self'; style-src 'self'; connect-src 'self'; base-uri 'none'; form-action 'none'; frame-ancestors 'none'",
  'Cross-Origin-Opener-Policy': 'same-origin',
  'Cross-Origin-Resource-Policy': 'same-origin',
  'X-Content-Type-Options': 'nosniff',
  'Referrer-Policy': 'no-referrer',
  'Cache-Control': 'no-store',
};

const PAGE = `<!DOCTYPE html>
<html lang="en">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<link rel="stylesheet" href="/page.css">
<link rel="stylesheet" href="/panel.css">
<title>Traffic</title>
</head>
<body>
<main id="panel"></main>
<script type="module" src="/panel.js"></script>
</body>
</html>
`;

const FILES: Readonly<Record<string, string>> = {
  '/panel.js': 'text/javascript; charset=utf-8',
  '/panel.css': 'text/css; charset=utf-8',
  '/page.css': 'text/css; charset=utf-8',
};

/** What stands at a path; undefined if nothing does. Rejects if the file is not where the build puts it. */
export async function pagePart(path: string): Promise<PagePart | undefined> {
  if (path === '/') return { type: 'text/html; charset=utf-8', body: PAGE };
  const type = FILES[path];
  return type === undefined ? undefined : { type, body: await readFile(new URL(`..${path}`, import.meta.url), 'utf8') };
}
