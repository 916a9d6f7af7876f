/* For every target: jansson's tables are in the same order in every run, so that
 * the same seed leads to the same inputs. Before main, because a target may have
 * a LLVMFuzzerInitialize of its own. */
#include <jansson.h>

__attribute__((constructor)) static void seed_tables(void)
{
    json_object_seed(1);
}
