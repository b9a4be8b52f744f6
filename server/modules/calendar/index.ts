export { calendarModule } from './calendar.module.js';
