import { SCENES } from './sessions.js'

/** Registers a calendar with the bench, which mounts it, moves in it, and drags what `handle` selects. */
export function register({ mount, move, handle }) {
  window.bench = {
    mount: (scene) => timed(() => mount(SCENES[scene])),
    move: (index) => timed(() => move(index)),
    middle: () => middleOf(handle),
    watch,
    settle,
  }
  document.body.dataset.ready = 'true'
}

/** Milliseconds from the beginning of some work until it is painted. */
export async function timed(work) {
  const started = performance.now()
  work()
  await new Promise((painted) => {
    requestAnimationFrame(() => {
      const { port1, port2 } = new MessageChannel()
      port1.onmessage = painted
      port2.postMessage(null)
    })
  })
  return performance.now() - started
}

/** Where a session can be taken hold of, well inside the window. */
function middleOf(handle) {
  for (const element of document.querySelectorAll(handle)) {
    const { x, y, width, height } = element.getBoundingClientRect()
    const middle = { x: x + width / 2, y: y + height / 2 }
    if (middle.x < 300 || middle.x > 900 || middle.y < 150 || middle.y > 600) continue
    const hit = document.elementFromPoint(middle.x, middle.y)
    if (hit !== null && element.contains(hit)) return middle
  }
  throw new Error('No session is in the middle.')
}

/** Notes every frame and every long task from now on. */
function watch() {
  const watched = { frames: [], long: [] }
  new PerformanceObserver((list) => {
    for (const entry of list.getEntries()) watched.long.push(entry.duration)
  }).observe({ entryTypes: ['longtask'] })
  let last = performance.now()
  const note = (at) => {
    watched.frames.push(at - last)
    last = at
    requestAnimationFrame(note)
  }
  requestAnimationFrame(note)
  window.bench.watched = watched
}

/** Answers when the page has nothing left to do. */
export function settle() {
  return new Promise((settled) => {
    requestAnimationFrame(() => requestIdleCallback(() => settled(), { timeout: 20_000 }))
  })
}
