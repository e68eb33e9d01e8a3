import ExcelJS from 'exceljs';
import { fitForXml } from './xml-text.ts';

export interface Sheet {
  name: string;
  columns: readonly { header: string; width: number }[];
  rows: readonly (readonly (string | number | null)[])[];
}

/** The longest text that a cell of a workbook holds. */
const longestCell = 32_767;

/**
 * An .xlsx file. Every text is a text cell, formatted as text too, so that words beginning with `=`, `+`, `-` or `@`
 * stay words when the file is opened, edited and saved.
 */
export async function workbookOf(sheets: readonly Sheet[]): Promise<Uint8Array> {
  const workbook = new ExcelJS.Workbook();
  for (const { name, columns, rows } of sheets) {
    const sheet = workbook.addWorksheet(name, {
      views: [{ state: 'frozen', ySplit: 1 }],
      // Printed, all columns stand on one sheet of A4, under their heads on every page.
      pageSetup: { paperSize: 9, orientation: 'landscape', fitToPage: true, fitToWidth: 1, fitToHeight: 0 },
    });
    sheet.pageSetup.printTitlesRow = '1:1';
    sheet.columns = columns.map(({ header, width }) => ({ header, width }));
    sheet.getRow(1).font = { bold: true };
    for (const row of rows) {
      sheet.addRow(row.map((value) => (typeof value === 'string' ? fitting(value) : value)));
    }
    sheet.eachRow((row) =>
      row.eachCell((cell) => {
        cell.alignment = { wrapText: true, vertical: 'top' };
        if (typeof cell.value === 'string') cell.numFmt = '@';
      }),
    );
  }
  return new Uint8Array(await workbook.xlsx.writeBuffer());
}

const fitting = (value: string): string => fitForXml(value).slice(0, longestCell);
