import 'react-big-calendar/lib/css/react-big-calendar.css'
import 'react-big-calendar/lib/addons/dragAndDrop/styles.css'
import moment from 'moment'
import { Calendar, momentLocalizer } from 'react-big-calendar'
import withDragAndDrop from 'react-big-calendar/lib/addons/dragAndDrop'
import { flushSync } from 'react-dom'
import { createRoot } from 'react-dom/client'
import { register } from './register.js'
import { daysOf, FIRST_DAY, moved, sessionsOf, trainers, wallTime } from './sessions.js'

const DraggableCalendar = withDragAndDrop(Calendar)
const localizer = momentLocalizer(moment)

// Its week has no columns of trainers, so a week is one day with a column for every day and trainer.
const columnOf = ({ day, trainer }) => day * trainers.length + trainer
const eventOf = (session) => ({
  id: session.id,
  title: `${session.title}, ${session.client}`,
  start: new Date(wallTime({ ...session, day: 0 })),
  end: new Date(wallTime({ ...session, day: 0 }, session.minutes)),
  resourceId: columnOf(session),
})

const root = createRoot(document.getElementById('root'))
let scene
let sessions = []
let resources = []
let events = []

function render() {
  root.render(
    <div style={{ width: Math.max(1380, resources.length * 112), height: 2000 }}>
      <DraggableCalendar
        localizer={localizer}
        events={events}
        resources={resources}
        resourceIdAccessor="id"
        resourceTitleAccessor="title"
        defaultView="day"
        views={['day']}
        date={new Date(`${FIRST_DAY}T00:00`)}
        onNavigate={() => {}}
        min={new Date(`${FIRST_DAY}T06:00`)}
        max={new Date(`${FIRST_DAY}T22:00`)}
        step={15}
        timeslots={4}
        resizable
        onEventDrop={({ event, start, end, resourceId }) => {
          events = events.map((one) => (one.id === event.id ? { ...one, start, end, resourceId } : one))
          render()
        }}
      />
    </div>,
  )
}

register({
  handle: '.rbc-event',
  mount: (of) => {
    scene = of
    sessions = sessionsOf(scene)
    resources = daysOf(scene).flatMap((day, index) =>
      trainers.map(({ name }, trainer) => ({
        id: columnOf({ day: index, trainer }),
        title: `${day} ${name}`,
      })),
    )
    events = sessions.map(eventOf)
    flushSync(render)
  },
  move: (index) => {
    sessions = sessions.with(index, moved(sessions[index]))
    events = events.with(index, eventOf(sessions[index]))
    flushSync(render)
  },
})
