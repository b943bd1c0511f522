// Small pictures, drawn in the colour of the text around them.

const PATHS = {
  pause: 'M4 3h3v10H4zM9 3h3v10H9z',
  play: 'M4.5 2.8v10.4L13 8z',
  clear: 'M3 4h10v1.2H3zM5.5 2.5h5v1h-5zM4 6h8l-.6 8H4.6zM6.3 7.5l.2 5h.9l-.2-5zm2.5 0l-.2 5h.9l.2-5z',
  close: 'M4.2 3.3 8 7.1l3.8-3.8.9.9L8.9 8l3.8 3.8-.9.9L8 8.9l-3.8 3.8-.9-.9L7.1 8 3.3 4.2z',
  filter: 'M2 3h12v1.3L9.5 9v4.2L6.5 14.5V9L2 4.3z',
  saved: 'M4 2h8v12l-4-3-4 3zM5.2 3.2v8.4L8 9.5l2.8 2.1V3.2z',
  columns: 'M2 3h12v10H2zm1 1v8h2.5V4zm3.5 0v8h3V4zm4 0v8H13V4z',
  save: 'M7.4 2h1.2v6.2l2.2-2.2.9.9L8 10.6 4.3 6.9l.9-.9 2.2 2.2zM3 11h1.2v2h7.6v-2H13v3.2H3z',
  down: 'M7.4 3h1.2v7.2l2.7-2.7.9.9L8 12.6 3.8 8.4l.9-.9 2.7 2.7z',
  open: 'M3.3 5.6 8 10.3l4.7-4.7.8.8L8 12 2.5 6.4z',
  closed: 'M5.6 3.3 10.3 8l-4.7 4.7.8.8L12 8 6.4 2.5z',
} as const;

export type IconName = keyof typeof PATHS;

export function Icon({ name }: { readonly name: IconName }) {
  return (
    <svg class="icon" viewBox="0 0 16 16" width="16" height="16" aria-hidden="true">
      <path d={PATHS[name]} fill="currentColor" />
    </svg>
  );
}
