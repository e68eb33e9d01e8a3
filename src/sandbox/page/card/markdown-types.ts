/** A piece of running text. */
export type Inline =
  | { type: 'text'; text: string }
  | { type: 'break' }
  | { type: 'code'; text: string }
  | { type: 'strong' | 'em' | 'del'; children: Inline[] }
  | { type: 'link'; href: string; children: Inline[] }
  | { type: 'image'; key: string; alt: string }
  | { type: 'font'; color: string; children: Inline[] }
  | { type: 'tag'; color: string; children: Inline[] }
  | { type: 'at'; ids: string[] }
  | { type: 'person'; id: string }
  | { type: 'emoji'; key: string }
  | { type: 'time'; millisecond: number; format: string };

export interface ListItem {
  children: Inline[];
  nested: Block[];
}

/** A piece of a text that stands on its own lines. */
export type Block =
  | { type: 'paragraph'; children: Inline[] }
  | { type: 'heading'; level: number; children: Inline[] }
  | { type: 'list'; ordered: boolean; start: number; items: ListItem[] }
  | { type: 'quote'; blocks: Block[] }
  | { type: 'code'; text: string }
  | { type: 'table'; head: Inline[][]; rows: Inline[][][] }
  | { type: 'rule' };
