// Pings with the times without answer, rates of both directions, throttles.
import type { ComponentChildren } from 'preact';
import { useMemo } from 'preact/hooks';
import type { ShownPings, ShownRates } from '../../contract/views.ts';
import type { PanelProps } from '../app.tsx';
import { Nothing } from '../views/parts.tsx';
import { counted, milliseconds } from '../words.ts';
import { Chart } from './chart.tsx';
import { blockedTimes, packetColumns, pingColumns, rateColumns } from './series.ts';
import { Throttles } from './throttles-view.tsx';

const LINES = [
  '--vscode-charts-blue',
  '--vscode-charts-green',
  '--vscode-charts-purple',
  '--vscode-charts-orange',
  '--vscode-charts-red',
];

export function ChartsView({ panel }: PanelProps) {
  const view = panel.views.told.value;
  if (view?.kind !== 'charts') return undefined;
  return (
    <div class="charts">
      <Pings pings={view.pings} />
      <Rates rates={view.rates} />
      <Throttles panel={panel} />
    </div>
  );
}

function Pings({ pings }: { readonly pings: readonly ShownPings[] }) {
  const columns = useMemo(() => pingColumns(pings), [pings]);
  const blocked = useMemo(() => blockedTimes(pings), [pings]);
  const all = pings.flatMap(({ ms }) => ms);
  const words =
    all.length === 0
      ? ''
      : `${counted(all.length, 'answered ping')}, ${milliseconds(all.reduce((least, ms) => Math.min(least, ms), Number.POSITIVE_INFINITY))} to ${milliseconds(Math.max(0, ...all))} ms; ${counted(blocked.length, 'time')} without answer`;
  return (
    <Section
      title="Pings"
      unit="ms"
      means="From a StartPingCheck to its CompletePingCheck, as this end saw them. Marked: more than three pings without answer, until all but two are answered"
      words={words}
    >
      {columns.times.length === 0 ? (
        <Nothing>No ping was answered yet.</Nothing>
      ) : (
        <Chart columns={columns} unit="ms" spoken={`Pings over time: ${words}`} marked={blocked} colours={LINES} />
      )}
    </Section>
  );
}

function Rates({ rates }: { readonly rates: ShownRates }) {
  const bits = useMemo(() => rateColumns(rates), [rates]);
  const packets = useMemo(() => packetColumns(rates), [rates]);
  if (bits.times.length === 0) return undefined;
  const each = `each point is the mean of ${rates.step === 1 ? 'a second' : `${rates.step} seconds`}`;
  return (
    <>
      <Section
        title="Rates"
        unit="kbit/s"
        means="Bytes of datagrams and of the bodies of HTTP that crossed the doors, in thousands of bits per second; without headers of UDP, TCP and IP"
        words={each}
      >
        <Chart columns={bits} unit="kbit/s" spoken={`Kilobits per second over time, ${each}`} colours={LINES} />
      </Section>
      <Section title="Rows" unit="each second" means="Datagrams, calls and events per second" words={each}>
        <Chart columns={packets} unit="/s" spoken={`Rows per second over time, ${each}`} colours={LINES} />
      </Section>
    </>
  );
}

interface SectionProps {
  readonly title: string;
  readonly unit: string;
  readonly means: string;
  readonly words: string;
  readonly children: ComponentChildren;
}

export function Section({ children, means, title, unit, words }: SectionProps) {
  return (
    <section class="chart-section" data-testid={`chart-${title.toLowerCase()}`}>
      <h2 title={means}>
        {title} in {unit} <span class="dim">{words}</span>
      </h2>
      {children}
    </section>
  );
}
