import { Glyph } from './glyph.tsx';

const hues = ['#4e83fd', '#2ea121', '#de7802', '#8d55ed', '#0ea5b7', '#e0576f', '#5b65f5', '#b5851b'];

/**
 * A sign on a steady colour: the last two characters of a person's Chinese name, the first two of a group's or of a
 * name in another script.
 */
export function Avatar(props: { name: string; size: number; bot?: boolean; group?: boolean }) {
  const { name, size, bot, group } = props;
  const isHan = /\p{Script=Han}/u.test(name);
  const letters = isHan && !group ? name.slice(-2) : name.slice(0, 2);
  const sum = [...name].reduce((total, letter) => total + (letter.codePointAt(0) ?? 0), 0);
  return (
    <span
      class={`avatar${bot ? ' bot' : ''}`}
      aria-hidden="true"
      style={{
        width: `${size}px`,
        height: `${size}px`,
        fontSize: `${Math.max(9, Math.round(size * 0.36))}px`,
        background: bot ? '#3370ff' : hues[sum % hues.length],
      }}
    >
      {bot ? <Glyph name="bot" size={Math.round(size * 0.6)} /> : size < 20 ? letters.slice(-1) : letters}
    </span>
  );
}
