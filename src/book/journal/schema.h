/*
 * schema: the tables of journal.db, as text for SQLite (schema.sql), and the
 * two marks in the file's header.
 */
#ifndef HOOF_BOOK_JOURNAL_SCHEMA_H
#define HOOF_BOOK_JOURNAL_SCHEMA_H

#define HOOF_APPLICATION_ID 0x486f6f66 /* "Hoof" */
#define HOOF_SCHEMA_VERSION 1

/* Makes all tables and sets both marks, for a transaction that is open. */
const char *hoof_schema_sql(void);

#endif
