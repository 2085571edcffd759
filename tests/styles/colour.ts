/** Colour arithmetic for the token tests: WCAG contrast, and what colour-blind readers see. */

export type LinearColour = readonly [red: number, green: number, blue: number]

/** How a reader sees: three cone types, or one of them missing. */
export type Vision = 'normal' | 'protan' | 'deutan' | 'tritan'

export const VISIONS: readonly Vision[] = ['normal', 'protan', 'deutan', 'tritan']

// Machado, Oliveira and Fernandes 2009, severity 1.0, on linear RGB.
const DICHROMACY: Record<Exclude<Vision, 'normal'>, readonly LinearColour[]> = {
  protan: [
    [0.152286, 1.052583, -0.204868],
    [0.114503, 0.786281, 0.099216],
    [-0.003882, -0.048116, 1.051998],
  ],
  deutan: [
    [0.367322, 0.860646, -0.227968],
    [0.280085, 0.672501, 0.047413],
    [-0.01182, 0.04294, 0.968881],
  ],
  tritan: [
    [1.255528, -0.076749, -0.178779],
    [-0.078411, 0.930809, 0.147602],
    [0.004733, 0.691367, 0.3039],
  ],
}

const dot = (a: LinearColour, b: LinearColour): number => a[0] * b[0] + a[1] * b[1] + a[2] * b[2]

const channels = (hex: string): LinearColour => {
  const [red = 0, green = 0, blue = 0] = [1, 3, 5].map((start) => parseInt(hex.slice(start, start + 2), 16))
  return [red / 255, green / 255, blue / 255]
}

const toLinear = (value: number): number =>
  value <= 0.04045 ? value / 12.92 : ((value + 0.055) / 1.055) ** 2.4

const mapColour = (colour: LinearColour, change: (value: number) => number): LinearColour => [
  change(colour[0]),
  change(colour[1]),
  change(colour[2]),
]

/** Linear light of an sRGB `#rrggbb`. */
export const linear = (hex: string): LinearColour => mapColour(channels(hex), toLinear)

/** `color-mix(in srgb, top share, bottom)` as the browser computes it. */
export function mix(top: string, bottom: string, share: number): LinearColour {
  const [a, b] = [channels(top), channels(bottom)]
  const blend = (x: number, y: number): number => toLinear(x * share + y * (1 - share))
  return [blend(a[0], b[0]), blend(a[1], b[1]), blend(a[2], b[2])]
}

/** WCAG 2 contrast ratio, 1 to 21. */
export function contrast(a: LinearColour, b: LinearColour): number {
  const weights: LinearColour = [0.2126, 0.7152, 0.0722]
  const [bright = 0, dim = 0] = [dot(weights, a), dot(weights, b)].toSorted((x, y) => y - x)
  return (bright + 0.05) / (dim + 0.05)
}

/** The colour as that reader sees it. */
export function seenBy(vision: Vision, colour: LinearColour): LinearColour {
  if (vision === 'normal') return colour
  const [red, green, blue] = DICHROMACY[vision]
  if (!red || !green || !blue) throw new Error(`no matrix for ${vision}`)
  return mapColour([dot(red, colour), dot(green, colour), dot(blue, colour)], (value) =>
    Math.min(1, Math.max(0, value)),
  )
}

const oklab = (colour: LinearColour): LinearColour => {
  const long = Math.cbrt(dot([0.4122214708, 0.5363325363, 0.0514459929], colour))
  const medium = Math.cbrt(dot([0.2119034982, 0.6806995451, 0.1073969566], colour))
  const short = Math.cbrt(dot([0.0883024619, 0.2817188376, 0.6299787005], colour))
  const cones: LinearColour = [long, medium, short]
  return [
    dot([0.2104542553, 0.793617785, -0.0040720468], cones),
    dot([1.9779984951, -2.428592205, 0.4505937099], cones),
    dot([0.0259040371, 0.7827717662, -0.808675766], cones),
  ]
}

/** Perceived difference (OKLab distance × 100): about 2 is just noticeable. */
export function difference(a: LinearColour, b: LinearColour): number {
  const [p, q] = [oklab(a), oklab(b)]
  return 100 * Math.hypot(p[0] - q[0], p[1] - q[1], p[2] - q[2])
}
