/** A kind's title, its fields' labels, and what its choices are called. */
export interface KindWords {
  title: string;
  fields: Record<string, string>;
  choices: Record<string, Record<string, string>>;
}
