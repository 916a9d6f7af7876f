/*
 * ordinals: counts equal records of one file (1, 2, ...), by the id that their
 * content gives, so that two equal stools of a day stay two.
 */
#ifndef HOOF_ASK_ORDINALS_H
#define HOOF_ASK_ORDINALS_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#include "base/error.h"

struct hoof_ordinal;
struct hoof_ordinals { /* starts as all zero bits */
    struct hoof_ordinal *slots;
    size_t capacity, count;
};

bool hoof_ordinals_next(struct hoof_ordinals *ordinals, const char *id, unsigned *ordinal,
                        struct hoof_error *err);
void hoof_ordinals_release(struct hoof_ordinals *ordinals);

#endif
