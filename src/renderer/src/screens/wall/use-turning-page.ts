import { useEffect, useState } from 'react'

/** Time to read half a dozen lines twice. */
const PAGE_SECONDS = 12

/** Which of so many pages is up: each for a while, round and round. */
export function useTurningPage(pages: number): number {
  const [turn, setTurn] = useState(0)
  useEffect(() => {
    if (pages < 2) return
    const timer = setInterval(() => setTurn((now) => now + 1), PAGE_SECONDS * 1000)
    return () => clearInterval(timer)
  }, [pages])
  return pages === 0 ? 0 : turn % pages
}
