/* Reads one treatment: its medicines. */
#include "knowledge_book.h"

void read_treatment(struct book *book, const struct yaml_node *root)
{
    if (!book_keys(book, root, "A treatment", "version title terms"))
        return;
    book_text(book, root, "title", REQUIRED);
    book_terms(book, "agent", root, REQUIRED);
}
