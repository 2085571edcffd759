/** A rectangle of the window, px. */
export type Box = {
  readonly left: number
  readonly top: number
  readonly width: number
  readonly height: number
}
type Size = Pick<Box, 'width' | 'height'>

/** Between a card and what floats beside it, and from there to the window's edge, px. */
const GAP_PX = 6
const EDGE_PX = 8

/**
 * Where what floats is put: beside its anchor where reading goes on, else on the other side, else below or above it;
 * never beyond the window.
 */
export function floatingPlace(
  anchor: Box,
  card: Size,
  screen: Size,
  rtl: boolean,
): { readonly left: number; readonly top: number } {
  const right = anchor.left + anchor.width + GAP_PX
  const left = anchor.left - GAP_PX - card.width
  const fits = (at: number) => at >= EDGE_PX && at + card.width <= screen.width - EDGE_PX
  const beside = (rtl ? [left, right] : [right, left]).find(fits)
  if (beside !== undefined) {
    return { left: beside, top: within(anchor.top, card.height, screen.height) }
  }
  const below = anchor.top + anchor.height + GAP_PX
  const above = anchor.top - GAP_PX - card.height
  const roomBelow = below + card.height <= screen.height - EDGE_PX
  return {
    left: within(anchor.left, card.width, screen.width),
    top: within(roomBelow ? below : above, card.height, screen.height),
  }
}

/** As near as it may be for something so long to lie inside. */
function within(at: number, long: number, screen: number): number {
  return Math.max(EDGE_PX, Math.min(at, screen - EDGE_PX - long))
}
