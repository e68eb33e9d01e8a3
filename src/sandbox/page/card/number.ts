import type { TableColumn } from './types.ts';

/** A number in a table cell: precision, thousands separator and unit sign as the column says. */
export function writeNumber(value: number, format: TableColumn['format']): string {
  const fixed = format?.precision === undefined ? String(value) : value.toFixed(format.precision);
  const [whole = '', part] = fixed.split('.');
  const grouped = format?.separator ? whole.replace(/\B(?=(\d{3})+$)/g, ',') : whole;
  return `${format?.symbol ?? ''}${grouped}${part ? `.${part}` : ''}`;
}
