#include "ask/lexicon.h"

#include "book/knowledge/knowledge.h"

bool hoof_ask_lexicon(struct hoof_ask *ask, const struct hoof_lexicon **out, struct hoof_error *err)
{
    struct hoof_block block;
    return hoof_knowledge_block(ask->books, &block, err) &&
           hoof_lexicon_open(ask->arena, &block, out, err);
}
