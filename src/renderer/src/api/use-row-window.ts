import { useQueries } from '@tanstack/react-query'
import { useCallback, useEffect, useMemo, useRef, useState } from 'react'
import type { Input, QueryName, Value } from '../../../shared/contract/index.ts'
import { pagesAround, type RowWindow } from '../components/row-window.ts'
import { type Refusal, Refused } from './client.ts'
import { keyOf } from './query-client.ts'
import { ask } from './use-query.ts'

/** Queries that answer with a page of rows and how many there are in all. */
export type PagedName = {
  [M in QueryName]: Value<M> extends { readonly rows: readonly unknown[]; readonly total: number } ? M : never
}[QueryName]

type RowOf<M extends PagedName> = Value<M>['rows'][number]

/** What is asked, without the part of it that says which page. */
export type ListInput<M extends PagedName> = Omit<Input<M>, 'limit' | 'offset'>

type WindowAnswer<Row> = {
  readonly rows: RowWindow<Row>
  readonly refusal: Refusal | null
  readonly pending: boolean
  readonly retry: () => void
}

/** Rows in one page, and so in one answer. */
export const PAGE_SIZE = 200
const FIRST_PAGE: readonly number[] = [0]
/** A thumb dragged through fifty thousand rows should ask once it rests, not on the way. */
const REST_MS = 60

/** Which pages are wanted: at once when they follow on from those here, else when scrolling rests. */
function useWantedPages(question: string, total: number | undefined) {
  const [wanted, setWanted] = useState({ question, pages: FIRST_PAGE })
  const timer = useRef<ReturnType<typeof setTimeout>>(undefined)
  const pages = wanted.question === question ? wanted.pages : FIRST_PAGE

  useEffect(() => () => clearTimeout(timer.current), [])

  const show = useCallback(
    (first: number, last: number) => {
      const next = pagesAround(first, last, PAGE_SIZE, total)
      const settle = () =>
        setWanted((now) =>
          now.question === question && now.pages.join() === next.join() ? now : { question, pages: next },
        )
      clearTimeout(timer.current)
      if (next.some((page) => pages.includes(page))) settle()
      else timer.current = setTimeout(settle, REST_MS)
    },
    [question, total, pages],
  )
  return { pages, show }
}

/** The last good answer, and to which question. */
type Shown<Row> = {
  readonly question: string
  readonly pages: ReadonlyMap<number, readonly Row[]>
  readonly total: number
}

/**
 * A long list, page by page as it is looked at. While a changed filter or order is asked for, the rows of the
 * last answer stay.
 */
export function useRowWindow<M extends PagedName>(method: M, input: ListInput<M>): WindowAnswer<RowOf<M>> {
  const question = JSON.stringify(input)
  const [shown, setShown] = useState<Shown<RowOf<M>> | null>(null)
  const known = shown?.question === question ? shown.total : undefined
  const { pages, show } = useWantedPages(question, known)

  const answers = useQueries({
    queries: pages.map((page) => {
      // `input` is what the method takes, less the page; the checker cannot put the two together again.
      const asked = { ...input, limit: PAGE_SIZE, offset: page * PAGE_SIZE } as Input<M>
      return { queryKey: keyOf(method, asked), queryFn: () => ask(method, asked) }
    }),
    combine: useCallback(
      (results: readonly { data?: Value<M> | undefined; error: Error | null; refetch: () => unknown }[]) => ({
        data: results.map((result) => result.data),
        error: results.find((result) => result.error !== null)?.error ?? null,
        retry: () => {
          for (const result of results) void result.refetch()
        },
      }),
      [],
    ),
  })

  const loaded = useMemo(() => {
    const here = new Map<number, readonly RowOf<M>[]>()
    for (const [index, page] of pages.entries()) {
      const rows = answers.data[index]?.rows
      if (rows !== undefined) here.set(page, rows)
    }
    return here
  }, [pages, answers.data])

  const total = answers.data.find((answer) => answer !== undefined)?.total ?? known
  if (total !== undefined && (shown?.pages !== loaded || shown.total !== total)) {
    setShown({ question, pages: loaded, total })
  }
  const refusal = answers.error instanceof Refused ? answers.error.refusal : null
  return {
    rows: {
      total: shown?.total,
      pageSize: PAGE_SIZE,
      pages: shown?.pages ?? loaded,
      show,
      outdated: shown !== null && shown.question !== question,
    },
    refusal,
    pending: shown === null && refusal === null,
    retry: answers.retry,
  }
}
