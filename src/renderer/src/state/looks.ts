import { type Looks, useUi } from './ui-store.ts'

/** How high a line of a list is, px. Never below what a finger or an unsteady hand can hit (WCAG 2.5.8). */
const ROW_HEIGHTS = { comfortable: 32, compact: 26 } as const

/** The line height that is chosen, for what is measured and not laid out by the style sheet. */
export function useRowHeight(): number {
  return ROW_HEIGHTS[useUi((ui) => ui.looks.density)]
}

/** Puts the looks that are chosen onto the page, now and whenever another one is: tokens.css does the rest. */
export function followLooks(page: HTMLElement): () => void {
  const show = ({ density, textSize, contrast }: Looks) =>
    Object.assign(page.dataset, { density, textSize, contrast })
  show(useUi.getState().looks)
  return useUi.subscribe(({ looks }) => show(looks))
}
