export { transcriptBooksEntities } from './transcript-books.entities.js';
export { transcriptBooksModule } from './transcript-books.module.js';
