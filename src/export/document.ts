import {
  AlignmentType,
  BorderStyle,
  Document,
  Footer,
  HeadingLevel,
  Packer,
  PageNumber,
  Paragraph,
  Table,
  TableCell,
  TableRow,
  TextRun,
  WidthType,
} from 'docx';
import type { Block, Paper } from '../domain/paper.ts';
import { fitForXml } from './xml-text.ts';

/** Song, as an office prints; other systems put their own serif in its place. */
const font = { ascii: 'Times New Roman', hAnsi: 'Times New Roman', eastAsia: '宋体', cs: 'Times New Roman' };
/** Half-points: 16 pt body as (GB/T 9704-2012) asks of an official paper, smaller in tables. */
const size = { title: 44, heading: 32, body: 32, cell: 24, foot: 24 };
/** Twips: an A4 page less its margins. */
const textWidth = 8_900;

/** A .docx file: a title, a line below it, and blocks in order; pages are numbered. */
export async function documentOf(of: Paper): Promise<Uint8Array> {
  const file = new Document({
    creator: '转段助手',
    title: fitForXml(of.title),
    styles: { default: { document: { run: { font, size: size.body } } } },
    sections: [
      {
        properties: { page: { margin: { top: 2_000, bottom: 1_900, left: 1_500, right: 1_500 } } },
        footers: { default: new Footer({ children: [pageNumber()] }) },
        children: [
          line(of.title, { size: size.title, bold: true }, { heading: HeadingLevel.TITLE, centred: true }),
          line(of.subtitle, { size: size.body }, { centred: true, after: 300 }),
          ...of.blocks.flatMap(drawn),
        ],
      },
    ],
  });
  return new Uint8Array(await Packer.toBuffer(file));
}

function drawn(block: Block): (Paragraph | Table)[] {
  if ('heading' in block)
    return [
      line(
        block.heading,
        { size: size.heading, bold: true },
        { heading: HeadingLevel.HEADING_1, before: 240 },
      ),
    ];
  if ('text' in block) return block.text.split('\n').map((text) => line(text, {}, { indent: true }));
  if ('quote' in block) return [quoted(block.quote)];
  return [tableOf(block.table)];
}

function line(
  text: string,
  look: { size?: number; bold?: boolean },
  at: {
    heading?: (typeof HeadingLevel)[keyof typeof HeadingLevel];
    centred?: boolean;
    indent?: boolean;
    before?: number;
    after?: number;
  },
): Paragraph {
  return new Paragraph({
    ...(at.heading ? { heading: at.heading } : {}),
    ...(at.centred ? { alignment: AlignmentType.CENTER } : {}),
    ...(at.indent ? { indent: { firstLine: 640 } } : {}),
    spacing: { before: at.before ?? 0, after: at.after ?? 60, line: 400 },
    children: [new TextRun({ text: fitForXml(text), font, color: '000000', ...look })],
  });
}

/** What somebody wrote keeps its own lines in one paragraph. */
function quoted(words: string): Paragraph {
  const lines = fitForXml(words).split(/\r\n|\r|\n/);
  return new Paragraph({
    indent: { left: 640 },
    border: { left: { style: BorderStyle.SINGLE, size: 12, space: 8, color: '999999' } },
    spacing: { after: 120, line: 360 },
    children: lines.map(
      (text, at) => new TextRun({ text, font, size: 28, ...(at === 0 ? {} : { break: 1 }) }),
    ),
  });
}

function tableOf(of: Extract<Block, { table: unknown }>['table']): Table {
  const whole = of.widths.reduce((sum, width) => sum + width, 0);
  const widths = of.widths.map((width) => Math.round((width / whole) * textWidth));
  const row = (cells: readonly string[], head: boolean) =>
    new TableRow({
      tableHeader: head,
      children: cells.map(
        (cell, at) =>
          new TableCell({
            width: { size: widths[at] ?? 0, type: WidthType.DXA },
            margins: { top: 40, bottom: 40, left: 90, right: 90 },
            children: cell.split('\n').map(
              (text) =>
                new Paragraph({
                  children: [new TextRun({ text: fitForXml(text), font, size: size.cell, bold: head })],
                }),
            ),
          }),
      ),
    });
  return new Table({
    width: { size: textWidth, type: WidthType.DXA },
    columnWidths: widths,
    rows: [row(of.headers, true), ...of.rows.map((cells) => row(cells, false))],
  });
}

const pageNumber = () =>
  new Paragraph({
    alignment: AlignmentType.CENTER,
    children: [new TextRun({ children: ['— ', PageNumber.CURRENT, ' —'], font, size: size.foot })],
  });
