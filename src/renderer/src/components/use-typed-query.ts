import { useDebouncedCallback } from '@mantine/hooks'
import { useState } from 'react'

const TYPING_MS = 120

type TypedQuery = {
  /** What stands in the field. */
  readonly typed: string
  readonly type: (typed: string) => void
}

/**
 * A search field over a query that is kept in the address: follows what is typed at once and asks when typing
 * rests; when the address changes by itself (back, a cleared filter), the field follows.
 */
export function useTypedQuery(
  query: string | undefined,
  ask: (query: string | undefined) => void,
): TypedQuery {
  const [typed, setTyped] = useState(query ?? '')
  const [known, setKnown] = useState(query)
  if (query !== known) {
    setKnown(query)
    setTyped(query ?? '')
  }
  const askLater = useDebouncedCallback((text: string) => {
    const next = text.trim() === '' ? undefined : text
    // Known before the address says so, or the field would lose what is typed until then.
    setKnown(next)
    ask(next)
  }, TYPING_MS)
  return {
    typed,
    type: (text) => {
      setTyped(text)
      askLater(text)
    },
  }
}
