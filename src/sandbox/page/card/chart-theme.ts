const themes: Record<string, readonly string[]> = {
  brand: ['#3370ff', '#7da6ff', '#00b2b8', '#8f6cf0', '#ff8f33', '#f7b500', '#52b788', '#e0576f'],
  rainbow: ['#3370ff', '#34c724', '#f7b500', '#ff8800', '#f54a45', '#e0349a', '#7f3bf5', '#00b2b8'],
  complementary: ['#3370ff', '#ff8800', '#7da6ff', '#ffba6b', '#1c4cba', '#c25705'],
  converse: ['#3370ff', '#f54a45', '#7da6ff', '#f98e8b', '#1c4cba', '#ac2f28'],
  primary: ['#1c4cba', '#3370ff', '#5c8dff', '#85b1ff', '#bacefd', '#dfe9ff'],
};

/** The series colours of a card's `color_theme`; brand when it names none. */
export const themeColors = (theme: string | undefined): string[] => [
  ...(themes[theme ?? ''] ?? themes.brand ?? []),
];
