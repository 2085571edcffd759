import { useCallback, useMemo, useState } from 'react'
import { useTranslation } from 'react-i18next'
import { fullName } from '../../../../shared/domain/clients.ts'
import type { ClientRow } from './columns.tsx'
import { afterMarking, type Marked } from './marking.ts'

const NOBODY: Marked = new Map()

/** The clients of a list that are chosen together, and how its rows are chosen; stable, so that marking one renders one. */
export function useClientMarking() {
  const { t } = useTranslation()
  const [marked, setMarked] = useState(NOBODY)
  const onMark = useCallback(
    (rows: readonly ClientRow[], on: boolean) => setMarked((before) => afterMarking(before, rows, on)),
    [],
  )
  const label = useCallback((client: ClientRow) => t('allocation.mark', { name: fullName(client) }), [t])
  const marking = useMemo(() => ({ marked: new Set(marked.keys()), label, onMark }), [marked, label, onMark])
  return { marked, setMarked, marking, clear: () => setMarked(NOBODY) }
}

export type ClientMarking = ReturnType<typeof useClientMarking>
