import '@mantine/core/styles.css'
import '../../src/renderer/src/styles/tokens.css'
import '../../src/renderer/src/styles/base.css'
import { MantineProvider } from '@mantine/core'
import { type ReactNode, useRef } from 'react'
import { flushSync } from 'react-dom'
import { createRoot, type Root } from 'react-dom/client'
import { I18nextProvider } from 'react-i18next'
import { type RowWindow, wholeList } from '../../src/renderer/src/components/row-window.ts'
import { i18n } from '../../src/renderer/src/i18n/setup.ts'
import { ClientList } from '../../src/renderer/src/screens/clients/client-list.tsx'
import { CLIENTS_LAYOUT } from '../../src/renderer/src/screens/clients/view-model.ts'
import { SessionList } from '../../src/renderer/src/screens/sessions/session-list.tsx'
import { type Studio, StudioContext } from '../../src/renderer/src/state/studio.ts'
import { theme } from '../../src/renderer/src/theme.ts'
import { fullName } from '../../src/shared/domain/clients.ts'
import { DEFAULT_POLICIES } from '../../src/shared/domain/policies.ts'
import { settle, timed } from '../calendars/register.js'
import { clients, sessions, TOTAL } from './data.ts'
import { PlainRows } from './plain-rows.tsx'

const STUDIO: Studio = {
  name: 'Studio Nord',
  zone: 'UTC',
  currency: 'EUR',
  isDemo: false,
  today: '2026-03-02',
  policies: DEFAULT_POLICIES,
  version: 1,
}

const nothing = () => undefined

/** The first pages of a long list. */
const firstOf = <Row,>(rows: readonly Row[]): RowWindow<Row> => ({ ...wholeList(rows), total: TOTAL })
const [someClients, someSessions] = [firstOf(clients), firstOf(sessions)]
const marking = { marked: new Set<number>(), label: () => 'Select', onMark: nothing }

function OurClients() {
  const frame = useRef<HTMLDivElement>(null)
  return (
    <ClientList
      frame={frame}
      rows={someClients}
      label="Clients"
      layout={CLIENTS_LAYOUT}
      sort="name"
      search={{}}
      onChange={nothing}
      onFollow={nothing}
      empty={null}
    />
  )
}

function OurSessions() {
  const frame = useRef<HTMLDivElement>(null)
  return (
    <SessionList
      frame={frame}
      rows={someSessions}
      search={{}}
      marking={marking}
      onChange={nothing}
      onOpen={nothing}
      empty={null}
    />
  )
}

const clientTexts = clients.map((client) => [
  fullName(client),
  client.email ?? '',
  client.phone ?? '',
  client.lastSessionOn ?? '',
  client.nextExpiry ?? '',
  ...[client.scheduled, client.completed, client.availableSessions].map(String),
])

const sessionTexts = sessions.map((session) => [
  session.clientName ?? '',
  session.startsAt.slice(0, 16),
  session.title,
  session.trainerName ?? '',
  session.status,
  session.paymentStatus ?? '',
])

const LISTS: Readonly<Record<string, () => ReactNode>> = {
  'clients, ours': () => <OurClients />,
  'clients, plain': () => <PlainRows columns="2fr 2fr 1fr 116px 116px 96px 72px 104px" rows={clientTexts} />,
  'sessions, ours': () => <OurSessions />,
  'sessions, plain': () => <PlainRows columns="2fr 152px 2fr 1fr 136px 128px" rows={sessionTexts} />,
}

const container = document.getElementById('root')
if (container === null) throw new Error('The page has no root.')

let root: Root | null = null

function mount(name: string): void {
  const list = LISTS[name]
  if (list === undefined) throw new RangeError(`There is no list ${name}.`)
  root = createRoot(container as HTMLElement)
  const under = root
  flushSync(() =>
    under.render(
      <I18nextProvider i18n={i18n}>
        <MantineProvider theme={theme}>
          <StudioContext value={STUDIO}>{list()}</StudioContext>
        </MantineProvider>
      </I18nextProvider>,
    ),
  )
}

function unmount(): void {
  root?.unmount()
  root = null
}

const FRAMES = 60
/** px a frame: a wheel that is turned with a will. */
const STEP = 400

/** Scrolls down frame after frame; answers with the time between them. */
async function scroll(): Promise<number[]> {
  const scroller = [...document.querySelectorAll('#root *')].find(
    (element) =>
      element.scrollHeight > element.clientHeight + STEP && getComputedStyle(element).overflowY === 'auto',
  )
  if (scroller === undefined) throw new Error('Nothing can be scrolled.')
  const frames: number[] = []
  let last = performance.now()
  for (let frame = 0; frame < FRAMES; frame += 1) {
    scroller.scrollTop += STEP
    await new Promise((painted) => requestAnimationFrame(painted))
    frames.push(performance.now() - last)
    last = performance.now()
  }
  return frames
}

const boxes = () => document.querySelectorAll('#root *').length

Object.assign(window, {
  bench: { mount: (name: string) => timed(() => mount(name)), unmount, scroll, settle, boxes },
})
document.body.dataset.ready = 'true'
