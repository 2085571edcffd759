import '@mantine/core/styles.css'
import '../../src/renderer/src/styles/tokens.css'
import '../../src/renderer/src/styles/base.css'
import { MantineProvider } from '@mantine/core'
import { flushSync } from 'react-dom'
import { createRoot } from 'react-dom/client'
import { I18nextProvider } from 'react-i18next'
import { i18n } from '../../src/renderer/src/i18n/setup.ts'
import { scheduleModel } from '../../src/renderer/src/screens/schedule/columns.ts'
import { ScheduleGrid } from '../../src/renderer/src/screens/schedule/grid.tsx'
import { visibleHours } from '../../src/renderer/src/screens/schedule/hours.ts'
import { USUAL_LOOK } from '../../src/renderer/src/screens/schedule/look.ts'
import type { DaySession } from '../../src/renderer/src/screens/schedule/sessions.ts'
import { theme } from '../../src/renderer/src/theme.ts'
import { dayScale } from '../../src/shared/domain/day-scale.ts'
import { formatInstant, parseInstant } from '../../src/shared/domain/time.ts'
import { register } from './register.js'
import {
  daysOf,
  FIRST_DAY,
  moved,
  type Scene,
  type Session,
  sessionsOf,
  trainers,
  wallTime,
} from './sessions.js'

const ZONE = 'UTC'

const startOf = (session: Session, minutesOn = 0) =>
  formatInstant(parseInstant(`${wallTime(session, minutesOn)}:00Z`) ?? 0)

/** As `schedule.range` answers. */
function daySessionOf(session: Session): DaySession {
  const trainer = trainers[session.trainer]
  return {
    id: session.id,
    serviceId: 1,
    serviceName: session.title,
    kind: 'personal',
    colour: session.id % 10,
    title: session.title,
    trainerId: trainer?.id ?? null,
    trainerName: trainer?.name ?? null,
    roomId: null,
    roomName: null,
    locationId: 1,
    startsAt: startOf(session),
    endsAt: startOf(session, session.minutes),
    wallStart: wallTime(session),
    wallKind: 'exact',
    minutes: session.minutes,
    capacity: 1,
    booked: 1,
    creditCost: 1,
    status: 'open',
    platform: null,
    meetingLink: null,
    notes: null,
    amount: null,
    seriesId: null,
    seriesIndex: null,
    version: 1,
    bookings: [
      {
        id: session.id,
        clientId: session.id % 160,
        clientName: session.client,
        status: 'confirmed',
        paymentStatus: 'not_due',
        funding: 'credit',
        available: 3,
        version: 1,
      },
    ],
  }
}

const container = document.getElementById('root')
if (container === null) throw new Error('The page has no root.')
container.style.height = '100%'
container.style.display = 'grid'
const root = createRoot(container)
const model = scheduleModel()
const resources = trainers.map(({ id, name }) => ({ id, name }))
const now = parseInstant(`${FIRST_DAY}T10:20:00Z`) ?? 0
const nothing = () => undefined

let scales: ReturnType<typeof dayScale>[] = []
let written: Session[] = []
let sessions: DaySession[] = []

function render(): void {
  const view = model({ scales, resources, group: 'trainer', sessions, blocks: [], now, shows: () => true })
  root.render(
    <I18nextProvider i18n={i18n}>
      <MantineProvider theme={theme}>
        <ScheduleGrid
          view={view}
          hours={visibleHours(view.axis, view.columns)}
          group="trainer"
          look={USUAL_LOOK}
          date={FIRST_DAY}
          now={now}
          today={FIRST_DAY}
          selectedId={null}
          cursor={null}
          outdated={false}
          mayWrite
          bufferOf={() => 0}
          onSelect={nothing}
          onMove={({ session, startsAt, trainerId }) => {
            sessions = sessions.map((one) =>
              one.id === session.id ? { ...one, startsAt: formatInstant(startsAt), trainerId } : one,
            )
            render()
          }}
          onCreate={nothing}
          onEdit={nothing}
          onCancel={nothing}
          onMoveTo={nothing}
          onCursor={nothing}
          onDay={nothing}
          onShifted={nothing}
          onMenu={nothing}
          onDuplicate={nothing}
          onPaste={nothing}
          onFold={nothing}
        />
      </MantineProvider>
    </I18nextProvider>,
  )
}

register({
  handle: '[data-column] [data-session]',
  mount: (scene: Scene) => {
    written = sessionsOf(scene)
    scales = daysOf(scene).map((day) => dayScale(day, ZONE))
    sessions = written.map(daySessionOf)
    flushSync(render)
  },
  move: (index: number) => {
    const session = written[index]
    if (session === undefined) throw new RangeError('There is no such session.')
    written = written.with(index, moved(session))
    sessions = sessions.with(index, daySessionOf(moved(session)))
    flushSync(render)
  },
})
