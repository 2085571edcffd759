/** Rows in one INSERT, or ids in one list: well under the number of parameters that a statement may have. */
const MOST_ROWS = 500

/** The rows in pieces that one statement can take, in their order. */
export function* piecesOf<T>(rows: readonly T[], most = MOST_ROWS): Generator<readonly T[]> {
  for (let start = 0; start < rows.length; start += most) yield rows.slice(start, start + most)
}
