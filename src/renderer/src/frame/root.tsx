import { Outlet } from '@tanstack/react-router'
import { Fragment, useEffect, useRef, useState } from 'react'
import type { Value } from '../../../shared/contract/index.ts'
import { queryClient } from '../api/query-client.ts'
import { useQuery } from '../api/use-query.ts'
import { Answered } from '../components/answered.tsx'
import { ErrorBoundary } from '../components/error-boundary.tsx'
import { XrayCard } from '../components/xray/xray-card.tsx'
import { SaleHost } from '../panels/sale-host.tsx'
import { FailedWorkspace } from '../screens/first-run/failed-workspace.tsx'
import { FirstRun } from '../screens/first-run/first-run.tsx'
import { forgetHand } from '../screens/schedule/forget-hand.ts'
import { SignInLayer } from '../screens/sign-in/layer.tsx'
import { useFreshWindow } from '../screens/sign-in/use-fresh-window.ts'
import { useToday } from '../state/clock.ts'
import { type Studio, StudioContext } from '../state/studio.ts'
import { BookingLineDialog } from './booking-line/booking-line-dialog.tsx'
import { DemoBanner } from './demo-banner.tsx'
import { Frame } from './frame.tsx'
import { HistoryDialog } from './history/history-dialog.tsx'
import { StatusBar } from './status-bar.tsx'
import { TopBar } from './top-bar.tsx'
import { useHealth } from './use-health.ts'

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

/** The studio for whoever is at the desk; the sign-in screen in front of it, or instead of it, for nobody. */
function OpenStudio({ demo }: OpenStudioProps) {
  const session = useQuery('auth.current', {})
  const opened = useOpened(session.value)
  useFreshWindow(session.value, demo ? 'demo' : 'studio')
  useForgetWith(demo)
  return (
    <Answered answer={session} skeleton={<Fragment />}>
      {(now) => (
        <>
          {isAway(now) && <SignInLayer holder={now.actor} />}
          {(!isAway(now) || (now.locked && opened)) && (
            <StudioFrame demo={demo} person={now.actor} asksSignIn={now.asksSignIn} />
          )}
        </>
      )}
    </Answered>
  )
}

/** What was in hand on the schedule of one file is not taken to the next. */
function useForgetWith(demo: boolean): void {
  // biome-ignore lint/correctness/useExhaustiveDependencies: the demo's file is another one than the studio's
  useEffect(() => forgetHand, [demo])
}

type Session = Value<'auth.current'>

/** Nobody is at the desk, or has locked it. */
const isAway = ({ actor, locked, asksSignIn }: Session): boolean => locked || (actor === null && asksSignIn)

/** Whether this window has shown the studio: then a lock hides what is there, instead of what was never asked for. */
function useOpened(session: Session | undefined): boolean {
  const [opened, setOpened] = useState(false)
  const here = session !== undefined && !isAway(session)
  useEffect(() => {
    if (here) setOpened(true)
  }, [here])
  return opened
}

type StudioFrameProps = OpenStudioProps & Pick<Parameters<typeof TopBar>[0], 'person' | 'asksSignIn'>

/** The frame with the studio's own facts in it, and the screen inside. */
function StudioFrame({ demo, person, asksSignIn }: StudioFrameProps) {
  const studio = useQuery('studio.get', {})
  const health = useHealth()
  return (
    <Frame
      asksSignIn={asksSignIn}
      banner={demo && <DemoBanner />}
      topBar={<TopBar studio={studio.value?.studio ?? null} person={person} asksSignIn={asksSignIn} />}
      statusBar={<StatusBar health={health} zone={studio.value?.studio.zone ?? null} />}
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
  return (
    <StudioContext value={studio}>
      <Outlet />
      <BookingLineDialog />
      <HistoryDialog />
      <XrayCard />
      <SaleHost />
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
