#include <string.h>

#include "base/text.h"
#include "cli/handlers.h"

/* The one table: dispatch, help, the manual page and shell completion read it.
 * Rows stand in the order in which help lists them within their group. In help
 * texts a line that begins with two spaces is an example and stands as it is. */
const struct hoof_command hoof_commands[] = {
    {.name = "today",
     .run = hoof_cli_today,
     .needs = HOOF_NEEDS_BOOK | HOOF_NEEDS_KNOWLEDGE,
     .group = HOOF_GROUP_DAILY,
     .usage = "today",
     .summary = "Show what was logged today and what is ahead",
     .help = "Shows today's entries, what they add up to and the tests that are planned.\n"
             "`hoofbeat` without a command shows the same, and what you could type next.\n"
             "\n"
             "  hoofbeat\n"
             "  hoofbeat today --json"},
    {.name = "log",
     .run = hoof_cli_log,
     .needs = HOOF_WRITES_BOOK | HOOF_NEEDS_KNOWLEDGE,
     .group = HOOF_GROUP_DAILY,
     .usage = "log SENTENCE [--yes] [--dry-run] [--at TIME]\nlog KIND --field value ...",
     .summary = "Write down what happened, in your own words",
     .help = "Understands a plain sentence: symptoms, stools, meals, doses, vital signs, results,\n"
             "with counts, how bad it was and when. Without a time it happened now, or at --at.\n"
             "On a terminal it shows what it understood and asks before it saves. --yes saves\n"
             "at once, --dry-run only shows. What can be read in two ways is asked about and\n"
             "not saved; what is not understood is kept as text.\n"
             "\n"
             "`log KIND` takes the fields one by one and saves at once; `hoofbeat help log KIND`\n"
             "lists them.\n"
             "\n"
             "  hoofbeat log flushed badly at 6.45pm\n"
             "  hoofbeat log took 2 loperamide 2mg --yes\n"
             "  hoofbeat log \"cheese sandwich 12:30, flush 13:10\" --dry-run\n"
             "  hoofbeat log stool --count 2 --bristol 6"},
    {.name = "take",
     .run = hoof_cli_take,
     .needs = HOOF_WRITES_BOOK | HOOF_NEEDS_KNOWLEDGE,
     .group = HOOF_GROUP_DAILY,
     .usage = "take ITEM [--at TIME] [--dose N] [--site WHERE]",
     .summary = "Write down a dose of the plan as taken",
     .help = "ITEM is the id of an item of the plan, the beginning of one, or the name of the\n"
             "medicine where only one item has it. Amount and unit are the plan's; --dose gives\n"
             "another number in the same unit. Without --at it was taken now.\n"
             "\n"
             "  hoofbeat take lanreotide --site \"left buttock\"\n"
             "  hoofbeat take loperamide --at 13:50\n"
             "  hoofbeat take 019ab1f2-53c0-7000 --dose 50"},
    {.name = "skip",
     .run = hoof_cli_skip,
     .needs = HOOF_WRITES_BOOK | HOOF_NEEDS_KNOWLEDGE,
     .group = HOOF_GROUP_DAILY,
     .usage = "skip ITEM [--because TEXT]",
     .summary = "Write down that a dose of the plan was left out",
     .help = "The first dose of the item that is open today, or the late one, is written down\n"
             "as left out on purpose, with the reason if you give one. ITEM is as in `take`.\n"
             "\n"
             "  hoofbeat skip octreotide-sa\n"
             "  hoofbeat skip capecitabine --because \"sore mouth, nurse called\""},
    {.name = "food",
     .run = hoof_cli_food,
     .needs = HOOF_NEEDS_BOOK | HOOF_NEEDS_KNOWLEDGE | HOOF_NEEDS_PAGER | HOOF_STREAMS_BRIEFLY,
     .group = HOOF_GROUP_DAILY,
     .usage = "food TEXT... [--test LAB] [--brief]\nfood - [--test LAB] [--brief]",
     .summary = "See what is in a food, a meal or an ingredient list",
     .help = "Finds the foods of a text that stand in the list of foods and shows which triggers\n"
             "each is known for, how much, how sure that is, and what could be eaten instead. It\n"
             "also names the words that were not checked.\n"
             "\n"
             "--test LAB adds what the laboratory's sheet for the 5-HIAA test says, such as\n"
             "--test mayo. Without a sheet of that laboratory it shows what most of them say.\n"
             "--brief shows the foods and levels alone. `food -` reads standard input and\n"
             "answers each line; with --json each answer is one line.\n"
             "\n"
             "  hoofbeat food pizza and a glass of red wine\n"
             "  hoofbeat food --test mayo tomato soup\n"
             "  hoofbeat food - --json --brief < labels.txt"},
    {.name = "undo",
     .run = hoof_cli_undo,
     .needs = HOOF_WRITES_BOOK | HOOF_NEEDS_KNOWLEDGE,
     .group = HOOF_GROUP_DAILY,
     .usage = "undo",
     .summary = "Take back the last change",
     .help = "Takes back the last change whole: one sentence, one edit, one import. Used again\n"
             "it takes back the one before that. An undo itself is never undone; what was taken\n"
             "back stays in the book's history.\n"
             "\n"
             "  hoofbeat undo"},
    {.name = "journal",
     .run = hoof_cli_journal,
     .needs = HOOF_NEEDS_BOOK | HOOF_NEEDS_KNOWLEDGE | HOOF_NEEDS_PAGER,
     .group = HOOF_GROUP_LOOK,
     .usage = "journal [--from DATE] [--to DATE] [--kind KIND] [--last N]\n"
              "journal show ID",
     .summary = "List what was written down, or show one entry",
     .help = "Without options it lists the last 20 entries, oldest first. --from and --to are\n"
             "dates and both count. --kind keeps one kind of entry, such as symptom, stool, meal\n"
             "or dose. --last keeps the newest N.\n"
             "\n"
             "Beside each entry stands the beginning of its id. `journal show`, `edit` and\n"
             "`delete` take it for the whole. `journal show` also tells how an entry read before\n"
             "it was changed.\n"
             "\n"
             "  hoofbeat journal --from 2026-11-01 --kind symptom\n"
             "  hoofbeat journal show 019ab1f2-53c0-7000"},
    {.name = "edit",
     .run = hoof_cli_edit,
     .needs = HOOF_WRITES_BOOK | HOOF_NEEDS_KNOWLEDGE,
     .group = HOOF_GROUP_LOOK,
     .usage = "edit ID --field value ...",
     .summary = "Correct an entry or an item of the plan",
     .help = "Changes the fields that you name and keeps the others. An empty value (\"\") clears\n"
             "a field. The fields are those of `hoofbeat help log KIND`. How the entry read\n"
             "before stays in its history, and `undo` brings it back.\n"
             "\n"
             "  hoofbeat edit 019ab1f2-53c0-7000 --severity 4\n"
             "  hoofbeat edit 019ab1f2-53c0-7000 --at 2026-11-23T18:45 --text \"\""},
    {.name = "delete",
     .run = hoof_cli_delete,
     .needs = HOOF_WRITES_BOOK | HOOF_NEEDS_KNOWLEDGE,
     .group = HOOF_GROUP_LOOK,
     .usage = "delete ID",
     .summary = "Take an entry or an item out of the lists",
     .help = "The entry no longer counts and no longer shows. `undo` brings it back.\n"
             "\n"
             "  hoofbeat delete 019ab1f2-53c0-7000"},
    {.name = "profile",
     .run = hoof_cli_profile,
     .needs = HOOF_WRITES_WITH_WORDS | HOOF_NEEDS_KNOWLEDGE | HOOF_NEEDS_PAGER,
     .group = HOOF_GROUP_LOOK,
     .usage = "profile\nprofile set KEY VALUE [KEY VALUE ...]",
     .summary = "Show or change who this journal is about",
     .help = "Everything in the profile is optional. A key inside another is written with a\n"
             "point, a list is separated by commas, an empty value (\"\") clears a key.\n"
             "\n"
             "  hoofbeat profile\n"
             "  hoofbeat profile set zone Europe/London weight_kg 61.5\n"
             "  hoofbeat profile set diagnosis.grade G2\n"
             "  hoofbeat profile set food_lists.avoid red-wine,banana"},
    {.name = "plan",
     .run = hoof_cli_plan,
     .needs = HOOF_WRITES_WITH_WORDS | HOOF_NEEDS_KNOWLEDGE | HOOF_NEEDS_PAGER,
     .group = HOOF_GROUP_LOOK,
     .usage =
         "plan\nplan add SENTENCE\nplan add --field value ...\nplan change ITEM --field value ...\n"
         "plan stop ITEM --on DATE\nplan calendar [--from DATE] [--to DATE]\n"
         "plan check [--days N]\n"
         "plan acknowledge CHECK [--item ID]... [--team] [--by WHO] [--note TEXT]",
     .summary = "List the plan; add to it, change it, date it and check it",
     .help = "Lists the items of the plan as they were entered.\n"
             "\n"
             "`plan add` copies what your team wrote into the plan: a medicine or a treatment in\n"
             "cycles as a sentence, with its dose, how often, and from when. What is missing is\n"
             "asked for. By fields it can be a medicine (--agent), a treatment in cycles\n"
             "(--regimen), an appointment (--event) or a test (--test); `hoofbeat help plan KIND`\n"
             "lists the fields. `plan change` changes the fields\n"
             "that you name, `plan stop` writes down the last day, `delete` takes an item out.\n"
             "ITEM is an id or the beginning of one, or the name of the medicine where only one\n"
             "item has it.\n"
             "\n"
             "`plan calendar` dates them: each dose, cycle, test and event, from today and eight\n"
             "weeks ahead where no other days are given. A long-acting injection that was given\n"
             "early or late moves those after it.\n"
             "\n"
             "`plan check` looks from today N days ahead (56) and back on what was logged, and\n"
             "says what clashes, why, and what to ask. `plan acknowledge` writes down that you\n"
             "have seen what a check says, or with --team that your team plans it so.\n"
             "\n"
             "  hoofbeat plan\n"
             "  hoofbeat plan add lanreotide 120 mg every 28 days since 5 January 2026\n"
             "  hoofbeat plan add octreotide 100 mcg three times a day and as needed\n"
             "  hoofbeat plan add captem-750 from 1 December, four cycles\n"
             "  hoofbeat plan add --agent lanreotide --dose 120 --unit mg --route deep-sc \\\n"
             "    --every-days 28 --from 2026-01-05\n"
             "  hoofbeat plan add --regimen captem-750 --from 2026-12-01 --cycles 4\n"
             "  hoofbeat plan change lanreotide --dose 90\n"
             "  hoofbeat plan stop lanreotide --on 2026-12-31\n"
             "  hoofbeat plan calendar --from 2026-12-01 --to 2026-12-31\n"
             "  hoofbeat plan check --days 28\n"
             "  hoofbeat plan acknowledge C23-lar-max --team --by \"NET nurse\""},
    {.name = "facts",
     .run = hoof_cli_facts,
     .needs = HOOF_NEEDS_KNOWLEDGE | HOOF_NEEDS_PAGER,
     .group = HOOF_GROUP_LOOK,
     .usage = "facts [SUBJECT]",
     .summary = "Show what Hoofbeat knows, how sure it is, and from where",
     .help = "Without a subject it lists every food, medicine, laboratory and topic with the\n"
             "number of statements about it: read on a page, or from memory and not yet checked.\n"
             "With a subject it shows each statement and the page that it rests on.\n"
             "\n"
             "  hoofbeat facts banana\n"
             "  hoofbeat facts hiaa-mayo"},
    {.name = "import",
     .run = hoof_cli_import,
     .needs = HOOF_WRITES_BOOK | HOOF_NEEDS_KNOWLEDGE,
     .group = HOOF_GROUP_DATA,
     .usage = "import FILE [--as journal] [--dry-run] [--lenient]\n"
              "import --undo BATCH",
     .summary = "Bring in a file",
     .help = "Reads a file that `hoofbeat export json` wrote, or one of the same form; `-` reads\n"
             "standard input. What is there already is not added again. If anything in the file\n"
             "cannot be read, its place is named and nothing is saved.\n"
             "\n"
             "--dry-run shows what would happen and saves nothing. --lenient keeps keys that the\n"
             "program does not know as text in place of refusing the file. The answer names a\n"
             "batch: `import --undo BATCH` takes the whole import back.\n"
             "\n"
             "  hoofbeat import old-journal.json --dry-run\n"
             "  hoofbeat import old-journal.json"},
    {.name = "export",
     .run = hoof_cli_export,
     .needs = HOOF_NEEDS_BOOK | HOOF_NEEDS_KNOWLEDGE,
     .group = HOOF_GROUP_DATA,
     .usage = "export json -o FILE",
     .summary = "Write everything into one file",
     .help = "The file holds the whole profile, plan and journal in a documented form; `import`\n"
             "reads it back. `-o -` writes to standard output. A file of that name is replaced\n"
             "only when the new one is complete. Nobody else on this computer may read it.\n"
             "\n"
             "  hoofbeat export json -o my-journal.json"},
    {.name = "verify",
     .run = hoof_cli_verify,
     .needs = HOOF_TELLS_OF_BOOK | HOOF_NEEDS_BOOK | HOOF_NEEDS_KNOWLEDGE,
     .group = HOOF_GROUP_DATA,
     .usage = "verify",
     .summary = "Check that the book is whole",
     .help = "Checks the file and the meaning of everything in it. It changes nothing. With a\n"
             "problem it ends with status 3 and names each place.\n"
             "\n"
             "  hoofbeat verify"},
    {.name = "demo",
     .run = hoof_cli_demo,
     .needs = HOOF_WRITES_BOOK | HOOF_NEEDS_KNOWLEDGE,
     .group = HOOF_GROUP_DATA,
     .usage = "demo",
     .summary = "Fill an empty book with a made-up person",
     .help = "Puts a made-up person's last year into an empty book, to look around in. Every page\n"
             "says that it is made up. It is refused where the book has entries of its own.\n"
             "\n"
             "  hoofbeat --book /tmp/demo demo\n"
             "  hoofbeat --book /tmp/demo today"},
    {.name = "help",
     .run = hoof_cli_help,
     .needs = HOOF_NEEDS_PAGER,
     .group = HOOF_GROUP_PROGRAM,
     .usage = "help [COMMAND [KIND]]",
     .summary = "Show all commands, or how one is used",
     .help = "Without a name it lists every command. With one it shows how that command is\n"
             "called and what it takes, with examples. `hoofbeat COMMAND --help` does the same.\n"
             "\n"
             "`help log KIND` lists the fields of one kind of entry.\n"
             "\n"
             "`help --man` writes the manual page, `help --complete bash` (or zsh, fish) the\n"
             "file that lets your shell finish command names.\n"
             "\n"
             "  hoofbeat help journal\n"
             "  hoofbeat help log symptom"},
    {.name = "serve",
     .run = hoof_cli_serve,
     .needs = HOOF_OPENS_ITSELF,
     .group = HOOF_GROUP_PROGRAM,
     .usage = "serve [--port 8465]",
     .summary = "Open the same things as pages in the browser of this computer",
     .help = "Prints an address to open in the browser. It works once; press Enter in this\n"
             "window for a new one. Only this computer can reach the pages. Ctrl-C stops.\n"
             "\n"
             "`--port 0` picks a free port.\n"
             "\n"
             "  hoofbeat serve\n"
             "  hoofbeat serve --port 0"},
    {.name = "version",
     .run = hoof_cli_version,
     .needs = HOOF_NEEDS_NOTHING,
     .group = HOOF_GROUP_PROGRAM,
     .usage = "version",
     .summary = "Show which Hoofbeat this is",
     .help = "Prints the name and number of this version. `hoofbeat --version` does the same.\n"
             "\n"
             "  hoofbeat --version"},
    {0},
};

const struct hoof_command *hoof_command_find(const char *name)
{
    for (const struct hoof_command *command = hoof_commands; command->name; command++) {
        if (strcmp(command->name, name) == 0)
            return command;
    }
    return NULL;
}

const char *hoof_command_nearest(const char *name)
{
    const char *nearest = NULL;
    unsigned best = 3;
    size_t n = strlen(name);
    for (const struct hoof_command *command = hoof_commands; command->name; command++) {
        size_t length = strlen(command->name);
        unsigned distance = hoof_text_distance(name, n, command->name, length, 2);
        /* "jour" and "journa" mean the journal, but are not taken for it. */
        if (n >= 3 && n < length && memcmp(name, command->name, n) == 0)
            distance = 1;
        if (distance < best && distance < length) {
            best = distance;
            nearest = command->name;
        }
    }
    return nearest;
}
