import { declareRuns } from './runs.ts'

declareRuns(1, 2)
