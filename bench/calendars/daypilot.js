import { DayPilot } from '@daypilot/daypilot-lite-javascript'
import { register } from './register.js'
import { daysOf, moved, sessionsOf, trainers, wallTime } from './sessions.js'

const columnOf = ({ day, trainer }) => `${day}/${trainer}`
const eventOf = (session) => ({
  id: session.id,
  text: `${session.title}, ${session.client}`,
  start: `${wallTime(session)}:00`,
  end: `${wallTime(session, session.minutes)}:00`,
  resource: columnOf(session),
})

let sessions = []
let calendar

register({
  handle: '.calendar_default_event',
  mount: (scene) => {
    sessions = sessionsOf(scene)
    const days = daysOf(scene)
    document.getElementById('root').style.width = `${Math.max(1380, days.length * trainers.length * 112)}px`
    calendar = new DayPilot.Calendar('root', {
      viewType: 'Resources',
      columns: days.flatMap((day, index) =>
        trainers.map(({ name }, trainer) => ({ id: columnOf({ day: index, trainer }), name, start: day })),
      ),
      businessBeginsHour: 6,
      businessEndsHour: 22,
      heightSpec: 'BusinessHoursNoScroll',
      cellDuration: 15,
      eventMoveHandling: 'Update',
      eventResizeHandling: 'Update',
      events: sessions.map(eventOf),
    })
    calendar.init()
  },
  move: (index) => {
    sessions = sessions.with(index, moved(sessions[index]))
    calendar.events.update(new DayPilot.Event(eventOf(sessions[index]), calendar))
  },
})
