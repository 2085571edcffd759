import { z } from 'zod'

/** The content policy forbids making code from text; zod would try, and every start would report a violation. */
z.config({ jitless: true })
