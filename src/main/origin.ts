/** The one origin of the app. Its page never comes from file: or the network. */
export const ORIGIN = 'app://studio'
export const START_PAGE = `${ORIGIN}/index.html`
