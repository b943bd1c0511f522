// A layer of land as a picture. North is up; the higher, the nearer to the colour of text.
import { useLayoutEffect, useRef } from 'preact/hooks';
import type { HeightPicture } from './heights.ts';

/** Cells are drawn this large, so that one patch can be seen. */
const CELL_PIXELS = 3;
/** Wider pictures are drawn with smaller cells. */
const WIDEST = 256;

export function Heights({ picture }: { readonly picture: HeightPicture }) {
  const canvas = useRef<HTMLCanvasElement>(null);
  useLayoutEffect(() => {
    if (canvas.current !== null) draw(canvas.current, picture);
  }, [picture]);
  const scale = Math.min(CELL_PIXELS, WIDEST / picture.width);
  const size = { width: `${picture.width * scale}px`, height: `${picture.height * scale}px` };
  return (
    <figure class="heights" data-testid="heights">
      <canvas
        ref={canvas}
        width={picture.width}
        height={picture.height}
        style={size}
        role="img"
        aria-label={picture.words}
        title={picture.words}
      />
      <figcaption>
        <span class="heights-high">{picture.high}</span>
        <span class="heights-ramp" />
        <span class="heights-low">{picture.low}</span>
      </figcaption>
    </figure>
  );
}

function draw(canvas: HTMLCanvasElement, { cells, height, width }: HeightPicture): void {
  const context = canvas.getContext('2d');
  if (context === null) return;
  const image = context.createImageData(width, height);
  const { color, backgroundColor } = getComputedStyle(canvas);
  const [high, low] = [channels(color), channels(backgroundColor)];
  cells.forEach((cell, at) => {
    if (cell < 0) return;
    for (let channel = 0; channel < 3; channel++) {
      const [from = 0, to = 255] = [low[channel], high[channel]];
      image.data[4 * at + channel] = from + ((to - from) * cell) / 255;
    }
    image.data[4 * at + 3] = 255;
  });
  context.putImageData(image, 0, 0);
}

/** `rgb(1, 2, 3)` as its numbers. */
function channels(colour: string): readonly number[] {
  return (colour.match(/[\d.]+/g) ?? []).map(Number);
}
