// The Grid view: regions, the agents in them, and their circuits with pings, as a tree.
import * as vscode from 'vscode';
import type { CircuitFigures, GridTree } from '../contract/panel.ts';
import type { Sandbox } from './sandbox.ts';

/** How often a visible tree asks; a hidden one asks nothing. */
const REFRESH_MS = 1000;

type Region = GridTree['regions'][number];
type Node =
  | { readonly kind: 'region'; readonly region: Region }
  | { readonly kind: 'agent'; readonly agent: Region['agents'][number]; readonly region: string }
  | { readonly kind: 'circuit'; readonly circuit: CircuitFigures };

export class GridView implements vscode.TreeDataProvider<Node>, vscode.Disposable {
  readonly #sandbox: Sandbox;
  readonly #changed = new vscode.EventEmitter<void>();
  readonly #view: vscode.TreeView<Node>;
  readonly #listeners: readonly vscode.Disposable[];
  #grid: GridTree | undefined;
  #asked = 0;
  #timer: NodeJS.Timeout | undefined;

  readonly onDidChangeTreeData = this.#changed.event;

  constructor(sandbox: Sandbox) {
    this.#sandbox = sandbox;
    this.#view = vscode.window.createTreeView('rezbench.sessions', { treeDataProvider: this });
    this.#listeners = [
      sandbox.onChange(() => this.#refresh()),
      this.#view.onDidChangeVisibility(() => this.#refresh()),
    ];
    this.#refresh();
  }

  getTreeItem(node: Node): vscode.TreeItem {
    if (node.kind === 'region') return regionItem(node.region);
    return node.kind === 'agent' ? agentItem(node.agent, node.region) : circuitItem(node.circuit);
  }

  getChildren(node?: Node): Node[] {
    const grid = this.#grid;
    if (grid === undefined) return [];
    if (node === undefined) return grid.regions.map((region) => ({ kind: 'region', region }) as const);
    if (node.kind === 'region') return [...agentsOf(node.region), ...linksOf(grid, node.region)];
    return node.kind === 'agent' ? circuitsOf(grid, node) : [];
  }

  dispose(): void {
    clearTimeout(this.#timer);
    for (const listener of this.#listeners) listener.dispose();
    this.#view.dispose();
    this.#changed.dispose();
  }

  #refresh(): void {
    clearTimeout(this.#timer);
    void this.#ask();
  }

  async #ask(): Promise<void> {
    this.#asked += 1;
    const asked = this.#asked;
    const running = this.#sandbox.state.kind === 'running';
    const answer = running ? await this.#sandbox.ask({ ask: 'grid' }) : undefined;
    // An older answer must not overwrite a newer one.
    if (asked !== this.#asked) return;
    this.#show(answer?.answer === 'grid' ? answer.grid : undefined);
    clearTimeout(this.#timer);
    if (running && this.#view.visible) this.#timer = setTimeout(() => this.#refresh(), REFRESH_MS);
  }

  #show(grid: GridTree | undefined): void {
    const changed = JSON.stringify(grid) !== JSON.stringify(this.#grid);
    this.#grid = grid;
    this.#view.description = grid === undefined ? '' : population(grid);
    if (changed) this.#changed.fire();
  }
}

function agentsOf(region: Region): Node[] {
  return region.agents.map((agent) => ({ kind: 'agent', agent, region: region.name }));
}

/** Circuits to the neighbours of a region. */
function linksOf(grid: GridTree, region: Region): Node[] {
  return grid.circuits
    .filter((circuit) => circuit.role === 'region' && circuit.region === region.name)
    .map((circuit) => ({ kind: 'circuit', circuit }));
}

/** The circuit of an agent with the region in which it stands, and then those with regions into which it looks. */
function circuitsOf(
  grid: GridTree,
  node: { readonly agent: { readonly id: string }; readonly region: string },
): Node[] {
  const open = grid.circuits.filter(({ agentId, state }) => agentId === node.agent.id && state !== 'closed');
  const here = open.filter(({ region }) => region === node.region);
  const elsewhere = open.filter(({ region }) => region !== node.region);
  return [...here, ...elsewhere].map((circuit) => ({ kind: 'circuit', circuit }));
}

function population(grid: GridTree): string {
  const agents = grid.regions.reduce((sum, region) => sum + region.agents.length, 0);
  return agents === 1 ? '1 agent' : `${agents} agents`;
}

function regionItem(region: Region): vscode.TreeItem {
  const item = new vscode.TreeItem(region.name, vscode.TreeItemCollapsibleState.Expanded);
  item.id = `region ${region.name}`;
  item.iconPath = new vscode.ThemeIcon('map');
  item.description = region.agents.length === 0 ? 'nobody here' : `(${region.gridX}, ${region.gridY})`;
  item.tooltip = `${region.name} at (${region.gridX}, ${region.gridY}), UDP port ${region.port}`;
  return item;
}

function agentItem(agent: Region['agents'][number], region: string): vscode.TreeItem {
  const item = new vscode.TreeItem(agent.name, vscode.TreeItemCollapsibleState.Expanded);
  item.id = `agent ${region} ${agent.id}`;
  item.iconPath = new vscode.ThemeIcon('person');
  item.description = agent.position.map((metres) => metres.toFixed(0)).join(', ');
  item.tooltip = `${agent.name}\n${agent.id}`;
  return item;
}

function circuitItem(circuit: CircuitFigures): vscode.TreeItem {
  const item = new vscode.TreeItem(circuitLabel(circuit));
  item.id = `circuit ${circuit.circuit}`;
  item.iconPath = new vscode.ThemeIcon(circuitIcon(circuit));
  const ping = circuit.pingNowMs === undefined ? 'no ping yet' : `ping ${circuit.pingNowMs.toFixed(0)} ms`;
  const number = circuit.role === 'child' ? `circuit ${circuit.circuit} · ` : '';
  item.description = `${number}${ping} · in ${circuit.packetsIn} · out ${circuit.packetsOut}${circuit.blocked ? ' · blocked' : ''}`;
  item.tooltip = circuitTooltip(circuit);
  return item;
}

function circuitLabel({ agent, circuit, region, role }: CircuitFigures): string {
  if (role === 'region') return `→ ${agent}`;
  return role === 'child' ? `child in ${region}` : `circuit ${circuit}`;
}

function circuitIcon({ blocked, role }: CircuitFigures): string {
  if (blocked) return 'debug-disconnect';
  return role === 'child' ? 'eye' : 'plug';
}

function circuitTooltip(circuit: CircuitFigures): string {
  const ping =
    circuit.pingMeanMs === undefined ? 'no ping answered yet' : `mean ping ${circuit.pingMeanMs.toFixed(1)} ms`;
  return [
    `${circuit.role} circuit to ${circuit.endpoint}, ${circuit.state}`,
    `${circuit.packetsIn} packets in, ${circuit.packetsOut} out`,
    `${circuit.unacked} unacked, ${circuit.resent} resent, ${circuit.acksPending} acks pending`,
    ping,
    ...(circuit.role === 'region' ? [trustLine(circuit)] : []),
  ].join('\n');
}

function trustLine({ agent, region, trust }: CircuitFigures): string {
  const [trusts, isTrusted] = [trust?.weTrust ?? false, trust?.peerTrusts ?? false];
  return `${region} ${trusts ? 'trusts' : 'does not trust'} ${agent}, and is ${isTrusted ? '' : 'not '}trusted by it`;
}
