import { Outlet } from '@tanstack/react-router'
import { useEffect, useRef } from 'react'
import { queryClient } from '../api/query-client.ts'
import { useQuery } from '../api/use-query.ts'
import { Answered } from '../components/answered.tsx'
import { ErrorBoundary } from '../components/error-boundary.tsx'
import { FailedWorkspace } from '../screens/first-run/failed-workspace.tsx'
import { FirstRun } from '../screens/first-run/first-run.tsx'
import { useToday } from '../state/clock.ts'
import { type Studio, StudioContext } from '../state/studio.ts'
import { DemoBanner } from './demo-banner.tsx'
import { Frame } from './frame.tsx'
import { StatusBar } from './status-bar.tsx'
import { TopBar } from './top-bar.tsx'
import { useOwnDay } from './use-own-day.ts'

const forgetAll = () => queryClient.clear()

/** What the window shows at all: the first run, a file that cannot be opened, or the studio. */
export function Root() {
  const workspace = useQuery('workspace.status', {})
  return (
    <Answered answer={workspace}>
      {({ state, demo, problem }) => {
        if (state === 'first_run') return <FirstRun />
        if (state === 'failed') return <FailedWorkspace problem={problem ?? ''} demo={demo} />
        return <OpenStudio demo={demo} />
      }}
    </Answered>
  )
}

type OpenStudioProps = { readonly demo: boolean }

/** The frame with the studio's own facts in it, and the screen inside. */
function OpenStudio({ demo }: OpenStudioProps) {
  const studio = useQuery('studio.get', {})
  const actor = useQuery('auth.current', {})
  const health = useQuery('system.health', {})
  return (
    <Frame
      banner={demo && <DemoBanner />}
      topBar={<TopBar studio={studio.value?.studio ?? null} person={actor.value?.actor ?? null} />}
      statusBar={<StatusBar health={health.value ?? null} zone={studio.value?.studio.zone ?? null} />}
    >
      <ErrorBoundary onRetry={forgetAll}>
        <Answered answer={studio}>{({ studio: open }) => <Inside studio={open} />}</Answered>
      </ErrorBoundary>
    </Frame>
  )
}

type InsideProps = { readonly studio: Studio }

function Inside({ studio }: InsideProps) {
  useMidnight(studio.zone)
  useOwnDay()
  return (
    <StudioContext value={studio}>
      <Outlet />
    </StudioContext>
  )
}

/** "Today" is in many answers and no command announces midnight: when the day turns, everything is asked again. */
function useMidnight(zone: string): void {
  const today = useToday(zone)
  const known = useRef(today)
  useEffect(() => {
    if (known.current === today) return
    known.current = today
    void queryClient.invalidateQueries()
  }, [today])
}
