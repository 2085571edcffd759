/** The one channel on which the window asks. */
export const CALL_CHANNEL = 'studio:call'
/** The one channel on which main tells every window what to look at again, and how far a long task is. */
export const PUSH_CHANNEL = 'studio:push'
