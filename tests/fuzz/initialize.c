/* For every target: jansson's tables are in the same order in every run, so that
 * the same seed leads to the same inputs. */
#include <jansson.h>

int LLVMFuzzerInitialize(int *argc, char ***argv)
{
    (void)argc;
    (void)argv;
    json_object_seed(1);
    return 0;
}
