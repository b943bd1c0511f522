// The page of the panel, in the Traffic view and in the editor of capture files.
import { randomBytes } from 'node:crypto';
import * as vscode from 'vscode';

/** Which rows are shown at first: of a log that grows the newest, of a file its first ones. */
export type ShownFirst = 'newest' | 'oldest';

/** Puts the panel into a webview. Who listens to its words does so in the same turn. */
export function openTrafficPage(webview: vscode.Webview, extension: vscode.Uri, shown: ShownFirst): void {
  const out = vscode.Uri.joinPath(extension, 'out');
  webview.options = { enableScripts: true, localResourceRoots: [out] };
  webview.html = page(webview, out, shown);
}

/** Our script and style only, nothing inline, nothing from outside. */
function page(webview: vscode.Webview, out: vscode.Uri, shown: ShownFirst): string {
  const nonce = randomBytes(16).toString('base64');
  const script = webview.asWebviewUri(vscode.Uri.joinPath(out, 'panel.js'));
  const style = webview.asWebviewUri(vscode.Uri.joinPath(out, 'panel.css'));
  const policy = `default-src 'none'; script-src 'nonce-${nonce}'; style-src ${webview.cspSource}; font-src ${webview.cspSource}`;
  return `<!DOCTYPE html>
<html lang="en">
<head>
<meta charset="utf-8">
<meta http-equiv="Content-Security-Policy" content="${policy}">
<meta name="viewport" content="width=device-width, initial-scale=1">
<link rel="stylesheet" href="${style}">
<title>Traffic</title>
</head>
<body>
<main id="panel" data-shown="${shown}"></main>
<script type="module" nonce="${nonce}" src="${script}"></script>
</body>
</html>`;
}
