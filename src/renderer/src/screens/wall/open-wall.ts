/** Asks for the window on the studio's wall. Main opens it and answers with no handle to it, so nothing comes back. */
export function openWall(): void {
  window.open(new URL('wall.html', location.href))
}
