/** The ten colours of services, as the catalogue numbers them. */
export const COLOURS = [0, 1, 2, 3, 4, 5, 6, 7, 8, 9] as const

/** A stored number as one of the ten. */
export function colourOf(stored: unknown): (typeof COLOURS)[number] {
  return COLOURS.find((colour) => colour === stored) ?? 0
}
