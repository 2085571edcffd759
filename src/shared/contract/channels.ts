/** The one channel on which the window asks the studio. */
export const CALL_CHANNEL = 'studio:call'
/** The channel on which a window says what this computer shall speak: nothing of the studio, and so not the core's. */
export const LANGUAGE_CHANNEL = 'computer:language'
/** The one channel on which main tells every window what to look at again, and how far a long task is. */
export const PUSH_CHANNEL = 'studio:push'
