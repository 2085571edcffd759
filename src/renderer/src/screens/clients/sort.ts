import { CLIENT_SORTS, type ClientSort } from '../../../../shared/contract/clients.ts'
import type { DataSort } from '../../components/data-table.tsx'

/** The table's words for the contract's order: "-available" is the column "available", largest first. */
export function readSort(sort: ClientSort): DataSort {
  return { column: sort.replace('-', ''), descending: sort.startsWith('-') }
}

/** The contract's word for the table's order; by name where the contract has none. */
export function writeSort(sort: DataSort): ClientSort {
  const wanted = `${sort.descending ? '-' : ''}${sort.column}`
  return CLIENT_SORTS.find((known) => known === wanted) ?? 'name'
}
