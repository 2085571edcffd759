import '@event-calendar/core/index.css'
import { createCalendar, Interaction, ResourceTimeGrid } from '@event-calendar/core'
import { register } from './register.js'
import { FIRST_DAY, moved, sessionsOf, trainers, wallTime } from './sessions.js'

const eventOf = (session) => ({
  id: String(session.id),
  title: `${session.title}, ${session.client}`,
  start: wallTime(session),
  end: wallTime(session, session.minutes),
  resourceIds: [String(session.trainer)],
})

let sessions = []
let calendar

register({
  handle: '.ec-event',
  mount: (scene) => {
    sessions = sessionsOf(scene)
    const root = document.getElementById('root')
    root.style.width = `${Math.max(1380, scene.days * trainers.length * 112)}px`
    calendar = createCalendar(root, [ResourceTimeGrid, Interaction], {
      view: scene.days === 1 ? 'resourceTimeGridDay' : 'resourceTimeGridWeek',
      date: FIRST_DAY,
      firstDay: 1,
      datesAboveResources: true,
      resources: trainers.map(({ name }, trainer) => ({ id: String(trainer), title: name })),
      events: sessions.map(eventOf),
      allDaySlot: false,
      slotMinTime: '06:00',
      slotMaxTime: '22:00',
      slotDuration: '00:15',
      snapDuration: '00:15',
      editable: true,
      height: '2000px',
    })
  },
  move: (index) => {
    sessions = sessions.with(index, moved(sessions[index]))
    calendar.updateEvent(eventOf(sessions[index]))
  },
})
