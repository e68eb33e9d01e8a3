/** Why a file or a cloud document gives no text; each has its mend in the words. */
export type Unreadable =
  | 'too-large'
  | 'locked'
  | 'broken'
  | 'old-word'
  | 'pdf'
  | 'not-text'
  | 'no-text'
  | 'closed'
  | 'gone'
  | 'not-document';
