/** The one origin of the app. Its page never comes from file: or the network. */
export const ORIGIN = 'app://studio'
export const START_PAGE = `${ORIGIN}/index.html`
/** The page of the screen on the studio's wall. */
export const WALL_PAGE = `${ORIGIN}/wall.html`
