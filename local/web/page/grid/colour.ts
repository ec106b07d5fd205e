const context = document.createElement('canvas').getContext('2d')!;

type Hsl = [hue: number, saturation: number, lightness: number];

/** As dark as the text on a light page at most, as light as the ground of a dark one. */
const LIGHT_TEXT = 0.78;

/** The colour of a cell's ground on the dark page: the same hue, so far from dark as it was from white. */
export function darkGround(colour: string): string {
  const [hue, saturation, lightness] = hslOf(colour);
  if (lightness <= 0.45) return colour;
  // A tint that is nearly white counts as hardly coloured, whatever its saturation says.
  const chroma = saturation * (1 - Math.abs(2 * lightness - 1));
  return css([hue, Math.min(saturation, chroma * 2.2) * 0.8, 0.11 + (1 - lightness) * 0.4]);
}

/** The colour of a text on the dark page. */
export function darkText(colour: string): string {
  const [hue, saturation, lightness] = hslOf(colour);
  return lightness >= 0.6 ? colour : css([hue, saturation, Math.max(LIGHT_TEXT, 1 - lightness)]);
}

/** A colour between the points of a gradient. @param points ascending by `at` */
export function between(points: { color: string; at: number }[], value: number): string {
  const upper = points.findIndex(({ at }) => value <= at);
  if (upper === 0) return points[0]!.color;
  if (upper < 0) return points.at(-1)!.color;
  const [low, high] = [points[upper - 1]!, points[upper]!];
  const part = (value - low.at) / (high.at - low.at || 1);
  const [from, to] = [rgbOf(low.color), rgbOf(high.color)];
  return `rgb(${from.map((channel, index) => Math.round(channel + (to[index]! - channel) * part)).join(' ')})`;
}

/** Any colour that CSS knows, as red, green, blue of 0–255. */
function rgbOf(colour: string): number[] {
  const numbers = /^rgb\((\d+)[ ,]+(\d+)[ ,]+(\d+)\)$/.exec(colour);
  if (numbers) return numbers.slice(1).map(Number);
  context.fillStyle = '#000';
  context.fillStyle = colour;
  const hex = String(context.fillStyle);
  return [1, 3, 5].map((at) => Number.parseInt(hex.slice(at, at + 2), 16));
}

function hslOf(colour: string): Hsl {
  const [red = 0, green = 0, blue = 0] = rgbOf(colour).map((channel) => channel / 255);
  const [most, least] = [Math.max(red, green, blue), Math.min(red, green, blue)];
  const lightness = (most + least) / 2;
  const spread = most - least;
  if (spread === 0) return [0, 0, lightness];
  const saturation = spread / (1 - Math.abs(2 * lightness - 1));
  const sector =
    most === red
      ? (green - blue) / spread + 6
      : most === green
        ? (blue - red) / spread + 2
        : (red - green) / spread + 4;
  return [(sector * 60) % 360, saturation, lightness];
}

function css([hue, saturation, lightness]: Hsl): string {
  return `hsl(${Math.round(hue)} ${Math.round(saturation * 100)}% ${Math.round(lightness * 100)}%)`;
}
