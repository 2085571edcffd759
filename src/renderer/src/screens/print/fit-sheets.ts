/** Sizes of letters that are tried, points, the largest first. Smaller than the last nobody reads at a desk. */
const SIZES = [11, 10.5, 10, 9.5, 9, 8.5, 8, 7.5, 7, 6.5, 6]
/** For a sheet that fits in none: it goes on on another page, so it need not be small. */
const FLOWING_SIZE = 8

/**
 * Gives every sheet the largest letters with which it fits on its page. One that does not fit with the smallest goes on
 * on the next page, below its heads again: nothing is ever left out.
 */
export function fitSheets(root: HTMLElement): void {
  for (const sheet of root.querySelectorAll<HTMLElement>('[data-sheet]')) {
    const fits = SIZES.find((size) => {
      sheet.style.fontSize = `${size}pt`
      return sheet.scrollHeight <= sheet.clientHeight
    })
    if (fits !== undefined) continue
    sheet.style.fontSize = `${FLOWING_SIZE}pt`
    sheet.dataset.flows = 'true'
  }
}
