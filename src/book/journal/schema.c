#include "book/journal/schema.h"

#define TEXT_OF(x) #x
#define TEXT(x)    TEXT_OF(x)

static const char schema[] =
#include "book/schema.inc"
    "PRAGMA application_id = " TEXT(HOOF_APPLICATION_ID) ";\n"
                                                         "PRAGMA user_version = " TEXT(
                                                             HOOF_SCHEMA_VERSION) ";\n";

const char *hoof_schema_sql(void)
{
    return schema;
}
