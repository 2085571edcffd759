import { createSpotlight } from '@mantine/spotlight'

/** What is open and selected in the palette, and the ways to open it. */
export const [paletteStore, palette] = createSpotlight()
