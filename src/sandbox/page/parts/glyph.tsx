/** The page's own small drawings: they look the same whether or not a machine has an emoji font. */
const paths = {
  attach: 'M16.5 6.5v9a4.5 4.5 0 0 1-9 0V6a3 3 0 0 1 6 0v9a1.5 1.5 0 0 1-3 0V7.5',
  send: 'M4 12l16-8-6 16-2.5-6.5z',
  file: 'M7 3h7l4 4v14H7zM14 3v4h4',
  bot: 'M12 4v3M6 8h12a2 2 0 0 1 2 2v7a2 2 0 0 1-2 2H6a2 2 0 0 1-2-2v-7a2 2 0 0 1 2-2zM9 12.5v2M15 12.5v2',
  picture: 'M4 5h16v14H4zM4 16l5-5 4 4 3-3 4 4',
} as const;

export function Glyph({ name, size = 18 }: { name: keyof typeof paths; size?: number }) {
  return (
    <svg
      class="glyph"
      width={size}
      height={size}
      viewBox="0 0 24 24"
      fill="none"
      stroke="currentColor"
      stroke-width="1.7"
      stroke-linecap="round"
      stroke-linejoin="round"
      aria-hidden="true"
    >
      <path d={paths[name]} />
    </svg>
  );
}
