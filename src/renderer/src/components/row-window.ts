/**
 * The part of a long list that is here. The list itself is sorted, filtered and counted by main; the window
 * holds the pages around what is looked at.
 */
export type RowWindow<Row> = {
  /** How many rows there are in all; undefined before the first answer. */
  readonly total: number | undefined
  readonly pageSize: number
  /** Loaded pages by number; the last one may be short. */
  readonly pages: ReadonlyMap<number, readonly Row[]>
  /** Says which rows are in view (both included), so that their pages get loaded. */
  readonly show: (first: number, last: number) => void
  /** Still the answer to the question before this one. */
  readonly outdated: boolean
}

const nothing = () => undefined

/** A short list that is here already, as a window that never has to load. */
export function wholeList<Row>(rows: readonly Row[]): RowWindow<Row> {
  return {
    total: rows.length,
    pageSize: Math.max(1, rows.length),
    pages: new Map([[0, rows]]),
    show: nothing,
    outdated: false,
  }
}

/** Every loaded row in the order of the list, and where each stands in it. */
export function loadedRows<Row>(window: Pick<RowWindow<Row>, 'pages' | 'pageSize'>): {
  readonly rows: readonly Row[]
  readonly positions: ReadonlyMap<number, number>
} {
  const rows: Row[] = []
  const positions = new Map<number, number>()
  for (const page of [...window.pages.keys()].toSorted((a, b) => a - b)) {
    for (const [offset, row] of (window.pages.get(page) ?? []).entries()) {
      positions.set(page * window.pageSize + offset, rows.length)
      rows.push(row)
    }
  }
  return { rows, positions }
}

/** The pages that hold these rows and one on either side, so that scrolling on finds its rows there. */
export function pagesAround(
  first: number,
  last: number,
  pageSize: number,
  total: number | undefined,
): number[] {
  const lastPage = total === undefined ? 0 : Math.max(0, Math.ceil(total / pageSize) - 1)
  const from = Math.max(0, Math.floor(first / pageSize) - 1)
  const to = Math.min(lastPage, Math.floor(last / pageSize) + 1)
  return Array.from({ length: Math.max(1, to - from + 1) }, (_, index) => Math.min(from, lastPage) + index)
}
