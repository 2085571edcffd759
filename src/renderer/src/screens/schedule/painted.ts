/** A window that is out of sight draws no frames; nobody waits for it longer than this, ms. */
const LONGEST = 100

/** Comes when what was changed just now has been painted. */
export function painted(): Promise<void> {
  return new Promise((resolve) => {
    const giveUp = setTimeout(resolve, LONGEST)
    requestAnimationFrame(() => {
      // Before a frame is painted its callbacks run, and a message is the next task after it.
      const { port1, port2 } = new MessageChannel()
      port1.onmessage = () => {
        clearTimeout(giveUp)
        port1.close()
        resolve()
      }
      port2.postMessage(null)
    })
  })
}
