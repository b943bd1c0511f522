// The page of the panel, in the Traffic view and in the editor of capture files.
import { randomBytes } from 'node:crypto';
import * as vscode from 'vscode';

/** Puts the panel into a webview. Who listens to its words does so before. */
export function openTrafficPage(webview: vscode.Webview, extension: vscode.Uri): void {
  const out = vscode.Uri.joinPath(extension, 'out');
  webview.options = { enableScripts: true, localResourceRoots: [out] };
  webview.html = page(webview, out);
}

/** Our script and style only, nothing inline, nothing from outside. */
function page(webview: vscode.Webview, out: vscode.Uri): string {
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
<main id="panel"></main>
<script type="module" nonce="${nonce}" src="${script}"></script>
</body>
</html>`;
}
