import { MantineProvider } from '@mantine/core'
import { QueryClientProvider } from '@tanstack/react-query'
import { useEffect, useRef } from 'react'
import { I18nextProvider } from 'react-i18next'
import { followChanges, queryClient } from '../../api/query-client.ts'
import { ErrorBoundary } from '../../components/error-boundary.tsx'
import { i18n } from '../../i18n/setup.ts'
import { useNow } from '../../state/clock.ts'
import { cssVariables, theme } from '../../theme.ts'
import { Wall } from './wall.tsx'

type Props = {
  /** Allows the style tags that Mantine writes; made anew by main for every load. */
  readonly styleNonce: string
}

const forgetAll = () => queryClient.clear()

/** The window on the studio's wall: one picture, without the frame and without a way anywhere else. */
export function WallApp({ styleNonce }: Props) {
  useEffect(followChanges, [])
  useEveryMinute()
  return (
    <I18nextProvider i18n={i18n}>
      <MantineProvider
        theme={theme}
        cssVariablesResolver={cssVariables}
        defaultColorScheme="auto"
        getStyleNonce={() => styleNonce}
      >
        <QueryClientProvider client={queryClient}>
          <ErrorBoundary onRetry={forgetAll}>
            <Wall />
          </ErrorBoundary>
        </QueryClientProvider>
      </MantineProvider>
    </I18nextProvider>
  )
}

/** Nobody stands by to press a button: with every minute everything is asked again, after a failure too. */
function useEveryMinute(): void {
  const now = useNow()
  const known = useRef(now)
  useEffect(() => {
    if (known.current === now) return
    known.current = now
    void queryClient.invalidateQueries()
  }, [now])
}
