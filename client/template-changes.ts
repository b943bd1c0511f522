// The view of changes: what differs between the text in front and its base, as a tree. Templates have it, and LLSD.
import * as vscode from 'vscode';
import type { Verdict } from '../contract/server.ts';
import type { Place, StructuralChange, Structure } from '../contract/structure.ts';
import { SHOW_CHANGES } from './compatibility.ts';
import { nameOf, type Places, showBeside } from './side-by-side.ts';
import { headline, spoken, tooltip } from './structure-words.ts';

/** While somebody types the tree is not asked for: after this pause it is. */
const PAUSE_MS = 150;

/** Up to so many outermost parts the tree is shown with all that differs in them; of more the names are enough. */
const FEW_PARTS = 20;

/** Texts that are compared with a base each. */
export interface Comparison {
  /** What the view is called as long as it shows one of them. */
  readonly title: string;
  /** Something else may be known about some text. */
  readonly onChange: vscode.Event<void>;
  /** Undefined, or without a base, for texts that are not compared. */
  about(text: vscode.Uri): ComparedText | undefined;
  /** Rejects if the server is gone. */
  structure(text: vscode.Uri): Promise<Structure>;
}

export interface ComparedText {
  /** How people call the base, and what opens it; or why there is none to read. */
  readonly base?: { readonly uri: vscode.Uri; readonly name: string } | { readonly problem: string };
  readonly verdict?: Verdict | undefined;
}

interface Node {
  /** The same for the same part as long as the tree is shown, so that what was folded stays folded. */
  readonly id: string;
  readonly change: StructuralChange;
}

export class TemplateChanges implements vscode.TreeDataProvider<Node>, vscode.Disposable {
  readonly #changed = new vscode.EventEmitter<void>();
  readonly #view: vscode.TreeView<Node>;
  readonly #listeners: vscode.Disposable[];
  readonly #comparisons: Comparison[] = [];
  /** The text that the tree is about; it stays while something else is in front. */
  #text: vscode.Uri | undefined;
  #structure: Structure | undefined;
  #asked = 0;
  #timer: NodeJS.Timeout | undefined;

  readonly onDidChangeTreeData = this.#changed.event;

  constructor() {
    this.#view = vscode.window.createTreeView('rezbench.changes', { treeDataProvider: this, showCollapseAll: true });
    this.#listeners = [
      this.#changed,
      this.#view,
      this.#view.onDidChangeVisibility(() => this.#askSoon(0)),
      vscode.window.onDidChangeActiveTextEditor(() => this.#choose()),
      vscode.workspace.onDidChangeTextDocument(({ document }) => {
        if (document.uri.toString() === this.#text?.toString()) this.#askSoon(PAUSE_MS);
      }),
      vscode.commands.registerCommand(SHOW_CHANGES, () => vscode.commands.executeCommand('rezbench.changes.focus')),
      vscode.commands.registerCommand('rezbench.changes.compare', () => this.#showBeside()),
      vscode.commands.registerCommand(OPEN, ({ change }: Node) => this.#open(change)),
      vscode.commands.registerCommand('rezbench.changes.goTo', ({ change }: Node) => this.#goTo(change)),
    ];
  }

  /** The view has nothing to show before. */
  follow(comparison: Comparison): void {
    this.#comparisons.push(comparison);
    this.#listeners.push(comparison.onChange(() => this.#choose()));
    this.#choose();
  }

  getTreeItem(node: Node): vscode.TreeItem {
    const isFew = (this.#structure?.changes.length ?? 0) <= FEW_PARTS;
    return itemOf(node, isFew);
  }

  getChildren(node?: Node): Node[] {
    return nodesOf(node === undefined ? (this.#structure?.changes ?? []) : node.change.children, node?.id);
  }

  dispose(): void {
    clearTimeout(this.#timer);
    vscode.Disposable.from(...this.#listeners).dispose();
  }

  #choose(): void {
    const front = vscode.window.activeTextEditor?.document.uri;
    const chosen = [front, this.#text].find((text) => this.#comparisonOf(text) !== undefined);
    if (chosen?.toString() !== this.#text?.toString()) this.#turnTo(chosen);
    this.#askSoon(0);
  }

  /** The one that knows a base of the text. */
  #comparisonOf(text: vscode.Uri | undefined): Comparison | undefined {
    return text && this.#comparisons.find((comparison) => comparison.about(text)?.base !== undefined);
  }

  #turnTo(text: vscode.Uri | undefined): void {
    this.#text = text;
    const comparison = this.#comparisonOf(text);
    if (comparison !== undefined) this.#view.title = comparison.title;
    this.#show(undefined);
    void vscode.commands.executeCommand('setContext', 'rezbench.compared', text !== undefined);
  }

  /** A hidden tree asks nothing. */
  #askSoon(pause: number): void {
    clearTimeout(this.#timer);
    this.#timer = setTimeout(() => {
      if (this.#view.visible) this.#ask().catch(() => undefined);
    }, pause);
  }

  async #ask(): Promise<void> {
    this.#asked += 1;
    const asked = this.#asked;
    const text = this.#text;
    const structure = text && (await this.#comparisonOf(text)?.structure(text));
    // An older answer must not overwrite a newer one.
    if (asked === this.#asked && text === this.#text) this.#show(structure);
  }

  #show(structure: Structure | undefined): void {
    const changed = JSON.stringify(structure) !== JSON.stringify(this.#structure);
    this.#structure = structure;
    this.#head();
    if (changed) this.#changed.fire();
  }

  /** What stands around the tree: the file, and what it comes to. */
  #head(): void {
    const about = this.#text && this.#comparisonOf(this.#text)?.about(this.#text);
    this.#view.description = this.#text === undefined ? '' : nameOf(this.#text);
    if (about?.base === undefined || this.#structure === undefined) this.#view.message = '';
    else if ('problem' in about.base) this.#view.message = about.base.problem;
    else this.#view.message = headline(this.#structure, about.base.name, about.verdict);
  }

  async #open({ base, current, near }: StructuralChange): Promise<void> {
    const gone = near && collapsed(near);
    await this.#showBeside({ base: base && rangeOf(base), current: current ? rangeOf(current) : gone });
  }

  async #showBeside(places?: Places): Promise<void> {
    const text = this.#text;
    const base = text && this.#comparisonOf(text)?.about(text)?.base;
    if (text === undefined || base === undefined || 'problem' in base) return;
    await showBeside(text, base, places);
  }

  async #goTo({ current }: StructuralChange): Promise<void> {
    if (this.#text === undefined || current === undefined) return;
    await vscode.window.showTextDocument(this.#text, { selection: rangeOf(current) });
  }
}

/** Behind a click on a node, which is its argument. */
const OPEN = 'rezbench.changes.open';

/** Two nodes of one name, such as one field gone and another one new, are told apart by counting. */
function nodesOf(changes: readonly StructuralChange[], parent = ''): Node[] {
  const counts = new Map<string, number>();
  return changes.map((change) => {
    const name = `${parent}/${change.kind} ${change.name}`;
    const count = (counts.get(name) ?? 0) + 1;
    counts.set(name, count);
    return { id: `${name} ${count}`, change };
  });
}

function itemOf(node: Node, isOpen: boolean): vscode.TreeItem {
  const { change } = node;
  const { None, Expanded, Collapsed } = vscode.TreeItemCollapsibleState;
  const item = new vscode.TreeItem(change.name, change.children.length === 0 ? None : isOpen ? Expanded : Collapsed);
  const { icon, colour } = LOOKS[change.change];
  item.id = node.id;
  item.description = change.detail;
  item.tooltip = tooltip(change);
  item.iconPath = new vscode.ThemeIcon(icon, new vscode.ThemeColor(`gitDecoration.${colour}ResourceForeground`));
  item.accessibilityInformation = { label: spoken(change) };
  item.contextValue = contextOf(change);
  item.command = { title: 'Compare', command: OPEN, arguments: [node] };
  return item;
}

/** Templates are edited where the tree leads to; what is shown of LLSD is another text than its own. */
const contextOf = ({ kind, current }: StructuralChange): string => {
  if (current === undefined) return 'gone';
  return kind === 'key' || kind === 'element' || kind === 'value' ? 'inLlsd' : 'inTemplate';
};

const LOOKS: { readonly [kind in StructuralChange['change']]: { readonly icon: string; readonly colour: string } } = {
  added: { icon: 'diff-added', colour: 'added' },
  removed: { icon: 'diff-removed', colour: 'deleted' },
  changed: { icon: 'diff-modified', colour: 'modified' },
  moved: { icon: 'arrow-swap', colour: 'renamed' },
  type: { icon: 'replace', colour: 'renamed' },
};

const rangeOf = ({ start, end }: Place): vscode.Range =>
  new vscode.Range(start.line, start.character, end.line, end.character);

/** Nothing is selected where something is missing. */
const collapsed = ({ start }: Place): vscode.Range => rangeOf({ start, end: start });
