// What the server offers the editor: whatever one of its languages can do.
import type { ServerCapabilities } from 'vscode-languageserver';
import { CodeActionKind, TextDocumentSyncKind } from 'vscode-languageserver';
import { FIX_ALL, SOURCE } from './diagnostics.ts';
import type { AnyLanguage, Feature } from './languages.ts';
import { LEGEND } from './semantic-tokens.ts';

/** The offer to one editor; diagnostics only if it asks for them instead of being told. */
export function capabilitiesOf(languages: readonly AnyLanguage[], canPull: boolean): ServerCapabilities {
  const has = (feature: Feature): boolean => languages.some((language) => language.has(feature));
  const offeredBehind = new Set(languages.flatMap(({ offersBehind }) => offersBehind));
  const [first, ...more] = new Set(languages.flatMap(({ typedBehind }) => typedBehind));
  return {
    positionEncoding: 'utf-16',
    textDocumentSync: TextDocumentSyncKind.Incremental,
    codeActionProvider: { codeActionKinds: [CodeActionKind.QuickFix, FIX_ALL] },
    hoverProvider: has('hover'),
    documentSymbolProvider: has('symbols'),
    workspaceSymbolProvider: has('symbols'),
    foldingRangeProvider: has('folding'),
    inlayHintProvider: has('inlayHints'),
    ...(has('lenses') ? { codeLensProvider: {} } : {}),
    selectionRangeProvider: has('selection'),
    documentHighlightProvider: has('highlights'),
    documentFormattingProvider: has('format'),
    documentRangeFormattingProvider: has('format'),
    definitionProvider: has('names'),
    referencesProvider: has('names'),
    ...(has('names') ? { renameProvider: { prepareProvider: true } } : {}),
    ...(has('completion') ? { completionProvider: { triggerCharacters: [...offeredBehind] } } : {}),
    linkedEditingRangeProvider: has('linked'),
    ...(has('links') ? { documentLinkProvider: {} } : {}),
    ...(has('signature') ? { signatureHelpProvider: { triggerCharacters: [' '] } } : {}),
    ...(has('tokens') ? { semanticTokensProvider: { legend: LEGEND, full: { delta: true }, range: true } } : {}),
    ...(first === undefined
      ? {}
      : { documentOnTypeFormattingProvider: { firstTriggerCharacter: first, moreTriggerCharacter: more } }),
    ...(canPull
      ? { diagnosticProvider: { identifier: SOURCE, interFileDependencies: true, workspaceDiagnostics: false } }
      : {}),
  };
}
