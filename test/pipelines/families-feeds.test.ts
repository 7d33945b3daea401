import { testFamilies } from '../contract/family.ts'
import { isPaged, isWindow, shapesOf } from '../support/shapes.ts'

testFamilies(await shapesOf((shape) => !isPaged(shape) && isWindow(shape)))
