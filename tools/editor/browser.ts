// The window of the browser build of the editor in tests: an installed Chromium, else the one that an npm package carries.
import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { inflate } from '@sparticuz/chromium';
import { type Browser, chromium } from 'playwright-core';
import { cachedFolder } from '../cache.ts';
import { inProject } from '../root.ts';
import { onPath, run, step } from '../terminal.ts';

const PACKAGE = 'node_modules/@sparticuz/chromium';

const SYSTEM_FONTS = '/usr/share/fonts';

const INSTALLED = ['chromium-headless-shell', 'chromium', 'chromium-browser', 'google-chrome', 'google-chrome-stable'];

/** No sandbox, since containers rarely allow one and only our own pages are opened; nothing that asks the network. */
const SWITCHES = [
  '--no-sandbox',
  '--disable-gpu',
  '--disable-quic',
  '--no-first-run',
  '--disable-background-networking',
  '--disable-component-update',
  '--disable-sync',
];

/** A browser program and what must be in its environment. */
export interface BrowserProgram {
  readonly program: string;
  readonly environment: Readonly<Record<string, string>>;
}

/** A browser: the one named by REZBENCH_BROWSER, one that is installed, or the packed one, unpacked once per machine. */
export async function findBrowser(): Promise<BrowserProgram> {
  const installed = process.env['REZBENCH_BROWSER'] ?? onPath(...INSTALLED);
  return installed === undefined ? unpackedBrowser() : { program: installed, environment: {} };
}

/** Opens a browser without a window. Whoever opens it closes it. */
export function openBrowser({ program, environment }: BrowserProgram): Promise<Browser> {
  return chromium.launch({
    executablePath: program,
    headless: true,
    args: SWITCHES,
    env: { ...process.env, ...environment },
  });
}

async function unpackedBrowser(): Promise<BrowserProgram> {
  const description = readFileSync(inProject(PACKAGE, 'package.json'));
  const folder = await cachedFolder('browser', [description], (target) =>
    step('unpacking a browser from npm, usually 3 s', () => unpack(target)),
  );
  const program = path.join(folder, 'chromium');
  const libraries: Record<string, string> = (await lacksLibraries(program))
    ? { LD_LIBRARY_PATH: path.join(folder, 'al2023/lib') }
    : {};
  const fonts: Record<string, string> = existsSync(SYSTEM_FONTS)
    ? {}
    : { FONTCONFIG_FILE: path.join(folder, 'fonts/ours.conf') };
  return { program, environment: { ...libraries, ...fonts } };
}

/** Unpacks the browser, the libraries it wants and a font; the package itself would put them all into the folder for temporary files. */
async function unpack(folder: string): Promise<void> {
  const before = process.env['TMPDIR'];
  process.env['TMPDIR'] = folder;
  try {
    for (const part of ['chromium.br', 'al2023.tar.br', 'fonts.tar.br']) await inflate(inProject(PACKAGE, 'bin', part));
  } finally {
    if (before === undefined) delete process.env['TMPDIR'];
    else process.env['TMPDIR'] = before;
  }
  const places = '<dir prefix="relative">fonts</dir><cachedir prefix="xdg">fontconfig</cachedir>';
  writeFileSync(path.join(folder, 'fonts/ours.conf'), `<?xml version="1.0"?><fontconfig>${places}</fontconfig>\n`);
}

/** Whether the machine lacks a library that the browser is linked with (a bare container has no NSS). */
async function lacksLibraries(program: string): Promise<boolean> {
  const { output } = await run('ldd', [program]);
  return output.includes('not found');
}
