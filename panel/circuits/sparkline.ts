// A small line of samples, as the points of an SVG polyline.

export interface Box {
  readonly width: number;
  readonly height: number;
}

/**
 * Points from left (oldest) to right (newest); the tallest sample touches the upper edge, zero the lower one.
 * Nothing for fewer than two samples: one point is no line.
 */
export function sparkline(samples: readonly number[], box: Box): string {
  if (samples.length < 2) return '';
  const tallest = Math.max(...samples, Number.MIN_VALUE);
  const step = box.width / (samples.length - 1);
  return samples
    .map((sample, index) => `${round(index * step)},${round(box.height * (1 - Math.max(0, sample) / tallest))}`)
    .join(' ');
}

function round(value: number): number {
  return Math.round(value * 100) / 100;
}
