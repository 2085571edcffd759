import { MantineProvider } from '@mantine/core'
import { QueryClientProvider } from '@tanstack/react-query'
import { RouterProvider } from '@tanstack/react-router'
import { useEffect } from 'react'
import { I18nextProvider } from 'react-i18next'
import { followChanges, queryClient } from './api/query-client.ts'
import { ErrorBoundary } from './components/error-boundary.tsx'
import { LiveRegion } from './components/live-region.tsx'
import { ToastStack } from './components/toast.tsx'
import { i18n } from './i18n/setup.ts'
import { router } from './router/router.ts'
import { useSpokenTheme } from './spoken-theme.ts'
import { cssVariables } from './theme.ts'

type Props = {
  /** Allows the style tags that Mantine writes; made anew by main for every load. */
  readonly styleNonce: string
}

/** Everything the screens stand on: look, language, answers, addresses. */
export function App({ styleNonce }: Props) {
  useEffect(followChanges, [])
  const theme = useSpokenTheme()
  return (
    <I18nextProvider i18n={i18n}>
      <MantineProvider
        theme={theme}
        cssVariablesResolver={cssVariables}
        defaultColorScheme="auto"
        getStyleNonce={() => styleNonce}
      >
        <QueryClientProvider client={queryClient}>
          <LiveRegion />
          <ErrorBoundary>
            <RouterProvider router={router} />
          </ErrorBoundary>
          <ToastStack />
        </QueryClientProvider>
      </MantineProvider>
    </I18nextProvider>
  )
}
