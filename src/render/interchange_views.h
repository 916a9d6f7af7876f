/*
 * interchange_views: what an import, an export and a check of the book answer.
 */
#ifndef HOOF_RENDER_INTERCHANGE_VIEWS_H
#define HOOF_RENDER_INTERCHANGE_VIEWS_H

#include "ask/interchange.h"
#include "render/text.h"

void hoof_import_json(const struct hoof_import_answer *answer, struct hoof_buf *out);
/* name: of the file that was read. */
void hoof_import_text(struct hoof_text *text, const char *name,
                      const struct hoof_import_answer *answer);

/* A made-up person moved into an empty book. */
void hoof_demo_text(struct hoof_text *text, const struct hoof_import_answer *answer);

void hoof_verify_json(const struct hoof_verify_answer *answer, struct hoof_buf *out);
void hoof_verify_text(struct hoof_text *text, const struct hoof_verify_answer *answer);

/* hoofbeat.file/1: a file was written. */
void hoof_file_json(const char *file, size_t bytes, struct hoof_buf *out);
void hoof_file_text(struct hoof_text *text, const char *file, size_t bytes);

#endif
