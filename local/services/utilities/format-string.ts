/**
 * A sprintf text: `%s %d %i %f %e %x %X %o %c %b %%` with flags `- + 0 space ,`, width and precision.
 * @throws Error for another conversion, or when there are too few values
 */
export function formatString(template: string, values: unknown[]): string {
  let next = 0;
  return template.replace(
    /%([-+0 ,#]*)(\d+)?(?:\.(\d+))?([a-zA-Z%])/g,
    (_, flags: string, width: string | undefined, precision: string | undefined, kind: string) => {
      if (kind === '%') return '%';
      if (next >= values.length) throw new Error('Not enough arguments for the format string.');
      const text = converted(values[next++], kind, flags, precision);
      return filled(text, Number(width ?? 0), flags, kind);
    },
  );
}

function converted(value: unknown, kind: string, flags: string, precision: string | undefined): string {
  const number = Number(value);
  switch (kind) {
    case 's':
      return String(value).slice(0, precision === undefined ? undefined : Number(precision));
    case 'c':
      return typeof value === 'number' ? String.fromCharCode(value) : String(value).charAt(0);
    case 'b':
      return String(Boolean(value));
    case 'd':
    case 'i':
      return signed(grouped(String(Math.abs(Math.trunc(number))), flags), Math.trunc(number), flags);
    case 'f':
      return signed(grouped(Math.abs(number).toFixed(Number(precision ?? 6)), flags), number, flags);
    case 'e':
      return number.toExponential(Number(precision ?? 6)).replace(/e([+-])(\d)$/, 'e$10$2');
    case 'x':
      return Math.trunc(number).toString(16);
    case 'X':
      return Math.trunc(number).toString(16).toUpperCase();
    case 'o':
      return Math.trunc(number).toString(8);
    default:
      throw new Error(`Illegal format conversion '%${kind}'`);
  }
}

const grouped = (digits: string, flags: string) =>
  flags.includes(',') ? digits.replace(/\B(?=(\d{3})+(?!\d))(?<!\.\d*)/g, ',') : digits;

function signed(digits: string, value: number, flags: string): string {
  if (value < 0) return `-${digits}`;
  return flags.includes('+') ? `+${digits}` : flags.includes(' ') ? ` ${digits}` : digits;
}

function filled(text: string, width: number, flags: string, kind: string): string {
  if (flags.includes('-')) return text.padEnd(width);
  if (!flags.includes('0') || kind === 's') return text.padStart(width);
  const sign = /^[-+ ]/.exec(text)?.[0] ?? '';
  return sign + text.slice(sign.length).padStart(width - sign.length, '0');
}
