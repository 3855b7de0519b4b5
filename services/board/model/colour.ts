export type Theme = 'light' | 'dark';

/** What charts need to know of a theme; the styles say the same in `styles/theme.css`. */
export const SURFACES = {
  light: { surface: '#ffffff', text: '#1c2530', muted: '#5b6776', line: '#e3e8ee', page: '#f4f6f9' },
  dark: { surface: '#181f29', text: '#e7ecf3', muted: '#9ba8b8', line: '#2c3643', page: '#10151c' },
} as const;

/** Series colours: apart in hue and lightness, so that neighbours differ for colour-blind readers too. */
export const PALETTES: Readonly<Record<Theme, readonly string[]>> = {
  light: ['#3b6fd8', '#e58a2b', '#2a9d7f', '#8a5cc7', '#d9507a', '#5aa9d6', '#b5952a', '#5f7f3a', '#7c6a5d', '#a8478f'],
  dark: ['#6f9bf2', '#f0a552', '#4cc3a2', '#ac87e2', '#ea7a9d', '#84c6ea', '#d6b853', '#92b565', '#a89687', '#cf7bb9'],
};

const HUES: Readonly<Record<Theme, Readonly<Record<string, string>>>> = {
  light: {
    green: '#2a9461',
    yellow: '#d9a514',
    orange: '#e07b1f',
    red: '#d3414f',
    blue: '#3b6fd8',
    purple: '#8a5cc7',
    gray: '#8793a1',
  },
  dark: {
    green: '#4bbd87',
    yellow: '#ebc04a',
    orange: '#f29a4b',
    red: '#f06c78',
    blue: '#6f9bf2',
    purple: '#ac87e2',
    gray: '#8793a1',
  },
};

type Rgb = readonly [number, number, number];
const WHITE = '#ffffff';
const BLACK = '#000000';

const rgbOf = (hex: string): Rgb => {
  const wide = hex.length === 4 ? [...hex.slice(1)].map((digit) => digit + digit).join('') : hex.slice(1, 7);
  const value = Number.parseInt(wide, 16);
  return [(value >> 16) & 255, (value >> 8) & 255, value & 255];
};

/** `amount` of `other` in `hex`. */
export function mix(hex: string, other: string, amount: number): string {
  const to = rgbOf(other);
  const parts = rgbOf(hex).map((part, index) => Math.round(part + ((to[index] ?? 0) - part) * amount));
  return `#${parts.map((part) => part.toString(16).padStart(2, '0')).join('')}`;
}

const linear = (part: number) => (part / 255 <= 0.04045 ? part / 255 / 12.92 : ((part / 255 + 0.055) / 1.055) ** 2.4);
const luminance = (hex: string): number => {
  const [red, green, blue] = rgbOf(hex);
  return 0.2126 * linear(red) + 0.7152 * linear(green) + 0.0722 * linear(blue);
};

/** WCAG 2 contrast ratio, 1 to 21. */
export function contrast(one: string, other: string): number {
  const [low = 0, high = 0] = [luminance(one), luminance(other)].sort((a, b) => a - b);
  return (high + 0.05) / (low + 0.05);
}

/** The colour, made darker or lighter until text in it can be read on the background (WCAG AA, 4.5). */
export function readable(hex: string, background: string): string {
  const towards = contrast(BLACK, background) > contrast(WHITE, background) ? BLACK : WHITE;
  for (let amount = 0; amount < 1; amount += 0.05) {
    const candidate = mix(hex, towards, amount);
    if (contrast(candidate, background) >= 4.6) return candidate;
  }
  return towards;
}

const SHADES: ReadonlyArray<[prefix: string, other: string, amount: number]> = [
  ['semi-dark-', BLACK, 0.12],
  ['dark-', BLACK, 0.25],
  ['super-light-', WHITE, 0.5],
  ['light-', WHITE, 0.25],
];

/** Hex of Grafana's colour name in a theme; `undefined` for a name that is none (the caller takes its default). */
export function hexOf(name: string | undefined, theme: Theme): string | undefined {
  if (name === undefined || name === '' || name === 'transparent') return undefined;
  if (/^#([\da-f]{3}|[\da-f]{6}|[\da-f]{8})$/i.test(name)) return name;
  if (name === 'text') return SURFACES[theme].text;
  if (name === 'white') return WHITE;
  if (name === 'black') return BLACK;
  const shade = SHADES.find(([prefix]) => name.startsWith(prefix));
  const hue = HUES[theme][(shade ? name.slice(shade[0].length) : name).replace('grey', 'gray')];
  return hue && shade ? mix(hue, shade[1], shade[2]) : hue;
}

/** Colour of the nth series. */
export const paletteColour = (index: number, theme: Theme): string =>
  PALETTES[theme][index % PALETTES[theme].length] ?? SURFACES[theme].text;
